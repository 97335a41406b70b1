//! What the operator reads on standard error. No texts of members are written, and no keys.

use std::fmt::Display;

/// Writes one line.
pub fn note(what: impl Display) {
    eprintln!("telegram-bot: {what}");
}
