use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use rebated_domain::rule::{Problem, RuleDocument, document_schema_text, problems_of_document};
use rebated_entity::rebate_rule;
use rebated_service::rules::{self, Import, RuleError, Which};
use rebated_service::{Actor, ErrorKind};

use super::exit::{Failure, Outcome};
use super::{open, out};
use crate::config::Config;

#[derive(Subcommand)]
pub enum Command {
    /// Print the rules in force as a file
    Export {
        /// The newest version of every rule that is not retired, published or not
        #[arg(long)]
        newest: bool,
    },
    /// Make the rules say what a file says; repeating changes nothing
    Import(Arguments),
    /// Look for problems in a file, without a database
    Check {
        /// The file
        file: PathBuf,
    },
    /// Print the JSON Schema of the files
    Schema,
}

#[derive(Args)]
pub struct Arguments {
    /// The file
    file: PathBuf,
    /// Put what the file says in force, all of it at once
    #[arg(long)]
    publish: bool,
    /// For orders from this time on, such as 2026-11-11T00:00:00+08:00 [default: at once]
    #[arg(long, value_name = "TIME", requires = "publish")]
    at: Option<DateTime<Utc>>,
    /// Retire the published rules that the file does not have
    #[arg(long)]
    retire_others: bool,
}

/// What of `rebated rules …` needs no configuration; none for the rest.
pub fn run_alone(command: &Command) -> Option<Outcome> {
    match command {
        Command::Check { file } => Some(check(file)),
        Command::Schema => Some(out::write(&document_schema_text())),
        Command::Export { .. } | Command::Import(_) => None,
    }
}

/// The rest of `rebated rules …`
pub async fn run(config: &Config, command: &Command) -> Outcome {
    match command {
        Command::Export { newest } => export(config, *newest).await,
        Command::Import(arguments) => import(config, arguments).await,
        Command::Check { .. } | Command::Schema => Ok(()),
    }
}

async fn export(config: &Config, newest: bool) -> Outcome {
    let platform = open::platform(config).await?;
    let which = if newest { Which::Newest } else { Which::InForce };
    let document = rules::export(&platform, &Actor::system(), which).await.map_err(Failure::failed)?;
    out::write(&document.to_text())
}

async fn import(config: &Config, arguments: &Arguments) -> Outcome {
    let text = read(&arguments.file)?;
    let platform = open::platform(config).await?;
    let how = Import { publish: arguments.publish, at: arguments.at, retire_others: arguments.retire_others };
    let done = rules::import(&platform, &Actor::system(), &text, how).await;
    let done = done.map_err(|error| explain(&arguments.file, error))?;
    let lists = [
        ("created", &done.created),
        ("changed", &done.changed),
        ("published", &done.published),
        ("retired", &done.retired),
    ];
    for (what, rules) in lists {
        rules.iter().for_each(|rule: &rebate_rule::Model| println!("{what} {}", rule.key));
    }
    println!("unchanged: {}", done.unchanged.len());
    Ok(())
}

fn check(file: &Path) -> Outcome {
    let problems = match RuleDocument::parse(&read(file)?) {
        Ok(document) => problems_of_document(&document),
        Err(error) => vec![error.into()],
    };
    if problems.is_empty() { Ok(()) } else { Err(refused(file, &problems)) }
}

fn read(file: &Path) -> Result<String, Failure> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()));
    text.map_err(Failure::Usage)
}

fn explain(file: &Path, error: RuleError) -> Failure {
    match error {
        RuleError::Wrong(problems) => refused(file, &problems),
        error if error.kind() == ErrorKind::Refused => Failure::usage(error),
        error => Failure::failed(error),
    }
}

/// Prints every problem with its field.
fn refused(file: &Path, problems: &[Problem]) -> Failure {
    problems.iter().for_each(|problem| eprintln!("{}: {problem}", problem.field));
    Failure::Failed(anyhow!("{} has {} problems", file.display(), problems.len()))
}
