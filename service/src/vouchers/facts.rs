use std::collections::HashMap;

use rebated_domain::id::{OrderLineId, RefundId};
use rebated_domain::money::Money;
use rebated_domain::refund::{RefundPayout, RefundStatus, voucher_number};
use rebated_entity::{order, payment, refund, refund_transition};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::documents::VERSION;
use super::{VoucherChannel, VoucherDocument, VoucherLine};
use crate::orders::queries as orders;
use crate::refunds::queries as refunds;
use crate::users::queries as users;
use crate::{Fault, Platform};

/// The language of a voucher for an order without a buyer who has an account.
const LANGUAGE: &str = "zh-CN";

/// What the voucher of a refund says; none while the buyer does not have the money.
pub(super) async fn of(platform: &Platform, id: RefundId) -> Result<Option<VoucherDocument>, Fault> {
    let db = platform.db.writer();
    let Some(refund) = refund::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let Some(succeeded_at) = refund.succeeded_at else { return Ok(None) };
    let order = order::Entity::find_by_id(refund.order_id).one(db).await?;
    let order = order.ok_or_else(|| Fault::Corrupt(format!("refund {} is of no order", refund.number)))?;
    let buyer = match order.buyer_id {
        Some(buyer) => users::by_id(db, buyer).await?,
        None => None,
    };
    let channel = channel_of(db, &refund).await?;
    let lines = lines_of(db, &refund).await?;
    Ok(Some(VoucherDocument {
        amount: Money::new(refund.amount_minor, refund.currency),
        language: buyer.as_ref().map_or_else(|| LANGUAGE.into(), |user| user.locale.clone()),
        buyer: buyer.map(|user| user.display_name),
        channel,
        lines,
        number: voucher_number(&refund.number),
        order: order.number,
        paid: Money::new(order.paid_minor, order.currency),
        reason: refund.reason,
        refund: refund.number,
        requested_at: refund.created_at,
        succeeded_at,
        version: VERSION.into(),
        zone: platform.settings.current(&platform.db).await?.settings.zone().name().to_owned(),
    }))
}

async fn channel_of(
    db: &impl ConnectionTrait,
    refund: &refund::Model,
) -> Result<Option<VoucherChannel>, Fault> {
    if refund.payout != RefundPayout::Channel {
        return Ok(None);
    }
    let Some(payment) = refund.payment_id else { return Ok(None) };
    let payment = payment::Entity::find_by_id(payment).one(db).await?;
    let payment =
        payment.ok_or_else(|| Fault::Corrupt(format!("refund {} is of no payment", refund.number)))?;
    Ok(Some(VoucherChannel {
        kind: payment.channel,
        payment: payment.number,
        refund: number_at_channel(db, refund).await?,
        transaction: refund.channel_number.clone(),
    }))
}

/// The number under which the money went, as the log has it: the refund may have taken another one since.
async fn number_at_channel(db: &impl ConnectionTrait, refund: &refund::Model) -> Result<String, Fault> {
    let success = refund_transition::Entity::find()
        .filter(refund_transition::Column::RefundId.eq(refund.id))
        .filter(refund_transition::Column::StatusAfter.eq(RefundStatus::Succeeded))
        .order_by_desc(refund_transition::Column::VersionAfter)
        .one(db)
        .await?;
    let success =
        success.ok_or_else(|| Fault::Corrupt(format!("refund {} has no success", refund.number)))?;
    Ok(success.number)
}

async fn lines_of(db: &impl ConnectionTrait, refund: &refund::Model) -> Result<Vec<VoucherLine>, Fault> {
    let parts = refunds::lines_of(db, [refund.id]).await?.remove(&refund.id).unwrap_or_default();
    let lines: HashMap<OrderLineId, _> =
        orders::lines_by_ids(db, parts.iter().map(|part| part.line_id)).await?;
    let mut told: Vec<_> = parts
        .iter()
        .map(|part| {
            let title = lines.get(&part.line_id).map(|line| line.title.clone()).unwrap_or_default();
            let amount = Money::new(part.amount_minor, refund.currency);
            (part.line_id, VoucherLine { amount, quantity: part.quantity, title })
        })
        .collect();
    // the order in which rows are read is the database's own
    told.sort_by_key(|(id, _)| *id);
    Ok(told.into_iter().map(|(_, line)| line).collect())
}
