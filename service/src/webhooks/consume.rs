use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rebated_domain::webhook::EndpointState;
use rebated_entity::webhook_endpoint as table;
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use super::new_deliveries::NewDeliveries;
use crate::db::Writes;
use crate::events::{Consumer, Event};
use crate::{Fault, Platform};

/// Stores deliveries: for every event one to each endpoint that wants it.
pub(crate) struct Consuming;

impl Consumer for Consuming {
    fn name(&self) -> &'static str {
        "webhooks"
    }

    fn consume_in<'a>(
        &'a self,
        txn: &'a DatabaseTransaction,
        platform: &'a Platform,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), Fault>> {
        consume_in(txn, platform, events).boxed()
    }
}

async fn consume_in(txn: &DatabaseTransaction, platform: &Platform, events: &[Event]) -> Result<(), Fault> {
    let endpoints = table::Entity::find()
        .filter(table::Column::State.eq(EndpointState::Enabled))
        // none of them is removed until the deliveries are there
        .lock(LockType::KeyShare)
        .all(txn)
        .await?;
    let (now, mut new) = (platform.now(), NewDeliveries::default());
    for endpoint in &endpoints {
        let kinds = kinds_of(endpoint);
        for event in events.iter().filter(|event| wants(&kinds, &event.kind)) {
            new.add(platform, now, endpoint.id, event, 0)?;
        }
    }
    let mut writes = Writes::new(platform.db.backend());
    new.write(&mut writes);
    writes.run(txn).await
}

/// The codes of the kinds that an endpoint wants; none for all. What is not a list of texts is none.
pub(super) fn kinds_of(endpoint: &table::Model) -> Vec<String> {
    serde_json::from_value(endpoint.kinds.clone()).unwrap_or_default()
}

/// Whether a kind is among those that are wanted.
pub(super) fn wants(kinds: &[String], kind: &str) -> bool {
    kinds.is_empty() || kinds.iter().any(|wanted| wanted == kind)
}
