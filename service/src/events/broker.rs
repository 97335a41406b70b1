use futures_util::future::BoxFuture;

use super::Event;

/// A broker that carries events to other programs and nodes.
pub trait Broker: Send + Sync {
    /// Publishes events in this order; answers when the broker has confirmed every one of them. After an
    /// error some may have arrived: all are published again.
    fn publish<'a>(&'a self, events: &'a [Event]) -> BoxFuture<'a, Result<(), BrokerError>>;

    /// The next events that the broker has for this node; waits until there is one. Errors mean that some may
    /// be missed: the log has them.
    fn receive(&self) -> BoxFuture<'_, Result<Received, BrokerError>>;
}

/// What a broker has for a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// An event.
    Event(Box<Event>),
    /// The connection is new: what was published before it has to be read from the log.
    Connected,
}

/// The broker does not do its part. The text holds no password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokerError {
    /// It cannot be reached, or the connection was lost.
    #[error("the broker cannot be reached: {0}")]
    Unreachable(String),
    /// It did not take what was published.
    #[error("the broker refused: {0}")]
    Refused(String),
}
