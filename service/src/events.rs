//! The outbox: events are written with the change they tell of, and delivered afterwards.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_entity::outbox_event as table;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::sync::{Notify, broadcast};
use uuid::Uuid;

use crate::db::{Kind, Rows, Writes, any_of, transact};
use crate::{Fault, Platform, row};

/// How many events a slow subscriber may fall behind before it misses some.
const BUFFER: usize = 4_096;
/// How many events one delivery round takes.
const ROUND: u64 = 1_000;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// An order was recorded or changed.
    OrderUpdated,
    /// A rebate was recorded or changed.
    RebateUpdated,
    /// A refund was requested or decided.
    RefundUpdated,
    /// A user's balance changed.
    BalanceChanged,
    /// A bill was issued.
    BillIssued,
}

impl EventKind {
    /// The kind's name, as brokers and webhooks route it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OrderUpdated => "order.updated",
            Self::RebateUpdated => "rebate.updated",
            Self::RefundUpdated => "refund.updated",
            Self::BalanceChanged => "balance.changed",
            Self::BillIssued => "bill.issued",
        }
    }
}

/// One event that has been delivered to this process.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Grows with time.
    pub id: Uuid,
    /// See [`EventKind::name`].
    pub kind: String,
    /// The order, rebate, refund, bill or user that it is about.
    pub aggregate_id: Uuid,
    /// The user whom it concerns.
    pub user_id: Option<UserId>,
    /// When.
    pub occurred_at: DateTime<Utc>,
}

/// Hands delivered events to the subscribers of this process.
pub struct EventHub {
    sender: broadcast::Sender<Arc<Event>>,
    waiting: Notify,
}

impl Default for EventHub {
    fn default() -> Self {
        Self { sender: broadcast::channel(BUFFER).0, waiting: Notify::new() }
    }
}

impl EventHub {
    /// Every event delivered from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Event>> {
        self.sender.subscribe()
    }

    /// How many are subscribed.
    pub fn subscribers(&self) -> usize {
        self.sender.receiver_count()
    }

    /// Tells the relay that something was committed.
    pub fn wake(&self) {
        self.waiting.notify_one();
    }

    /// Waits until [`Self::wake`] is called.
    pub async fn woken(&self) {
        self.waiting.notified().await;
    }
}

/// Events to be written with a change.
pub struct Outbox {
    rows: Rows,
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("kind", Kind::Text),
    ("aggregate_id", Kind::Uuid),
    ("user_id", Kind::UuidOpt),
    ("payload", Kind::Json),
    ("occurred_at", Kind::Time),
];

impl Default for Outbox {
    fn default() -> Self {
        Self { rows: Rows::new(COLUMNS) }
    }
}

impl Outbox {
    /// Adds an event about `aggregate_id` that concerns `user_id`.
    pub fn add(
        &mut self,
        platform: &Platform,
        now: DateTime<Utc>,
        kind: EventKind,
        aggregate_id: impl Into<Uuid>,
        user_id: Option<UserId>,
    ) {
        let id: Uuid = platform.new_id(now);
        self.rows.push(row![id, kind.name(), aggregate_id.into(), user_id, "{}", now]);
    }

    /// Adds the events to a transaction's writes.
    pub fn write(&self, writes: &mut Writes) {
        writes.insert("outbox_events", &self.rows, "");
    }
}

/// Delivers waiting events, oldest first; answers how many. At least once: a crash between delivery
/// and the mark delivers again.
///
/// Waiting events are found by their mark and never by "id above the last one": a transaction that
/// commits late has an older id and would be skipped for ever.
pub async fn relay(platform: &Platform) -> Result<usize, Fault> {
    let now = platform.now();
    let backend = platform.db.backend();
    transact(&platform.db, async |txn| {
        let waiting = table::Entity::find()
            .filter(table::Column::DeliveredAt.is_null())
            .order_by_asc(table::Column::Id)
            .limit(ROUND);
        let waiting = match backend {
            DbBackend::Postgres => waiting.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
            _ => waiting,
        };
        let events = waiting.all(txn).await.map_err(Fault::from)?;
        if events.is_empty() {
            return Ok(0);
        }
        table::Entity::update_many()
            .col_expr(table::Column::DeliveredAt, now.into())
            .filter(any_of(backend, table::Column::Id, events.iter().map(|event| event.id)))
            .exec(txn)
            .await
            .map_err(Fault::from)?;
        let delivered = events.len();
        for event in events {
            let event = Event {
                id: event.id,
                kind: event.kind,
                aggregate_id: event.aggregate_id,
                user_id: event.user_id,
                occurred_at: event.occurred_at,
            };
            // no subscriber is no error
            let _ = platform.events.sender.send(Arc::new(event));
        }
        Ok(delivered)
    })
    .await
}
