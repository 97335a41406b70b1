use std::sync::Arc;

use futures_util::future::BoxFuture;
use sea_orm::DatabaseTransaction;

use super::Event;
use crate::{Fault, Platform, notifications, webhooks};

/// Whoever makes rows of their own from events: notifications to write, webhooks to call.
///
/// A consumer is called once for every event, in the transaction that gives the event its position: its rows
/// exist exactly when the event is dispatched. It comes before everything else may be dispatched, so it only
/// writes rows, with statements whose number does not depend on the number of events; slow work and the
/// network are for a job that takes the rows later. An error stops all dispatch until it is gone, so that
/// only the database's own may be answered: an event that a consumer does not like is its own affair.
pub trait Consumer: Send + Sync {
    /// Its name, for logs.
    fn name(&self) -> &'static str;

    /// Takes some events, in the order of their positions.
    fn consume_in<'a>(
        &'a self,
        txn: &'a DatabaseTransaction,
        platform: &'a Platform,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), Fault>>;
}

/// The consumers of every node, in the order in which they are called.
pub(crate) fn all() -> Vec<Arc<dyn Consumer>> {
    vec![Arc::new(notifications::Teller), Arc::new(webhooks::Consuming)]
}
