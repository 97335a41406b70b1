//! What Linux tells about a process. Elsewhere nothing is known.

use std::fs::read_to_string;
use std::time::Duration;

/// The kernel counts CPU time in hundredths of a second on every platform that matters.
const TICK: Duration = Duration::from_millis(10);

/// CPU time of a process, user and system together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cpu {
    /// Its own.
    pub own: Duration,
    /// That of children that have ended.
    pub ended_children: Duration,
}

/// CPU time so far.
pub fn cpu(pid: u32) -> Option<Cpu> {
    let fields = stat(pid)?;
    // counted from the state, the third field of proc(5)
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u32>().ok());
    Some(Cpu { own: TICK * (ticks(11)? + ticks(12)?), ended_children: TICK * (ticks(13)? + ticks(14)?) })
}

/// Who started a process.
pub fn parent(pid: u32) -> Option<u32> {
    stat(pid)?.get(1)?.parse().ok()
}

/// The processes that a process has started and that are still there.
pub fn children(pid: u32) -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir("/proc") else { return Vec::new() };
    let pids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    pids.filter(|child| parent(*child) == Some(pid)).collect()
}

/// The program's name as the kernel keeps it.
pub fn name(pid: u32) -> Option<String> {
    Some(read_to_string(format!("/proc/{pid}/comm")).ok()?.trim().to_owned())
}

/// Memory in use, in MiB.
pub fn resident(pid: u32) -> Option<u64> {
    status(pid, "VmRSS:")
}

/// Has this process's peak counted from now on; without the right to, it stays what it was.
pub fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that was ever in use, in MiB.
pub fn peak(pid: u32) -> Option<u64> {
    status(pid, "VmHWM:")
}

fn status(pid: u32, field: &str) -> Option<u64> {
    let text = read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(field))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib / 1024)
}

/// The fields of `/proc/PID/stat` behind the name, which may hold blanks and brackets.
fn stat(pid: u32) -> Option<Vec<String>> {
    let text = read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, fields) = text.rsplit_once(')')?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}
