use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rebated_domain::audit::{AuditAction, ObjectType};
use rebated_domain::bill::BillPeriod;
use rebated_entity::bill_period;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryOrder};
use serde_json::json;

use super::period::{bounds, month_of, parse_stored};
use crate::access::Permit;
use crate::db::transact;
use crate::ledger::{lock_for_closing_in, oldest_entry};
use crate::{Fault, Platform};

/// Closes a month that is over, and every open one before it; answers which, oldest first.
///
/// Nobody posts while this runs, which is why it writes a row per month and nothing else. From then on nothing
/// is booked under the dates of these months, so that their bills can be made at leisure.
pub async fn close(
    platform: &Platform,
    permit: Permit,
    period: BillPeriod,
    zone: Tz,
) -> Result<Vec<BillPeriod>, Fault> {
    let now = platform.now();
    transact(&platform.db, async |txn| {
        lock_for_closing_in(txn).await?;
        let mut month = first_open_in(txn, period, zone).await?;
        let mut closed = Vec::new();
        while month <= period {
            close_in(txn, month, zone, now).await?;
            closed.push(month);
            month = month.next();
        }
        if !closed.is_empty() {
            let months: Vec<String> = closed.iter().map(ToString::to_string).collect();
            let entry = permit.did(AuditAction::BillsIssue, ObjectType::BillingMonth);
            entry.made(&json!({ "closed": months }))?.record_in(txn, platform, now).await?;
        }
        Ok(closed)
    })
    .await
}

/// The month after the last closed one; without any, that of the oldest movement.
async fn first_open_in(txn: &DatabaseTransaction, wanted: BillPeriod, zone: Tz) -> Result<BillPeriod, Fault> {
    let last = bill_period::Entity::find().order_by_desc(bill_period::Column::Period).one(txn).await?;
    if let Some(last) = last {
        return Ok(parse_stored(&last.period)?.next());
    }
    let oldest = oldest_entry(txn).await?;
    Ok(oldest.map_or(wanted, |at| month_of(at, zone)).min(wanted))
}

async fn close_in(
    txn: &DatabaseTransaction,
    month: BillPeriod,
    zone: Tz,
    closed_at: DateTime<Utc>,
) -> Result<(), Fault> {
    let (starts_at, ends_at) = bounds(month, zone);
    let row = bill_period::Model { period: month.to_string(), starts_at, ends_at, closed_at };
    row.into_active_model().insert(txn).await?;
    Ok(())
}
