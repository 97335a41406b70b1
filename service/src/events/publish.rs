use std::sync::Arc;
use std::time::Duration;

use chrono::Duration as Span;
use rebated_entity::event_cursor as table;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use tokio::sync::watch;
use uuid::Uuid;

use super::{Broker, BrokerError, EventFilter, LogError, after, cursor};
use crate::crash::{self, Point};
use crate::{Fault, Platform};

/// How many events are published before the cursor moves.
const BATCH: u64 = 500;
/// How long a node keeps the right to publish without using it.
const LEASE: Span = Span::seconds(30);
/// How long the publisher sleeps when nothing wakes it.
const PAUSE: Duration = Duration::from_millis(500);

/// Publishes the log to a broker: at least once, and of each aggregate every event for the first time after
/// those before it.
///
/// One node at a time has the lease. Each time it changes hands its fence grows, and a cursor moves only for
/// the fence that it was read with. A node that lost the lease without knowing can so publish again what its
/// successor publishes, but it never moves the cursor, and never comes to events after those.
pub struct Publisher {
    broker: Arc<dyn Broker>,
    holder: Uuid,
}

/// Why a round of publishing did not end well.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The broker failed.
    #[error(transparent)]
    Broker(#[from] BrokerError),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Publisher {
    /// A publisher of this node.
    pub fn new(platform: &Platform, broker: Arc<dyn Broker>) -> Self {
        Self { broker, holder: platform.new_id(platform.now()) }
    }

    /// Publishes a batch of what waits; answers how many the broker has confirmed. Nothing while another node
    /// has the lease. No transaction is open while the broker is talked to.
    pub async fn publish(&self, platform: &Platform) -> Result<usize, PublishError> {
        let Some(lease) = self.lease(platform).await? else { return Ok(0) };
        let events = match after(platform, lease.position, BATCH, &EventFilter::default()).await {
            Ok(events) => events,
            Err(LogError::Forgotten) => {
                let fault = Fault::Corrupt("events were removed before they were published".into());
                return Err(fault.into());
            }
            Err(LogError::NotYet) => {
                return Err(Fault::Corrupt("the log ends before what was published".into()).into());
            }
            Err(LogError::Fault(fault)) => return Err(fault.into()),
        };
        let Some(last) = events.last().map(|event| event.position) else { return Ok(0) };
        self.broker.publish(&events).await?;
        crash::at(Point::EventsConfirmed);
        let moved = self.advance(platform, &lease, last).await?;
        crash::at(Point::EventsPassed);
        Ok(if moved { events.len() } else { 0 })
    }

    /// Takes or keeps the lease; none while another node has it.
    async fn lease(&self, platform: &Platform) -> Result<Option<table::Model>, Fault> {
        let (db, now) = (platform.db.writer(), platform.now());
        let Some(found) = cursor::read(platform.db.read(), cursor::PUBLISH).await? else {
            let first = table::ActiveModel {
                name: Set(cursor::PUBLISH.into()),
                position: Set(super::oldest_cursor(platform).await?),
                fence: Set(0),
                holder: Set(None),
                held_until: Set(None),
            };
            table::Entity::insert(first).on_conflict_do_nothing().exec_without_returning(db).await?;
            return Ok(None);
        };
        if found.holder == Some(self.holder) && found.held_until.is_some_and(|until| until > now + LEASE / 2)
        {
            return Ok(Some(found));
        }
        let is_mine = table::Column::Holder.eq(self.holder);
        let is_free = table::Column::HeldUntil.is_null().or(table::Column::HeldUntil.lt(now));
        let taken = table::Entity::update_many()
            .col_expr(table::Column::Holder, Expr::value(self.holder))
            .col_expr(table::Column::HeldUntil, (now + LEASE).into())
            .col_expr(table::Column::Fence, (found.fence + 1).into())
            .filter(table::Column::Name.eq(cursor::PUBLISH))
            .filter(table::Column::Fence.eq(found.fence))
            .filter(table::Column::Position.eq(found.position))
            .filter(is_mine.or(is_free))
            .exec(db)
            .await?;
        if taken.rows_affected == 0 {
            return Ok(None);
        }
        Ok(Some(table::Model { fence: found.fence + 1, holder: Some(self.holder), ..found }))
    }

    /// Moves the cursor, unless another node has taken over since.
    async fn advance(&self, platform: &Platform, lease: &table::Model, to: i64) -> Result<bool, Fault> {
        let moved = table::Entity::update_many()
            .col_expr(table::Column::Position, to.into())
            .col_expr(table::Column::HeldUntil, (platform.now() + LEASE).into())
            .filter(table::Column::Name.eq(cursor::PUBLISH))
            .filter(table::Column::Fence.eq(lease.fence))
            .exec(platform.db.writer())
            .await?;
        Ok(moved.rows_affected == 1)
    }
}

/// Publishes until told to stop. While the broker fails, it is tried again; its adapter waits longer each time.
pub async fn keep_publishing(platform: &Platform, broker: Arc<dyn Broker>, mut stop: watch::Receiver<bool>) {
    let publisher = Publisher::new(platform, broker);
    while !*stop.borrow() {
        let round = tokio::select! {
            round = publisher.publish(platform) => round,
            _ = stop.changed() => return,
        };
        match round {
            Ok(0) => {}
            Ok(_) => continue,
            Err(PublishError::Broker(error)) => {
                tracing::warn!(%error, "Events are not published; they wait in the log.");
            }
            Err(PublishError::Fault(error)) => tracing::error!(%error, "Events are not published."),
        }
        tokio::select! {
            () = platform.events.something_to_publish() => {}
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}
