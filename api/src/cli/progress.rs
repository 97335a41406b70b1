//! Progress on standard error, shown only when that is a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use rebated_service::verify::Progress;

const TICK: Duration = Duration::from_millis(120);

/// Something is being done, and nobody knows for how long.
pub fn spinner(message: &'static str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(message);
    spinner.enable_steady_tick(TICK);
    spinner
}

/// Bytes of a file are being worked through.
pub fn bytes(total: u64, message: &'static str) -> ProgressBar {
    let template = "{msg} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(total).with_style(style).with_message(message)
}

/// Checks are being made, some of them row by row.
pub fn checks() -> ProgressBar {
    let bar = ProgressBar::new(0);
    bar.enable_steady_tick(TICK);
    bar
}

/// Shows how far the checks are.
pub fn show(bar: &ProgressBar, now: Progress) {
    let template = if now.total == 0 { "{spinner} {msg}" } else { "{msg} {wide_bar} {pos}/{len} {eta}" };
    if bar.length() != Some(now.total) {
        bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        bar.set_length(now.total);
    }
    bar.set_message(now.check);
    bar.set_position(now.done);
}

/// Rows are being worked through; how many there are is told with [`at`].
pub fn rows(what: &'static str) -> ProgressBar {
    let template = "{msg} {wide_bar} {pos}/{len} {per_sec} {eta}";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style).with_message(what)
}

/// Shows how many rows are done, of how many.
pub fn at(bar: &ProgressBar, done: u64, total: u64) {
    bar.set_length(total);
    bar.set_position(done);
}
