use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_entity::order;

use crate::db::{Kind, Rows, Writes};
use crate::row;

/// Remembers when the buyers of `orders` first ordered: from then on their inviter is fixed.
pub(crate) fn write_first_orders<'a>(orders: impl Iterator<Item = &'a order::Model>, writes: &mut Writes) {
    const COLUMNS: &[(&str, Kind)] = &[("id", Kind::Uuid), ("at", Kind::Time)];
    let mut first: HashMap<UserId, DateTime<Utc>> = HashMap::new();
    for order in orders {
        if let Some(buyer) = order.buyer_id {
            let at = first.entry(buyer).or_insert(order.placed_at);
            *at = order.placed_at.min(*at);
        }
    }
    let mut rows = Rows::new(COLUMNS);
    first.into_iter().for_each(|(id, at)| rows.push(row![id, at]));
    let matching = "users.id = r.id AND users.first_order_at IS NULL";
    writes.update("users", &rows, "first_order_at = r.at", matching);
}
