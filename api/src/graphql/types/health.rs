//! How the platform is.

use async_graphql::{Enum, ID, Object, SimpleObject};
use rebated_domain::id::{
    JobId, LedgerTransferId, OrderId, PaymentCallbackId, PaymentId, RebateId, RefundId,
};
use rebated_service::health as parts;

use crate::graphql::encode;
use crate::graphql::scalars::DateTime;

/// A kind of object that waits, that nobody will look at by itself, and that is in no list of open work.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "parts::StuckKind")]
pub enum StuckKind {
    /// Jobs whose worker gave no sign of life and that nobody has taken over.
    AbandonedJobs,
    /// Months that were closed and whose bills are not all made.
    BillingMonths,
    /// What couriers told and nobody has applied.
    CourierCallbacks,
    /// Parcels to be turned round that nobody will ask the courier about.
    CourierInterceptions,
    /// Jobs that are dead: retry or discard them.
    DeadJobs,
    /// Events that nobody delivers.
    Events,
    /// Jobs that are due and that no worker takes.
    OverdueJobs,
    /// Parcels that are not at their end and that nobody will ask the courier about.
    Parcels,
    /// What channels told and nobody has applied.
    PaymentCallbacks,
    /// Payments that go back and that nothing will look at, and those that people were left with.
    PaymentReturns,
    /// Payments that are not at their end and that nothing will look at.
    Payments,
    /// Reservations past their end, and those without an end that belong to nothing that is open.
    PendingTransfers,
    /// Rebates past the time at which they should have been credited.
    Rebates,
    /// Refunds that are not at their end and that nothing will look at, and those that people were left with.
    Refunds,
    /// Cancellations of orders of the store that people were left with.
    StoreCancellations,
    /// Orders of the store that are not at their end and that nothing will look at.
    StoreOrders,
    /// Transfers that are not in the chain of hashes.
    UnsealedTransfers,
    /// Documents of vouchers that are lost or changed: have them made again by `refundVoucherReissue`.
    Vouchers,
}

/// How the database is.
#[derive(SimpleObject)]
pub struct SystemDatabase {
    /// `sqlite` or `postgres`.
    kind: &'static str,
    /// How long it took to answer the simplest question, in microseconds.
    latency_micros: i32,
}

/// Events that are not delivered yet.
#[derive(SimpleObject)]
pub struct SystemEvents {
    /// How many.
    undelivered: i32,
    /// When the oldest of them happened; null when there is none.
    oldest_at: Option<DateTime>,
}

/// Background jobs by state.
#[derive(SimpleObject)]
pub struct SystemJobs {
    /// How many wait, due or not.
    waiting: i32,
    /// How many a worker holds.
    running: i32,
    /// How many are dead: somebody has to look at them.
    dead: i32,
    /// The earliest due time of those that wait; null when none does.
    oldest_due_at: Option<DateTime>,
}

/// See the GraphQL description.
pub struct StuckObjects(parts::Stuck);

/// Objects of one kind that are stuck: more than five minutes past their time, or dead.
#[Object]
impl StuckObjects {
    /// Of which kind.
    async fn kind(&self) -> StuckKind {
        self.0.kind.into()
    }
    /// How many.
    async fn count(&self) -> i32 {
        whole(self.0.count)
    }
    /// The global id of the one that waits longest, of its refund for a voucher and an interception; null for events,
    /// months, parcels and callbacks of couriers, which have none.
    async fn oldest_id(&self) -> Option<ID> {
        use parts::StuckKind as K;
        let id = self.0.oldest?;
        match self.0.kind {
            K::AbandonedJobs | K::DeadJobs | K::OverdueJobs => Some(encode(JobId(id))),
            K::PendingTransfers | K::UnsealedTransfers => Some(encode(LedgerTransferId(id))),
            K::Rebates => Some(encode(RebateId(id))),
            K::CourierInterceptions | K::Refunds | K::Vouchers => Some(encode(RefundId(id))),
            K::PaymentCallbacks => Some(encode(PaymentCallbackId(id))),
            K::PaymentReturns | K::Payments => Some(encode(PaymentId(id))),
            K::StoreCancellations | K::StoreOrders => Some(encode(OrderId(id))),
            K::BillingMonths | K::CourierCallbacks | K::Events | K::Parcels => None,
        }
    }
    /// Since when it waits; null for a reservation without an end.
    async fn since(&self) -> Option<DateTime> {
        self.0.since.map(Into::into)
    }
}

/// How the platform is at one moment.
#[derive(SimpleObject)]
pub struct SystemHealth {
    /// When this was found.
    checked_at: DateTime,
    /// The database.
    database: SystemDatabase,
    /// Events on their way.
    events: SystemEvents,
    /// Background jobs.
    jobs: SystemJobs,
    /// What is stuck, by kind; empty when all is well.
    stuck: Vec<StuckObjects>,
}

impl From<parts::Health> for SystemHealth {
    fn from(health: parts::Health) -> Self {
        Self {
            checked_at: health.checked_at.into(),
            database: SystemDatabase {
                kind: health.database,
                latency_micros: whole(health.latency.as_micros()),
            },
            events: SystemEvents {
                undelivered: whole(health.events.undelivered),
                oldest_at: health.events.oldest_at.map(Into::into),
            },
            jobs: SystemJobs {
                waiting: whole(health.jobs.waiting),
                running: whole(health.jobs.running),
                dead: whole(health.jobs.dead),
                oldest_due_at: health.jobs.oldest_due_at.map(Into::into),
            },
            stuck: health.stuck.into_iter().map(StuckObjects).collect(),
        }
    }
}

/// A count as GraphQL's `Int` has room for it.
fn whole(count: impl TryInto<i32>) -> i32 {
    count.try_into().unwrap_or(i32::MAX)
}
