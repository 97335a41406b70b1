use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use crate::Fault;

/// How long after its time something may wait before it counts as stuck: many rounds of a worker. What is dead is
/// told of at once: nothing will happen by itself.
const GRACE: TimeDelta = TimeDelta::minutes(5);

/// A kind of object that waits, has nobody who will look at it, and is in no list that people work through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StuckKind {
    /// Months that were closed and whose bills are not all made.
    BillingMonths,
    /// What couriers told and nobody has applied.
    CourierCallbacks,
    /// Parcels to be turned round that nobody will ask the courier about.
    CourierInterceptions,
    /// Events that nobody delivers.
    Events,
    /// Jobs that are due and that no worker takes: none runs, or none knows their kind.
    OverdueJobs,
    /// Jobs that are dead: somebody must retry or discard them.
    DeadJobs,
    /// Jobs whose worker gave no sign of life and that nobody has taken over.
    AbandonedJobs,
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
    /// Documents of vouchers that are lost or changed: somebody must have them made again.
    Vouchers,
}

/// What is stuck of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Stuck {
    /// Of which kind.
    pub kind: StuckKind,
    /// How many.
    pub count: i64,
    /// The one that waits longest; months have no id.
    pub oldest: Option<Uuid>,
    /// Since when it waits; nobody knows for reservations without an end.
    pub since: Option<DateTime<Utc>>,
}

struct Place {
    kind: StuckKind,
    table: &'static str,
    /// Months have none.
    id: Option<&'static str>,
    since: &'static str,
    /// `$1` is the latest time that is too long ago.
    which: &'static str,
}

const PLACES: &[Place] = &[
    Place {
        kind: StuckKind::BillingMonths,
        table: "bill_periods t",
        id: None,
        since: "t.closed_at",
        which: "t.closed_at <= $1 AND NOT EXISTS (SELECT 1 FROM bill_issues i WHERE i.period = t.period)",
    },
    Place {
        kind: StuckKind::CourierCallbacks,
        table: "courier_callbacks t",
        id: Some("t.id"),
        since: "t.received_at",
        which: "t.result IS NULL AND t.received_at <= $1",
    },
    Place {
        kind: StuckKind::CourierInterceptions,
        table: "courier_interceptions t",
        id: Some("t.refund_id"),
        since: "t.updated_at",
        which: "t.status IN ('ASKED', 'ACCEPTED') AND t.updated_at <= $1 AND NOT EXISTS \
                (SELECT 1 FROM jobs j WHERE j.id = t.wake_job AND j.state IN ('WAITING', 'RUNNING'))",
    },
    Place {
        kind: StuckKind::Events,
        table: "outbox_events t",
        id: Some("t.id"),
        since: "t.occurred_at",
        which: "t.position IS NULL AND t.occurred_at <= $1",
    },
    Place {
        kind: StuckKind::OverdueJobs,
        table: "jobs t",
        id: Some("t.id"),
        since: "t.due_at",
        which: "t.state = 'WAITING' AND t.due_at <= $1",
    },
    Place {
        kind: StuckKind::DeadJobs,
        table: "jobs t",
        id: Some("t.id"),
        since: "t.finished_at",
        which: "t.state = 'DEAD' AND t.finished_at <= $1",
    },
    Place {
        kind: StuckKind::AbandonedJobs,
        table: "jobs t",
        id: Some("t.id"),
        since: "t.lease_until",
        which: "t.state = 'RUNNING' AND t.lease_until <= $1",
    },
    Place {
        kind: StuckKind::Parcels,
        table: "parcels t",
        id: Some("t.id"),
        since: "t.updated_at",
        which: "t.status IN ('ANNOUNCED', 'IN_TRANSIT') AND t.updated_at <= $1 AND NOT EXISTS \
                (SELECT 1 FROM jobs j WHERE j.id = t.wake_job AND j.state IN ('WAITING', 'RUNNING'))",
    },
    Place {
        kind: StuckKind::PaymentCallbacks,
        table: "payment_callbacks t",
        id: Some("t.id"),
        since: "t.received_at",
        which: "t.result IS NULL AND t.received_at <= $1",
    },
    Place {
        kind: StuckKind::PaymentReturns,
        table: "payment_returns t",
        id: Some("t.payment_id"),
        since: "t.updated_at",
        which: "t.updated_at <= $1 AND (t.status = 'MANUAL' OR (t.status <> 'SUCCEEDED' AND NOT EXISTS \
                (SELECT 1 FROM jobs j WHERE j.id = t.wake_job AND j.state IN ('WAITING', 'RUNNING'))))",
    },
    Place {
        kind: StuckKind::Payments,
        table: "payments t",
        id: Some("t.id"),
        since: "COALESCE(t.wake_at, t.updated_at)",
        which: "t.status NOT IN ('PAID', 'CLOSED') AND t.updated_at <= $1 AND NOT EXISTS \
                (SELECT 1 FROM jobs j WHERE j.id = t.wake_job AND j.state IN ('WAITING', 'RUNNING'))",
    },
    Place {
        kind: StuckKind::PendingTransfers,
        table: "ledger_open_transfers t",
        id: Some("t.transfer_id"),
        since: "t.expires_at",
        which: "(t.expires_at <= $1 OR (t.expires_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM balance_holds h WHERE h.id = t.transfer_id)
                AND NOT EXISTS (SELECT 1 FROM ledger_transfers x JOIN payment_returns p ON p.id = x.object_id
                WHERE x.id = t.transfer_id AND p.status <> 'SUCCEEDED')
                AND NOT EXISTS (SELECT 1 FROM ledger_transfers x JOIN refunds r ON r.id = x.object_id
                WHERE x.id = t.transfer_id AND r.has_reserve)))",
    },
    Place {
        kind: StuckKind::Rebates,
        table: "rebates t",
        id: Some("t.id"),
        since: "t.sweep_at",
        which: "t.sweep_at <= $1",
    },
    Place {
        kind: StuckKind::Refunds,
        table: "refunds t",
        id: Some("t.id"),
        since: "t.updated_at",
        which: "t.updated_at <= $1 AND (t.status IN ('MANUAL', 'BANK_RETURNED') OR (t.status NOT IN \
                ('SUCCEEDED', 'REJECTED', 'CANCELLED', 'FAILED') AND NOT EXISTS (SELECT 1 FROM jobs j \
                WHERE j.id = t.wake_job AND j.state IN ('WAITING', 'RUNNING'))))",
    },
    Place {
        kind: StuckKind::StoreCancellations,
        table: "order_cancellations t JOIN orders o ON o.id = t.order_id",
        id: Some("t.order_id"),
        since: "t.requested_at",
        which: "t.state = 'MANUAL' AND t.requested_at <= $1
                AND o.status IN ('CREATED', 'AWAITING_PAYMENT', 'PAID', 'FULFILLING')",
    },
    Place {
        kind: StuckKind::StoreOrders,
        table: "store_orders t JOIN orders o ON o.id = t.order_id",
        id: Some("t.order_id"),
        since: "COALESCE(t.wake_at, o.updated_at)",
        which: "o.status NOT IN ('SETTLED', 'CANCELLED', 'EXPIRED') AND o.updated_at <= $1 AND NOT EXISTS \
                (SELECT 1 FROM jobs j WHERE j.id = t.wake_job AND j.state IN ('WAITING', 'RUNNING'))",
    },
    Place {
        kind: StuckKind::UnsealedTransfers,
        table: "ledger_unsealed t JOIN ledger_transfers x ON x.id = t.transfer_id",
        id: Some("t.transfer_id"),
        since: "x.recorded_at",
        which: "x.recorded_at <= $1",
    },
    Place {
        kind: StuckKind::Vouchers,
        table: "refund_voucher_faults t",
        id: Some("t.refund_id"),
        since: "t.found_at",
        which: "t.found_at <= $1",
    },
];

/// What is stuck, by kind: two statements for each.
pub(super) async fn find(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Stuck>, Fault> {
    let mut all = Vec::new();
    for place in PLACES {
        // nothing will happen by itself to what is dead or was left to people
        let is_at_once =
            matches!(place.kind, StuckKind::DeadJobs | StuckKind::StoreCancellations | StuckKind::Vouchers);
        let before = if is_at_once { now } else { now - GRACE };
        all.extend(look(db, place, before).await?);
    }
    Ok(all)
}

async fn look(
    db: &impl ConnectionTrait,
    place: &Place,
    before: DateTime<Utc>,
) -> Result<Option<Stuck>, Fault> {
    let Place { kind, table, id, since, which } = place;
    let backend = db.get_database_backend();
    let ask = |sql: String| db.query_one_raw(Statement::from_sql_and_values(backend, sql, [before.into()]));
    let counted = ask(format!("SELECT count(*) FROM {table} WHERE {which}")).await?;
    let count: i64 = counted.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
    if count == 0 {
        return Ok(None);
    }
    let named = id.map(|id| format!(", {id}")).unwrap_or_default();
    let oldest = format!("SELECT {since}{named} FROM {table} WHERE {which} ORDER BY {since} LIMIT 1");
    let Some(row) = ask(oldest).await? else { return Ok(None) };
    let oldest = id.map(|_| row.try_get_by_index(1)).transpose()?;
    Ok(Some(Stuck { kind: *kind, count, oldest, since: row.try_get_by_index(0)? }))
}
