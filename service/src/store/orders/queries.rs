//! Reading what only orders of the store have. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::{OrderId, OrderLineId, UserId};
use rebated_entity::{
    invite_statistic, order_cancellation, order_step, order_transition, store_line, store_order, user_points,
};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Fault;
use crate::db::any_of;

/// What only orders of the store have, by order.
pub async fn of_orders(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, store_order::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), store_order::Column::OrderId, orders);
    let found = store_order::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.order_id, row)).collect())
}

/// The steps of orders, by name.
pub async fn steps_of(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, Vec<order_step::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), order_step::Column::OrderId, orders);
    let rows = order_step::Entity::find().filter(wanted).order_by_asc(order_step::Column::Step);
    let mut of: HashMap<OrderId, Vec<_>> = HashMap::new();
    for row in rows.all(db).await? {
        of.entry(row.order_id).or_default().push(row);
    }
    Ok(of)
}

/// The logs of orders, oldest first.
pub async fn transitions_of(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, Vec<order_transition::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), order_transition::Column::OrderId, orders);
    let rows = order_transition::Entity::find().filter(wanted);
    let mut of: HashMap<OrderId, Vec<_>> = HashMap::new();
    for row in rows.order_by_asc(order_transition::Column::VersionAfter).all(db).await? {
        of.entry(row.order_id).or_default().push(row);
    }
    Ok(of)
}

/// The cancellations of orders.
pub async fn cancellations_of(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, order_cancellation::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), order_cancellation::Column::OrderId, orders);
    let found = order_cancellation::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.order_id, row)).collect())
}

/// What lines of the store were made of.
pub async fn sold_by_lines(
    db: &impl ConnectionTrait,
    lines: impl IntoIterator<Item = OrderLineId>,
) -> Result<HashMap<OrderLineId, store_line::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), store_line::Column::LineId, lines);
    let found = store_line::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.line_id, row)).collect())
}

/// The points of users; those who never got any are left out.
pub async fn points_of(
    db: &impl ConnectionTrait,
    users: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, i64>, Fault> {
    let wanted = any_of(db.get_database_backend(), user_points::Column::UserId, users);
    let found = user_points::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.user_id, row.points)).collect())
}

/// What those have ordered whom users have invited, by currency.
pub async fn invite_statistics_of(
    db: &impl ConnectionTrait,
    inviters: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, Vec<invite_statistic::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), invite_statistic::Column::InviterId, inviters);
    let rows = invite_statistic::Entity::find().filter(wanted);
    let mut of: HashMap<UserId, Vec<_>> = HashMap::new();
    for row in rows.order_by_asc(invite_statistic::Column::Currency).all(db).await? {
        of.entry(row.inviter_id).or_default().push(row);
    }
    Ok(of)
}
