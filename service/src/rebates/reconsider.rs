use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use rebated_domain::event::EventData;
use rebated_domain::id::{OrderId, OrderLineId, UserId};
use rebated_domain::rebate::{Booked, StandingFacts, status_of, sweep_at};
use rebated_entity::{order, order_line, rebate};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::plan::told;
use crate::db::{Kind, Rows, Writes, any_of};
use crate::events::Outbox;
use crate::risk::{OpenHolds, Subject};
use crate::{Fault, Platform, row};

const COLUMNS: &[(&str, Kind)] =
    &[("id", Kind::Uuid), ("status", Kind::Text), ("sweep_at", Kind::TimeOpt), ("at", Kind::Time)];

/// Takes what is pending of the rebates that a hold concerns out of the sweep, or gives it back, as the holds stand now.
/// Moves no money: what is due is credited by the sweep, and what is credited stays.
///
/// Expects that nothing is posted meanwhile: see [`lock_for_holding_in`](crate::ledger::lock_for_holding_in).
pub(crate) async fn reconsider_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    subject: Subject,
) -> Result<(), Fault> {
    let rebates = pending_of_in(txn, subject).await?;
    if rebates.is_empty() {
        return Ok(());
    }
    let lines = lines_in(txn, &rebates).await?;
    let buyers = buyers_in(txn, &rebates).await?;
    let holds = holds_in(txn, &rebates, &buyers).await?;
    let (mut rows, mut outbox) = (Rows::new(COLUMNS), Outbox::default());
    for before in rebates {
        let line = lines.get(&before.line_id);
        let line = line.ok_or_else(|| Fault::Corrupt(format!("rebate {} is of no line", before.id)))?;
        let buyer = buyers.get(&before.order_id).copied();
        let facts = StandingFacts {
            status: line.status,
            held: line.held,
            on_hold: holds.cover(before.order_id, buyer, before.beneficiary_id),
            due_at: before.due_at,
        };
        let booked = Booked { pending: before.pending_minor, credited: before.credited_minor };
        let after = rebate::Model {
            status: status_of(&facts, booked, before.ever_credited),
            sweep_at: sweep_at(&facts, booked),
            updated_at: now,
            ..before.clone()
        };
        if (after.status, after.sweep_at) == (before.status, before.sweep_at) {
            continue;
        }
        rows.push(row![after.id, after.status, after.sweep_at, now]);
        if after.status != before.status {
            let facts = told(&after, Some((before.status, before.credited_minor)));
            outbox.add(platform, now, &EventData::RebateChanged(facts));
        }
    }
    let mut writes = Writes::new(txn.get_database_backend());
    let set = "status = r.status, sweep_at = r.sweep_at, updated_at = r.at";
    writes.update("rebates", &rows, set, "rebates.id = r.id");
    outbox.write(&mut writes);
    writes.run(txn).await
}

/// Locks what is pending of the rebates that a hold on `subject` concerns, in the order of their ids.
async fn pending_of_in(txn: &DatabaseTransaction, subject: Subject) -> Result<Vec<rebate::Model>, Fault> {
    let concerned = match subject {
        Subject::Order(order) => Condition::all().add(rebate::Column::OrderId.eq(order)),
        Subject::User(user) => {
            let bought = order::Entity::find().select_only().column(order::Column::Id);
            let bought = bought.filter(order::Column::BuyerId.eq(user)).into_query();
            Condition::any()
                .add(rebate::Column::BeneficiaryId.eq(user))
                .add(rebate::Column::OrderId.in_subquery(bought))
        }
    };
    let select = rebate::Entity::find().filter(rebate::Column::PendingMinor.gt(0)).filter(concerned);
    Ok(select.order_by_asc(rebate::Column::Id).lock_exclusive().all(txn).await?)
}

async fn lines_in(
    txn: &DatabaseTransaction,
    rebates: &[rebate::Model],
) -> Result<HashMap<OrderLineId, order_line::Model>, Fault> {
    let ids: BTreeSet<OrderLineId> = rebates.iter().map(|rebate| rebate.line_id).collect();
    let wanted = any_of(txn.get_database_backend(), order_line::Column::Id, ids);
    let found = order_line::Entity::find().filter(wanted).all(txn).await?;
    Ok(found.into_iter().map(|line| (line.id, line)).collect())
}

async fn buyers_in(
    txn: &DatabaseTransaction,
    rebates: &[rebate::Model],
) -> Result<HashMap<OrderId, UserId>, Fault> {
    let ids: BTreeSet<OrderId> = rebates.iter().map(|rebate| rebate.order_id).collect();
    let wanted = any_of(txn.get_database_backend(), order::Column::Id, ids);
    let found = order::Entity::find().filter(wanted).all(txn).await?;
    Ok(found.into_iter().filter_map(|order| Some((order.id, order.buyer_id?))).collect())
}

async fn holds_in(
    txn: &DatabaseTransaction,
    rebates: &[rebate::Model],
    buyers: &HashMap<OrderId, UserId>,
) -> Result<OpenHolds, Fault> {
    let orders = rebates.iter().map(|rebate| rebate.order_id).collect();
    let beneficiaries = rebates.iter().map(|rebate| rebate.beneficiary_id);
    let users = beneficiaries.chain(buyers.values().copied()).collect();
    OpenHolds::load(txn, &orders, &users).await
}
