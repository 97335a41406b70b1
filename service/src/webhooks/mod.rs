//! Outgoing webhooks, by the Standard Webhooks specification: events are sent to endpoints that administrators name.
//!
//! 1. [`Consuming`] stores a delivery and its job for every event and endpoint, when the event is dispatched.
//! 2. [`deliver`] sends it through the [`WebhookSender`], and writes down what came back, with the job of the next
//!    attempt, in one transaction.
//! 3. [`replay`] stores deliveries for events of the log once more.

mod consume;
mod create;
mod decide;
mod deliver;
mod document;
mod error;
mod forget;
mod new_deliveries;
mod port;
pub mod queries;
mod record;
mod replay;
mod rotate;
mod secret;
mod test;
mod told;
mod turns;
mod update;

pub(crate) use consume::Consuming;
pub use create::{NewEndpoint, create};
pub use decide::{delete, enable};
pub(crate) use deliver::deliver;
pub use error::WebhookError;
pub(crate) use forget::forget;
pub(crate) use new_deliveries::DELIVER;
pub use port::{
    LONGEST_RESPONSE, UrlRefused, WebhookAnswer, WebhookFailure, WebhookReply, WebhookRequest, WebhookSender,
};
pub(crate) use record::give_up_in;
pub use replay::{Replay, Replayed, replay};
pub use rotate::{Rotation, rotate};
pub use test::test;
pub use update::{EndpointChange, update};

use std::sync::Arc;

use chrono::TimeDelta;

/// How endpoints are called.
pub struct Webhooks {
    /// What calls them.
    pub sender: Arc<dyn WebhookSender>,
    /// An endpoint is disabled when nothing has arrived for this long, though something was tried.
    pub disable_after: TimeDelta,
    turns: turns::Turns,
}

impl Webhooks {
    /// Webhooks that are sent by `sender`.
    pub fn new(sender: Arc<dyn WebhookSender>) -> Self {
        Self { sender, disable_after: TimeDelta::days(5), turns: turns::Turns::default() }
    }
}

impl Default for Webhooks {
    fn default() -> Self {
        Self::new(Arc::new(port::Nobody))
    }
}
