//! Real processes of the server.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use rebated_tests::TestApp;

/// How long anything may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK: Duration = Duration::from_millis(20);

/// A process; killed when dropped.
pub struct Process(Child);

impl Process {
    /// Starts a server on the app's database, which dies at `point` if there is one.
    pub fn start(app: &TestApp, role: &str, file: &Path, point: Option<&str>) -> Self {
        Self::start_with(app, role, file, point, &[])
    }

    /// The same with further settings, such as `broker.kind=memory`.
    pub fn start_with(
        app: &TestApp,
        role: &str,
        file: &Path,
        point: Option<&str>,
        settings: &[String],
    ) -> Self {
        let (url, schema) = app.place();
        let mut command = Command::new(env!("CARGO_BIN_EXE_rebated_probed"));
        command.current_dir(file.parent().unwrap());
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("REBATED_")) {
            command.env_remove(name);
        }
        command.args(["--database-url", &url, "--set", "log.filter=error"]);
        if let Some(schema) = schema {
            command.args(["--set", &format!("database.schema={schema}")]);
        }
        // making keys takes a while, and few tests pay
        command.args(["--set", "payments.simulators=off"]);
        for setting in settings {
            command.args(["--set", setting]);
        }
        command.args(["serve", "--listen", "127.0.0.1:0", "--role", role]).env("PROBE_FILE", file);
        if let Some(point) = point {
            command.env("REBATED_CRASH_AT", point);
        }
        Self(command.stdout(Stdio::piped()).spawn().expect("the server starts"))
    }

    /// The address that the process says it listens on.
    pub fn address(&mut self) -> String {
        let mut lines = BufReader::new(self.0.stdout.take().unwrap()).lines();
        loop {
            let line = lines.next().expect("it says where it listens").unwrap();
            if let Some((_, address)) = line.split_once("http://") {
                return address.split(['/', ' ']).next().unwrap().to_owned();
            }
        }
    }

    /// Waits for the end of the process.
    pub async fn end(&mut self) -> ExitStatus {
        let ended = async {
            loop {
                if let Some(status) = self.0.try_wait().unwrap() {
                    return status;
                }
                tokio::time::sleep(LOOK).await;
            }
        };
        tokio::time::timeout(PATIENCE, ended).await.expect("the process ends")
    }

    /// Asks it to stop, as an operator does, and waits until it has.
    pub async fn stop(mut self) {
        let id = self.0.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(self.end().await.success());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // it may have ended
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The status line of a GET.
pub fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

/// Waits until something is so.
pub async fn until(what: &str, mut so: impl AsyncFnMut() -> bool) {
    let wait = async {
        while !so().await {
            tokio::time::sleep(LOOK).await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, wait).await.is_ok(), "{what}");
}
