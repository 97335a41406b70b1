use clap::Subcommand;

use super::exit::Outcome;
use super::out;
use crate::config::{self, Config};

#[derive(Clone, Copy, Subcommand)]
pub enum Command {
    /// Print the page that explains every key
    Reference,
    /// Show the configuration in force, without passwords
    Show,
}

/// `rebated config reference`
pub fn reference() -> Outcome {
    out::write(&config::reference())
}

/// `rebated config show`
pub fn show(config: &Config) -> Outcome {
    out::write(&format!("{config:#?}\n"))
}
