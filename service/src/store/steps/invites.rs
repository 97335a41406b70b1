use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::store::EffectDirection;
use rebated_entity::order;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::entry::forward_rows;
use crate::db::{Kind, Rows, Writes};
use crate::users::queries as users;
use crate::{Fault, Platform, row};

/// Counts an order for the buyer's inviter. Without an inviter there is nothing to count.
pub(super) async fn count_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    order: &order::Model,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let Some(buyer) = order.buyer_id else { return Ok(()) };
    let inviter = users::by_id(txn, buyer).await?.and_then(|user| user.inviter_id);
    if let Some(inviter) = inviter {
        let count = Count { inviter, currency: order.currency, orders: 1, amount: order.paid_minor };
        write(platform, now, (order.id, EffectDirection::Forward), count, writes);
    }
    Ok(())
}

/// Counts it no more.
pub(super) async fn take_back_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    order: OrderId,
    writes: &mut Writes,
) -> Result<(), Fault> {
    const COUNTED: &str = "SELECT inviter_id, currency, orders, amount_minor FROM invite_statistic_entries \
        WHERE order_id = $1 AND direction = 'FORWARD'";
    for row in forward_rows(txn, COUNTED, order).await? {
        let count = Count {
            inviter: row.try_get("", "inviter_id")?,
            currency: row.try_get("", "currency")?,
            orders: -row.try_get::<i64>("", "orders")?,
            amount: -row.try_get::<i64>("", "amount_minor")?,
        };
        write(platform, now, (order, EffectDirection::Reverse), count, writes);
    }
    Ok(())
}

struct Count {
    inviter: UserId,
    currency: Currency,
    orders: i64,
    amount: i64,
}

fn write(
    platform: &Platform,
    now: DateTime<Utc>,
    (order, direction): (OrderId, EffectDirection),
    count: Count,
    writes: &mut Writes,
) {
    let Count { inviter, currency, orders, amount } = count;
    let mut sums = Rows::new(SUMS);
    sums.push(row![inviter, currency, orders, amount, now]);
    writes.insert("invite_statistics", &sums, ADD);
    let mut entries = Rows::new(ENTRIES);
    let id: Uuid = platform.new_id(now);
    entries.push(row![id, inviter, order, direction, currency, orders, amount, now]);
    writes.insert("invite_statistic_entries", &entries, "");
}

const SUMS: &[(&str, Kind)] = &[
    ("inviter_id", Kind::Uuid),
    ("currency", Kind::Text),
    ("orders", Kind::Big),
    ("amount_minor", Kind::Big),
    ("updated_at", Kind::Time),
];
const ADD: &str = "ON CONFLICT (inviter_id, currency) DO UPDATE \
    SET orders = invite_statistics.orders + excluded.orders, \
    amount_minor = invite_statistics.amount_minor + excluded.amount_minor, updated_at = excluded.updated_at";
const ENTRIES: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("inviter_id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("direction", Kind::Text),
    ("currency", Kind::Text),
    ("orders", Kind::Big),
    ("amount_minor", Kind::Big),
    ("recorded_at", Kind::Time),
];
