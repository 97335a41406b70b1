//! Starts the bot; see README.md for its variables.

use std::process::ExitCode;

use rebated_telegram_bot::config::Config;
use rebated_telegram_bot::{log, run};

#[tokio::main]
async fn main() -> ExitCode {
    let config = match Config::read(|name| std::env::var(name).ok()) {
        Ok(config) => config,
        Err(error) => {
            log::note(error);
            return ExitCode::from(2);
        }
    };
    let ended = tokio::select! {
        ended = run::run(config) => ended,
        _ = tokio::signal::ctrl_c() => return ExitCode::SUCCESS,
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::note(error);
            ExitCode::FAILURE
        }
    }
}
