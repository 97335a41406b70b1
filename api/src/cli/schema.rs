use std::path::PathBuf;

use anyhow::Context as _;
use clap::Subcommand;

use super::exit::Outcome;
use super::out;
use crate::graphql;

#[derive(Subcommand)]
pub enum Command {
    /// Print the schema, or write it to a file
    Export {
        /// File to write, such as schema.graphql
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// `rebated schema …`
pub fn run(command: &Command) -> Outcome {
    let Command::Export { output } = command;
    let Some(path) = output else { return out::write(&graphql::sdl()) };
    std::fs::write(path, graphql::sdl()).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}
