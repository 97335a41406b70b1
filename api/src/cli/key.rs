use clap::Subcommand;
use rebated_service::users::rotate_keys;

use super::exit::{Failure, Outcome};
use super::open;
use crate::config::Config;

#[derive(Clone, Copy, Subcommand)]
pub enum Command {
    /// Sign access tokens with a new key from now on; older tokens stay valid until they end
    Rotate,
}

/// `rebated key …`
pub async fn run(config: &Config, Command::Rotate: Command) -> Outcome {
    let platform = open::platform(config).await?;
    let id = rotate_keys(&platform).await.map_err(Failure::failed)?;
    println!("{id}");
    Ok(())
}
