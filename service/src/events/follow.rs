use std::time::Duration;

use tokio::sync::watch;

use super::{EventFilter, LogError, MOST_AT_ONCE, after, oldest_cursor};
use crate::{Fault, Platform};

/// How long the tail of the log is left alone when nobody says that it has grown.
const PAUSE: Duration = Duration::from_millis(500);

/// Hands everything that the log has gained to the subscribers of this process; answers how much it was.
pub async fn follow(platform: &Platform) -> Result<usize, Fault> {
    let hub = &platform.events;
    hub.begin(platform).await?;
    let _turn = hub.turn().await;
    let mut handed_out = 0;
    loop {
        let position = hub.position().unwrap_or_default();
        let events = match after(platform, position, MOST_AT_ONCE, &EventFilter::default()).await {
            Ok(events) => events,
            Err(LogError::Forgotten) => {
                let oldest = oldest_cursor(platform).await?;
                tracing::warn!(position, oldest, "This node was away for longer than events are kept.");
                hub.skip_to(oldest);
                continue;
            }
            Err(LogError::NotYet) => {
                let error = format!("the log ends before position {position}, which was handed out");
                return Err(Fault::Corrupt(error));
            }
            Err(LogError::Fault(fault)) => return Err(fault),
        };
        if events.is_empty() {
            return Ok(handed_out);
        }
        handed_out += events.len();
        for event in events {
            hub.offer(event);
        }
    }
}

/// Follows the log until told to stop: woken by commits on this node and by the broker, and now and then by
/// itself, since other nodes dispatch as well.
pub async fn keep_following(platform: &Platform, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = follow(platform).await {
            tracing::error!(%error, "The log of events could not be read; it is tried again.");
        }
        tokio::select! {
            () = platform.events.log_has_grown() => {}
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}
