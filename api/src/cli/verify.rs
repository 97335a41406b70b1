use anyhow::anyhow;
use rebated_service::verify;

use super::exit::{Failure, Outcome};
use super::{open, progress, serving};
use crate::config::Config;

/// `rebated verify`
pub async fn run(config: &Config) -> Outcome {
    let mut config = config.clone();
    // the sums of a large ledger take as long as they take
    config.database.statement_timeout_seconds = 0;
    let mut platform = open::platform_to_furnish(&config).await?;
    // the documents of vouchers are compared with their hashes
    platform.documents = serving::documents(&config)?;
    let bar = progress::checks();
    let verified = verify::verify(&platform, |now| progress::show(&bar, now)).await;
    bar.finish_and_clear();
    let report = verified.map_err(Failure::failed)?;
    for check in &report.checks {
        let finding = report.findings.iter().find(|finding| finding.check == *check);
        match finding {
            None => println!("ok    {check}"),
            Some(finding) => println!("WRONG {check}: {}", finding.first),
        }
    }
    match report.findings.len() {
        0 => Ok(()),
        wrong => {
            Err(Failure::Failed(anyhow!("{wrong} of {} checks found a difference", report.checks.len())))
        }
    }
}
