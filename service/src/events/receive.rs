use std::time::Duration;

use tokio::sync::watch;

use super::{Broker, Received, follow};
use crate::Platform;

/// How long to wait after the broker failed; it has waited itself before it said so.
const PAUSE: Duration = Duration::from_secs(1);

/// Hands what the broker brings to the subscribers of this process, until told to stop. What is missing before
/// it is read from the log, and what the broker does not bring the poll of the log finds.
pub async fn keep_receiving(platform: &Platform, broker: &dyn Broker, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let received = tokio::select! {
            received = broker.receive() => received,
            _ = stop.changed() => return,
        };
        let is_whole = match received {
            Ok(Received::Event(event)) => {
                let _turn = platform.events.turn().await;
                platform.events.offer(*event)
            }
            Ok(Received::Connected) => false,
            Err(error) => {
                tracing::warn!(%error, "No events come from the broker; the log is read instead.");
                tokio::select! {
                    () = tokio::time::sleep(PAUSE) => {}
                    _ = stop.changed() => return,
                }
                continue;
            }
        };
        if !is_whole && let Err(error) = follow(platform).await {
            tracing::error!(%error, "The log of events could not be read; it is tried again.");
        }
    }
}
