use clap::{Args, Subcommand};
use rebated_domain::user::Role;
use rebated_service::ErrorKind;
use rebated_service::users::{TokenFor, operator_token};

use super::exit::{Failure, Outcome};
use super::open;
use crate::config::Config;

#[derive(Subcommand)]
pub enum Command {
    /// Print an access token as the last line
    Create(Whom),
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Whom {
    /// For the operator's own user of a role, made when it is not there: MEMBER, SUPPORT, FINANCE or ADMIN
    #[arg(long, value_parser = role)]
    role: Option<Role>,
    /// For the user with this e-mail address
    #[arg(long, value_name = "EMAIL")]
    user: Option<String>,
}

/// `rebated token …`
pub async fn run(config: &Config, command: Command) -> Outcome {
    let Command::Create(whom) = command;
    let whom = match (whom.role, whom.user) {
        (Some(role), _) => TokenFor::Role(role),
        (None, Some(email)) => TokenFor::Email(email),
        (None, None) => return Ok(()),
    };
    let platform = open::platform(config).await?;
    let token = operator_token(&platform, whom).await.map_err(|error| match error.kind() {
        ErrorKind::Refused => Failure::usage(error),
        _ => Failure::failed(error),
    })?;
    println!("{token}");
    Ok(())
}

fn role(text: &str) -> Result<Role, String> {
    text.to_uppercase()
        .parse()
        .map_err(|_| "the roles are MEMBER, SUPPORT, FINANCE, ADMIN and BOT".to_owned())
}
