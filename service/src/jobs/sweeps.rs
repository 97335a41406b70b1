use crate::bills::{self, Turn};
use crate::{Fault, Platform, events, ledger, rebates, refunds};

/// Does what is due by the rows' own times, until nothing is: holds that end, refunds without a wake-up,
/// reservations that expire, transfers to seal, bills that a process left unmade, events to deliver.
/// Answers how much there was.
pub async fn run_sweeps(platform: &Platform) -> Result<usize, Fault> {
    let mut total = 0;
    loop {
        let done = round(platform).await?;
        if done == 0 {
            return Ok(total);
        }
        total += done;
    }
}

async fn round(platform: &Platform) -> Result<usize, Fault> {
    Ok(refunds::arm_unarmed(platform).await?
        + rebates::credit_due(platform).await?
        + ledger::expire_due(platform).await?
        + ledger::chain::seal_waiting(platform).await?
        + bills::issue_closed(platform, Turn::Yield).await?
        + events::relay(platform).await?)
}
