use rebated_domain::claim::ClaimedOrder;
use rebated_domain::id::UserId;
use rebated_entity::{order, order_claim, user};
use sea_orm::sea_query::{LockType, Query};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::Fault;

/// The order that a number means.
pub(super) struct Found {
    /// The order.
    pub(super) order: order::Model,
    /// Whether no other order has the number. Two accounts at a network may report the same one.
    pub(super) is_alone: bool,
}

/// Locks the orders with a number and picks the one that is meant: the first that is nobody's, else the first.
pub(super) async fn lock_order_in(
    txn: &DatabaseTransaction,
    claimed: &ClaimedOrder,
) -> Result<Option<Found>, Fault> {
    let mut orders = order::Entity::find()
        .filter(order::Column::Source.eq(claimed.source))
        .filter(order::Column::ExternalId.eq(claimed.number.as_str()))
        .order_by_asc(order::Column::Id)
        .lock_exclusive()
        .all(txn)
        .await?;
    if orders.is_empty() {
        return Ok(None);
    }
    let is_alone = orders.len() == 1;
    let free = orders.iter().position(|order| order.buyer_id.is_none()).unwrap_or(0);
    Ok(Some(Found { order: orders.swap_remove(free), is_alone }))
}

/// Whether one of the orders with a number is the user's.
pub(super) async fn is_theirs_in(
    txn: &DatabaseTransaction,
    claimed: &ClaimedOrder,
    user: UserId,
) -> Result<bool, Fault> {
    let own = order::Entity::find()
        .filter(order::Column::Source.eq(claimed.source))
        .filter(order::Column::ExternalId.eq(claimed.number.as_str()))
        .filter(order::Column::BuyerId.eq(user));
    Ok(own.one(txn).await?.is_some())
}

/// Locks those who claim a number, in the order of their ids. Expects its order to be locked, so that no claims are added.
pub(super) async fn lock_claimants_in(
    txn: &DatabaseTransaction,
    claimed: &ClaimedOrder,
) -> Result<(), Fault> {
    let claims = Query::select()
        .column(order_claim::Column::UserId)
        .from(order_claim::Entity)
        .and_where(order_claim::Column::Source.eq(claimed.source))
        .and_where(order_claim::Column::OrderNumber.eq(claimed.number.as_str()))
        .and_where(order_claim::Column::DecidedAt.is_null())
        .to_owned();
    let claimants = user::Entity::find().filter(user::Column::Id.in_subquery(claims));
    claimants.order_by_asc(user::Column::Id).lock(LockType::NoKeyUpdate).all(txn).await?;
    Ok(())
}

/// Locks the claims with a number that are open, in the order of their ids.
pub(super) async fn lock_open_in(
    txn: &DatabaseTransaction,
    claimed: &ClaimedOrder,
) -> Result<Vec<order_claim::Model>, Fault> {
    let open = order_claim::Entity::find()
        .filter(order_claim::Column::Source.eq(claimed.source))
        .filter(order_claim::Column::OrderNumber.eq(claimed.number.as_str()))
        .filter(order_claim::Column::DecidedAt.is_null());
    Ok(open.order_by_asc(order_claim::Column::Id).lock_exclusive().all(txn).await?)
}

/// The order that a claim names.
pub(super) fn named_by(claim: &order_claim::Model) -> ClaimedOrder {
    ClaimedOrder { source: claim.source, number: claim.order_number.clone() }
}
