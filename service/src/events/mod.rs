//! Events: written with the change that they tell of, put in one order for all, and carried on from there.
//!
//! 1. [`Outbox`] writes an event in the transaction of the change.
//! 2. [`dispatch`] numbers it among the events about the same thing, gives it a position in the log, and lets
//!    each [`Consumer`] do its part in the same transaction.
//! 3. Readers follow the log by position: the [`EventHub`] of each node for its subscribers, the publisher
//!    for the broker, clients through [`after`].

mod broker;
mod consumer;
mod cursor;
mod dispatch;
mod event;
mod filter;
mod follow;
mod forget;
mod hub;
mod log;
mod outbox;
mod publish;
mod receive;
mod streams;

pub use broker::{Broker, BrokerError, Received};
pub use consumer::Consumer;
pub(crate) use consumer::all as consumers;
pub use cursor::{Lag, lags};
pub use dispatch::dispatch;
pub use event::Event;
pub use filter::EventFilter;
pub use follow::{follow, keep_following};
pub(crate) use forget::forget;
pub use forget::forget_old;
pub use hub::EventHub;
pub use log::{LogError, MOST_AT_ONCE, after, check_cursor, newest_position, oldest_cursor, page};
pub(crate) use log::{by_id, of_kinds};
pub use outbox::Outbox;
pub use publish::{PublishError, Publisher, keep_publishing};
pub use rebated_domain::event::{AggregateType, EventData, EventKind};
pub use receive::keep_receiving;

use crate::{Fault, Platform};

/// Dispatches what waits, and hands it to the subscribers of this process; answers how many were dispatched.
pub async fn relay(platform: &Platform) -> Result<usize, Fault> {
    platform.events.begin(platform).await?;
    let dispatched = dispatch(platform).await?;
    follow(platform).await?;
    Ok(dispatched)
}
