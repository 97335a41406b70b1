//! Webhooks that the platform calls: when an attempt is repeated, and what an answer means.

mod reply;
mod schedule;
mod words;

pub use reply::{Reply, read_reply};
pub use schedule::{MOST_ATTEMPTS, wait};
pub use words::{DeliveryOrder, DeliveryState, DisabledReason, EndpointState};
