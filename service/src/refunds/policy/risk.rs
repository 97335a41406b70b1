use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::refund::machine::GoodsPlace;
use rebated_domain::refund::{RefundPayout, RefundRisk, RefundStatus};
use rebated_entity::{order, refund};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::Fault;
use crate::rebates::Desk;
use crate::refunds::life::Locked;
use crate::risk::{self, OpenHolds};

/// In which time refunds are counted.
const COUNTED: TimeDelta = TimeDelta::days(30);
/// In which time refunds are compared with what was bought.
const COMPARED: TimeDelta = TimeDelta::days(90);
/// Before this many refunds a share says nothing about a buyer.
const ENOUGH: usize = 3;

/// Whether a buyer's request is set apart for a person: a hold, goods that stay with the buyer, too many refunds of late,
/// too large a share of what they bought, or what else is known of the buyer. The request itself counts, and so do those before it: of many at once each
/// has its place, and is judged once more when time would grant it.
pub(in crate::refunds) async fn risk_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: &Locked,
) -> Result<Option<RefundRisk>, Fault> {
    if OpenHolds::covers_order(txn, &locked.order).await? {
        return Ok(Some(RefundRisk::OnHold));
    }
    if goods_stay(locked) {
        return Ok(Some(RefundRisk::GoodsStay));
    }
    let Some(buyer) = locked.order.buyer_id else { return Ok(None) };
    let policy = &desk.settings.settings.refunds;
    let own = order::Entity::find().select_only().column(order::Column::Id);
    let own = own.filter(order::Column::BuyerId.eq(buyer)).into_query();
    let over = RefundStatus::ALL.iter().copied().filter(|status| !status.holds_capacity());
    let rows: Vec<(DateTime<Utc>, i64)> = refund::Entity::find()
        .filter(refund::Column::OrderId.in_subquery(own))
        .filter(refund::Column::Status.is_not_in(over))
        // ids are in the order of time
        .filter(refund::Column::Id.lt(locked.refund.id))
        .filter(refund::Column::CreatedAt.gt(desk.now - COMPARED))
        .select_only()
        .column(refund::Column::CreatedAt)
        .column(refund::Column::AmountMinor)
        .into_tuple()
        .all(txn)
        .await?;
    let lately = rows.iter().filter(|(at, _)| *at > desk.now - COUNTED).count() + 1;
    if policy.velocity_limit > 0 && lately > usize::from(policy.velocity_limit) {
        return Ok(Some(RefundRisk::Velocity));
    }
    if is_large_share(txn, desk, locked, &rows).await? {
        return Ok(Some(RefundRisk::Ratio));
    }
    let report = risk::report_of(txn, buyer, &desk.settings.settings.risk, desk.now).await?;
    Ok(report.is_some_and(|report| report.needs_review).then_some(RefundRisk::Signals))
}

/// Whether too large a share of what the buyer bought goes back, with the refunds of before in `rows`.
async fn is_large_share(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    locked: &Locked,
    rows: &[(DateTime<Utc>, i64)],
) -> Result<bool, Fault> {
    let policy = &desk.settings.settings.refunds;
    if policy.ratio_limit_percent == 0 || rows.len() + 1 < ENOUGH {
        return Ok(false);
    }
    let bought: Vec<i64> = order::Entity::find()
        .filter(order::Column::BuyerId.eq(locked.order.buyer_id))
        .filter(order::Column::PlacedAt.gt(desk.now - COMPARED))
        .select_only()
        .column(order::Column::PaidMinor)
        .into_tuple()
        .all(txn)
        .await?;
    let sum = |amounts: &mut dyn Iterator<Item = i64>| amounts.map(i128::from).sum::<i128>();
    let back = sum(&mut rows.iter().map(|(_, amount)| *amount)) + i128::from(locked.refund.amount_minor);
    let most = sum(&mut bought.into_iter()) * i128::from(policy.ratio_limit_percent);
    Ok(back * 100 > most)
}

/// The buyer would have money and goods: nothing comes back of what was sent, or of a line only money is asked for.
fn goods_stay(locked: &Locked) -> bool {
    let is_collected = locked.refund.payout != RefundPayout::Recorded;
    let was_sent = locked.goods.place != GoodsPlace::Here;
    let is_money_alone = locked.lines.iter().any(|line| line.quantity == 0);
    is_collected && (locked.refund.no_return && was_sent || is_money_alone)
}
