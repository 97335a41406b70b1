//! Reading payments, returns and callbacks. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::{OrderId, PaymentId};
use rebated_domain::payment::{CallbackResult, PaymentStatus};
use rebated_domain::payment_channel::ChannelKind;
use rebated_entity::{payment, payment_callback, payment_return, payment_transition};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Checkout;
use super::life::read_checkout;
use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Which payments. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct PaymentFilter {
    /// Only in this state.
    pub status: Option<PaymentStatus>,
    /// Only by this channel.
    pub channel: Option<ChannelKind>,
    /// Only the one with this number of ours.
    pub number: Option<String>,
}

/// Payments, newest first.
pub async fn payments(
    db: &impl ConnectionTrait,
    filter: &PaymentFilter,
    page: &PageRequest,
) -> Result<Page<payment::Model>, Fault> {
    use payment::Column;
    let mut select = payment::Entity::find();
    if let Some(status) = filter.status {
        select = select.filter(Column::Status.eq(status));
    }
    if let Some(channel) = filter.channel {
        select = select.filter(Column::Channel.eq(channel));
    }
    if let Some(number) = &filter.number {
        select = select.filter(Column::Number.eq(number));
    }
    fetch(db, select, SortBy::TimeId(Column::CreatedAt, Column::Id), true, page).await
}

/// What channels told, newest first; only what came of it, if that is said.
pub async fn callbacks(
    db: &impl ConnectionTrait,
    result: Option<CallbackResult>,
    page: &PageRequest,
) -> Result<Page<payment_callback::Model>, Fault> {
    use payment_callback::Column;
    let mut select = payment_callback::Entity::find();
    if let Some(result) = result {
        select = select.filter(Column::Result.eq(result));
    }
    fetch(db, select, SortBy::TimeId(Column::ReceivedAt, Column::Id), true, page).await
}

/// Payments by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PaymentId>,
) -> Result<HashMap<PaymentId, payment::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), payment::Column::Id, ids);
    let found = payment::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// The payments of orders, oldest first.
pub async fn of_orders(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, Vec<payment::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), payment::Column::OrderId, orders);
    let rows = payment::Entity::find().filter(wanted);
    let rows = rows.order_by_asc(payment::Column::CreatedAt).order_by_asc(payment::Column::Id);
    let mut of: HashMap<OrderId, Vec<_>> = HashMap::new();
    for row in rows.all(db).await? {
        of.entry(row.order_id).or_default().push(row);
    }
    Ok(of)
}

/// The logs of payments, oldest first.
pub async fn transitions_of(
    db: &impl ConnectionTrait,
    payments: impl IntoIterator<Item = PaymentId>,
) -> Result<HashMap<PaymentId, Vec<payment_transition::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), payment_transition::Column::PaymentId, payments);
    let rows = payment_transition::Entity::find().filter(wanted);
    let mut of: HashMap<PaymentId, Vec<_>> = HashMap::new();
    for row in rows.order_by_asc(payment_transition::Column::VersionAfter).all(db).await? {
        of.entry(row.payment_id).or_default().push(row);
    }
    Ok(of)
}

/// How payments go back that no order takes.
pub async fn returns_of(
    db: &impl ConnectionTrait,
    payments: impl IntoIterator<Item = PaymentId>,
) -> Result<HashMap<PaymentId, payment_return::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), payment_return::Column::PaymentId, payments);
    let found = payment_return::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.payment_id, row)).collect())
}

/// What the buyer needs to pay; none unless the payment can be paid now.
pub fn checkout(payment: &payment::Model) -> Result<Option<Checkout>, Fault> {
    if payment.status != PaymentStatus::Open {
        return Ok(None);
    }
    payment.checkout.as_ref().map(read_checkout).transpose()
}
