use std::io::{IsTerminal as _, stderr};

use anyhow::anyhow;
use tracing_subscriber::EnvFilter;

use super::exit::{Failure, Outcome};
use crate::config::{LogConfig, LogFormat};

/// Starts logging to standard error.
pub fn start(log: &LogConfig) -> Outcome {
    let filter = EnvFilter::try_new(&log.filter)
        .map_err(|error| Failure::usage(anyhow!("`log.filter` is not a filter: {error}")))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr)
        .with_ansi(stderr().is_terminal());
    let started = match log.format {
        LogFormat::Text => lines.with_target(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    started.map_err(|error| Failure::failed(anyhow!("logging cannot be started: {error}")))
}
