use std::io::{IsTerminal as _, stdin};

use anyhow::Context as _;
use clap::Subcommand;
use rebated_service::ErrorKind;
use rebated_service::users::create_admin;

use super::exit::{Failure, Outcome};
use super::open;
use crate::config::Config;

#[derive(Subcommand)]
pub enum Command {
    /// Make an administrator who can sign in; the password is the first line of standard input
    CreateAdmin {
        /// E-mail address to sign in with
        #[arg(long)]
        email: String,
    },
}

/// `rebated user …`
pub async fn run(config: &Config, command: &Command) -> Outcome {
    let Command::CreateAdmin { email } = command;
    let password = first_line()?;
    let platform = open::platform(config).await?;
    let user = create_admin(&platform, email, &password).await.map_err(|error| match error.kind() {
        ErrorKind::Refused => Failure::usage(error),
        _ => Failure::failed(error),
    })?;
    println!("{} is an administrator.", user.email.unwrap_or_default());
    Ok(())
}

/// A password in the arguments would be seen by everybody who lists the machine's processes.
fn first_line() -> anyhow::Result<String> {
    if stdin().is_terminal() {
        eprint!("Password (10 characters or more, shown as you type): ");
    }
    let mut line = String::new();
    stdin().read_line(&mut line).context("standard input cannot be read")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
