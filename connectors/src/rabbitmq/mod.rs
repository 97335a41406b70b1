//! Events through RabbitMQ: a durable topic exchange, to which kinds are the routing keys.
//!
//! Beside it stands a dead-letter exchange of the same name with `.dead` behind it, and a durable queue that keeps
//! what consumers have rejected.

mod error;
mod link;
mod message;
mod options;
mod publishing;
mod receiving;

use futures_util::future::BoxFuture;
use rebated_service::events::{Broker, BrokerError, Event, Received};
use tokio::sync::Mutex;

use link::Link;
pub use options::{OptionsError, RabbitOptions};
use publishing::Publishing;
use receiving::Receiving;

/// A broker that RabbitMQ is. It connects when it is first used, and again after every loss, and each of its two
/// directions waits longer after each failure.
pub struct RabbitMq {
    publishing: Mutex<Link<Publishing>>,
    receiving: Mutex<Link<Receiving>>,
}

impl RabbitMq {
    /// A broker that is not connected yet.
    pub fn new(options: RabbitOptions) -> Self {
        Self { publishing: Mutex::new(Link::new(options.clone())), receiving: Mutex::new(Link::new(options)) }
    }
}

impl Broker for RabbitMq {
    fn publish<'a>(&'a self, events: &'a [Event]) -> BoxFuture<'a, Result<(), BrokerError>> {
        Box::pin(async move {
            let mut link = self.publishing.lock().await;
            let (line, _) = link.open(Publishing::open).await?;
            let done = line.publish(events).await;
            link.judge(done)
        })
    }

    fn receive(&self) -> BoxFuture<'_, Result<Received, BrokerError>> {
        Box::pin(async move {
            let mut link = self.receiving.lock().await;
            let (line, is_new) = link.open(Receiving::open).await?;
            if is_new {
                return Ok(Received::Connected);
            }
            let received = line.receive().await;
            link.judge(received)
        })
    }
}
