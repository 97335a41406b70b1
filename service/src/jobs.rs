//! Work that waits for its time: events to deliver, holds that end, refunds that grant themselves,
//! reservations that expire, transfers to seal, bills that a process left unmade.
//!
//! Every sweep may run on any number of nodes at once, and may be killed and repeated.

use std::time::Duration;

use tokio::sync::watch;

use crate::bills::{self, Turn};
use crate::{Fault, Platform, events, ledger, rebates, refunds};

/// How long the worker sleeps when nothing wakes it.
const PAUSE: Duration = Duration::from_millis(500);

/// Does everything that is due now, until nothing is; answers how much there was.
pub async fn run_due(platform: &Platform) -> Result<usize, Fault> {
    let mut total = 0;
    loop {
        let done = refunds::approve_due(platform).await?
            + rebates::credit_due(platform).await?
            + ledger::expire_due(platform).await?
            + ledger::chain::seal_waiting(platform).await?
            + bills::issue_closed(platform, Turn::Yield).await?
            + events::relay(platform).await?;
        if done == 0 {
            return Ok(total);
        }
        total += done;
    }
}

/// Does what is due until told to stop. A round that fails is logged and tried again.
pub async fn work(platform: &Platform, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = run_due(platform).await {
            tracing::error!(%error, "A round of background work failed and will be tried again.");
        }
        tokio::select! {
            () = platform.events.woken() => {}
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}
