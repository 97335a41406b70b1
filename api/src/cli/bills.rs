use clap::Subcommand;
use rebated_service::bills::{self, BillError};
use rebated_service::{Actor, ErrorKind};

use super::exit::{Failure, Outcome};
use super::{open, progress};
use crate::config::Config;

#[derive(Subcommand)]
pub enum Command {
    /// Close a month, and every open one before it, and issue its bills; repeating changes nothing
    Issue {
        /// The month, such as 2026-10
        #[arg(long, value_name = "YYYY-MM")]
        period: String,
    },
}

/// `rebated bills …`
pub async fn run(config: &Config, command: &Command) -> Outcome {
    let Command::Issue { period } = command;
    let platform = open::platform(config).await?;
    let spinner = progress::spinner("closing");
    let issued = bills::issue(&platform, &Actor::system(), period).await;
    spinner.finish_and_clear();
    let report = issued.map_err(explain)?;
    for month in &report.closed {
        println!("closed {month}");
    }
    println!("bills of {}: {}", report.period, report.bills);
    Ok(())
}

fn explain(error: BillError) -> Failure {
    match error.kind() {
        ErrorKind::Refused => Failure::usage(error),
        _ => Failure::failed(error),
    }
}
