//! What made money move, for those who may see it.

use async_graphql::{Context, Result, Union};
use rebated_domain::id::{AdjustmentId, HoldId, OrderId, RebateId, RefundId};
use rebated_service::access;
use rebated_service::ledger::MovementSource as Source;

use super::adjustment::BalanceAdjustment;
use super::hold::BalanceHold;
use super::order::Order;
use super::rebate::Rebate;
use super::refund::Refund;
use crate::graphql::context::Ask;

/// What made money move.
#[derive(Union)]
#[expect(missing_docs, reason = "the variants are the types")]
#[expect(clippy::large_enum_variant, reason = "it lives as long as one field is answered")]
pub enum MovementSource {
    Adjustment(BalanceAdjustment),
    Hold(BalanceHold),
    Rebate(Rebate),
    Refund(Refund),
}

/// The first source that the caller may see.
pub async fn first_visible(ctx: &Context<'_>, sources: &[Source]) -> Result<Option<MovementSource>> {
    for source in sources {
        let seen = match *source {
            Source::Adjustment(id) => adjustment(ctx, id).await?.map(MovementSource::Adjustment),
            Source::Hold(id) => hold(ctx, id).await?.map(MovementSource::Hold),
            Source::Rebate(id) => rebate(ctx, id).await?.map(MovementSource::Rebate),
            Source::Refund(id) => refund(ctx, id).await?.map(MovementSource::Refund),
        };
        if seen.is_some() {
            return Ok(seen);
        }
    }
    Ok(None)
}

/// The order that a movement is about, if the caller may see it.
pub async fn visible_order(ctx: &Context<'_>, id: OrderId) -> Result<Option<Order>> {
    let order = ctx.loaders().one(id).await?;
    let seen = order.filter(|order| access::sees(ctx.actor(), order.buyer_id, access::read_orders));
    Ok(seen.map(Order::from))
}

async fn adjustment(ctx: &Context<'_>, id: AdjustmentId) -> Result<Option<BalanceAdjustment>> {
    let row = ctx.loaders().one(id).await?;
    let seen = row.filter(|row| access::sees(ctx.actor(), Some(row.user_id), access::read_money));
    Ok(seen.map(BalanceAdjustment::from))
}

async fn hold(ctx: &Context<'_>, id: HoldId) -> Result<Option<BalanceHold>> {
    let row = ctx.loaders().one(id).await?;
    let seen = row.filter(|row| access::sees(ctx.actor(), Some(row.user_id), access::read_money));
    Ok(seen.map(BalanceHold::from))
}

async fn rebate(ctx: &Context<'_>, id: RebateId) -> Result<Option<Rebate>> {
    let row = ctx.loaders().one(id).await?;
    let seen = row.filter(|row| access::sees(ctx.actor(), Some(row.beneficiary_id), access::read_rebates));
    Ok(seen.map(Rebate::from))
}

async fn refund(ctx: &Context<'_>, id: RefundId) -> Result<Option<Refund>> {
    let Some(row) = ctx.loaders().one(id).await? else { return Ok(None) };
    let buyer = ctx.loaders().one(row.order_id).await?.and_then(|order| order.buyer_id);
    Ok(access::sees(ctx.actor(), buyer, access::read_refunds).then(|| row.into()))
}
