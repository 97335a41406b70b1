//! The command line: one file per command.

mod backtest;
mod bills;
mod config;
mod demo;
mod exit;
mod import;
mod key;
mod migrate;
mod open;
mod out;
mod outlets;
mod progress;
mod rules;
mod schema;
mod serve;
mod serving;
mod telemetry;
mod token;
mod user;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use rebated_service::Platform;

use crate::config::{Config, Sources, load};
use exit::{Failure, Outcome};

/// The backend of a shopping-rebate platform: one program that serves the API and runs the books.
#[derive(Parser)]
#[command(name = "rebated", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Without a command the server is started. Exit codes: 0 done, 1 failed or a \
                        difference was found, 2 wrong usage or configuration.")]
struct Cli {
    #[command(flatten)]
    setup: Setup,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command understands.
#[derive(Args)]
struct Setup {
    /// Configuration file [default: rebated.toml in the working folder, if it is there]
    #[arg(long, global = true, value_name = "FILE", env = "REBATED_CONFIG", help_heading = "Setup")]
    config: Option<PathBuf>,
    /// Database to work on: sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME
    #[arg(long, global = true, value_name = "URL", help_heading = "Setup")]
    database_url: Option<String>,
    /// Set a configuration key, such as log.filter=debug; may be repeated
    #[arg(long = "set", global = true, value_name = "KEY=VALUE", value_parser = pair, help_heading = "Setup")]
    keys: Vec<(String, String)>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API (the default)
    Serve(serve::Arguments),
    /// Fill a database with a believable data set and print tokens to try it with
    Demo,
    /// Bring the database's schema up to date
    Migrate,
    /// Import a file of orders
    Import(import::Arguments),
    /// Issue monthly bills
    #[command(subcommand)]
    Bills(bills::Command),
    /// Rebate rules as files
    #[command(subcommand)]
    Rules(rules::Command),
    /// Compute every balance and bill again and tell the first difference
    Verify,
    /// Price the past again with other rules and tell what would have changed
    Backtest(backtest::Arguments),
    /// People who may sign in
    #[command(subcommand)]
    User(user::Command),
    /// Access tokens for the operator
    #[command(subcommand)]
    Token(token::Command),
    /// Keys that sign access tokens
    #[command(subcommand)]
    Key(key::Command),
    /// The GraphQL schema
    #[command(subcommand)]
    Schema(schema::Command),
    /// The configuration
    #[command(subcommand)]
    Config(config::Command),
}

impl Setup {
    fn load(&self, flags: Vec<(String, String)>) -> Result<Config, Failure> {
        let mut sources = Sources::of_process();
        sources.file.clone_from(&self.config);
        sources.flags.clone_from(&self.keys);
        sources.flags.extend(self.database_url.iter().map(|url| ("database_url".to_owned(), url.clone())));
        sources.flags.extend(flags);
        load(&sources).map_err(Failure::usage)
    }
}

/// Stack of a worker in bytes. The executor takes some stack for each level of an operation, and without
/// optimisation the deepest that is admitted takes four million bytes. Only what is used is ever backed by
/// memory.
const STACK: usize = 32 << 20;

/// Adds to the platform of a server, before anybody uses it.
pub type Furnish = fn(&Platform);

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    main_with(|_| {})
}

/// The same, with kinds of jobs beside the platform's own.
pub fn main_with(furnish: Furnish) -> ExitCode {
    let Cli { setup, command } = Cli::parse();
    let command = command.unwrap_or_else(|| Command::Serve(serve::Arguments::default()));
    exit::code(run(&setup, command, furnish))
}

fn run(setup: &Setup, command: Command, furnish: Furnish) -> Outcome {
    match &command {
        // these need no configuration
        Command::Schema(command) => return schema::run(command),
        Command::Config(config::Command::Reference) => return config::reference(),
        Command::Rules(command) => {
            if let Some(done) = rules::run_alone(command) {
                return done;
            }
        }
        _ => {}
    }
    let flags = match &command {
        Command::Serve(arguments) => arguments.flags(),
        _ => Vec::new(),
    };
    let config = setup.load(flags)?;
    telemetry::start(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK)
        .build()
        .map_err(Failure::failed)?;
    runtime.block_on(run_on(&config, command, furnish))
}

async fn run_on(config: &Config, command: Command, furnish: Furnish) -> Outcome {
    match command {
        Command::Serve(arguments) => serve::run(config, &arguments, furnish).await,
        Command::Demo => demo::run(config).await,
        Command::Migrate => migrate::run(config).await,
        Command::Import(arguments) => import::run(config, &arguments).await,
        Command::Bills(command) => bills::run(config, &command).await,
        Command::Rules(command) => rules::run(config, &command).await,
        Command::Verify => verify::run(config).await,
        Command::Backtest(arguments) => backtest::run(config, &arguments).await,
        Command::User(command) => user::run(config, &command).await,
        Command::Token(command) => token::run(config, command).await,
        Command::Key(command) => key::run(config, command).await,
        Command::Config(config::Command::Show) => config::show(config),
        Command::Schema(_) | Command::Config(config::Command::Reference) => Ok(()),
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("write KEY=VALUE")?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
