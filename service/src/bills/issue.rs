use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rebated_domain::audit::{AuditAction, ObjectType};
use rebated_domain::bill::{BillPeriod, Statement};
use rebated_domain::id::{BillId, UserId};
use rebated_domain::money::Currency;
use rebated_entity::{bill, bill_period, ledger_entry};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder,
};
use serde_json::json;

use super::BillError;
use super::period::{bounds, month_of};
use super::statements::{hash_of, statements_of_period};
use crate::db::{Kind, Rows, Writes, transact};
use crate::events::{EventKind, Outbox};
use crate::ledger::lock_for_closing_in;
use crate::{Actor, Fault, Platform, access, row};

/// What issuing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueReport {
    /// The month asked for.
    pub period: BillPeriod,
    /// How many bills that month has.
    pub bills: u64,
    /// Months closed by this call, oldest first; empty when it was closed before.
    pub closed: Vec<BillPeriod>,
}

/// Closes a month, and every open one before it, and issues a bill to everybody who had a movement.
///
/// A month is closed once: asking again changes nothing and tells the same. From then on nothing is
/// booked under its dates; late movements fall in the month in which they arrive.
pub async fn issue(platform: &Platform, actor: &Actor, period: &str) -> Result<IssueReport, BillError> {
    let permit = access::issue_bills(actor)?;
    let period = BillPeriod::parse(period).map_err(|_| BillError::BadPeriod)?;
    let zone = platform.settings.current(&platform.db).await?.settings.zone();
    let now = platform.now();
    if !BillPeriod::is_over(bounds(period, zone).1, now) {
        return Err(BillError::NotOver);
    }
    let closed = transact(&platform.db, async |txn| {
        lock_for_closing_in(txn).await?;
        let mut closings = last_closings_in(txn).await?;
        let mut closed = Vec::new();
        let mut month = first_open_in(txn, period, zone).await?;
        while month <= period {
            close_in(txn, platform, now, month, zone, &mut closings).await?;
            closed.push(month);
            month = month.next();
        }
        if !closed.is_empty() {
            let months: Vec<String> = closed.iter().map(ToString::to_string).collect();
            let entry = permit.did(AuditAction::BillsIssue, ObjectType::BillingMonth);
            entry.made(&json!({ "closed": months }))?.record_in(txn, platform, now).await?;
        }
        Ok::<_, BillError>(closed)
    })
    .await?;
    platform.events.wake();
    let bills = bill::Entity::find().filter(bill::Column::Period.eq(period.to_string()));
    let bills = bills.count(platform.db.read()).await.map_err(Fault::from)?;
    Ok(IssueReport { period, bills, closed })
}

/// The month after the last closed one; without any, that of the oldest movement.
async fn first_open_in(txn: &DatabaseTransaction, wanted: BillPeriod, zone: Tz) -> Result<BillPeriod, Fault> {
    let last = bill_period::Entity::find().order_by_desc(bill_period::Column::Period).one(txn).await?;
    if let Some(last) = last {
        let last = BillPeriod::parse(&last.period).map_err(|error| Fault::Corrupt(error.to_string()))?;
        return Ok(last.next());
    }
    let oldest =
        ledger_entry::Entity::find().order_by_asc(ledger_entry::Column::EffectiveAt).one(txn).await?;
    Ok(oldest.map_or(wanted, |entry| month_of(entry.effective_at, zone)).min(wanted))
}

async fn last_closings_in(txn: &DatabaseTransaction) -> Result<HashMap<(UserId, Currency), i64>, Fault> {
    use sea_orm::{ConnectionTrait, Statement as Sql};
    let sql = "SELECT b.user_id, b.currency, b.closing_minor FROM bills b JOIN (\
        SELECT user_id, currency, max(period) AS period FROM bills GROUP BY user_id, currency) l \
        ON l.user_id = b.user_id AND l.currency = b.currency AND l.period = b.period";
    let rows = txn.query_all_raw(Sql::from_string(txn.get_database_backend(), sql)).await?;
    let mut closings = HashMap::with_capacity(rows.len());
    for row in rows {
        let key = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        closings.insert(key, row.try_get_by_index(2)?);
    }
    Ok(closings)
}

async fn close_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    month: BillPeriod,
    zone: Tz,
    closings: &mut HashMap<(UserId, Currency), i64>,
) -> Result<(), Fault> {
    let (starts_at, ends_at) = bounds(month, zone);
    let period = bill_period::Model { period: month.to_string(), starts_at, ends_at, closed_at: now };
    let mut bills = BillRows { rows: Rows::new(COLUMNS), outbox: Outbox::default() };
    statements_of_period(txn, &period, closings, |statement| bills.push(platform, &period, &statement))
        .await?;
    let mut writes = Writes::new(platform.db.backend());
    writes.insert("bills", &bills.rows, "");
    bills.outbox.write(&mut writes);
    writes.run(txn).await?;
    period.into_active_model().insert(txn).await?;
    Ok(())
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("number", Kind::Text),
    ("user_id", Kind::Uuid),
    ("period", Kind::Text),
    ("currency", Kind::Text),
    ("opening_minor", Kind::Big),
    ("credits_minor", Kind::Big),
    ("debits_minor", Kind::Big),
    ("closing_minor", Kind::Big),
    ("line_count", Kind::Int),
    ("hash", Kind::Bytes),
    ("starts_at", Kind::Time),
    ("ends_at", Kind::Time),
    ("issued_at", Kind::Time),
];

/// Bills about to be written.
struct BillRows {
    rows: Rows,
    outbox: Outbox,
}

impl BillRows {
    fn push(&mut self, platform: &Platform, period: &bill_period::Model, statement: &Statement) {
        let id: BillId = platform.new_id(period.closed_at);
        let lines = i64::try_from(statement.lines.len()).unwrap_or(i64::MAX);
        self.rows.push(row![
            id,
            format!("B{}-{}", period.period.replace('-', ""), crate::numbers::tail(id.0)),
            statement.user_id,
            period.period.as_str(),
            statement.currency,
            statement.opening,
            statement.credits(),
            statement.debits(),
            statement.closing(),
            lines,
            hash_of(statement),
            period.starts_at,
            period.ends_at,
            period.closed_at,
        ]);
        self.outbox.add(platform, period.closed_at, EventKind::BillIssued, id, Some(statement.user_id));
    }
}
