use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, UserId};
use rebated_domain::store::{EffectDirection, points_for};
use rebated_entity::order;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::entry::forward_rows;
use crate::db::{Kind, Rows, Writes};
use crate::{Fault, Platform, row};

/// Gives the buyer points for what was paid.
pub(super) fn give(platform: &Platform, now: DateTime<Utc>, order: &order::Model, writes: &mut Writes) {
    let points = points_for(order.paid_minor);
    if let Some(buyer) = order.buyer_id.filter(|_| points != 0) {
        write(platform, now, (buyer, order.id, EffectDirection::Forward), points, writes);
    }
}

/// Takes them back.
pub(super) async fn take_back_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    order: OrderId,
    writes: &mut Writes,
) -> Result<(), Fault> {
    const GIVEN: &str =
        "SELECT user_id, points FROM user_point_entries WHERE order_id = $1 AND direction = 'FORWARD'";
    for row in forward_rows(txn, GIVEN, order).await? {
        let (user, points): (UserId, i64) = (row.try_get("", "user_id")?, row.try_get("", "points")?);
        write(platform, now, (user, order, EffectDirection::Reverse), -points, writes);
    }
    Ok(())
}

fn write(
    platform: &Platform,
    now: DateTime<Utc>,
    (user, order, direction): (UserId, OrderId, EffectDirection),
    points: i64,
    writes: &mut Writes,
) {
    let mut sums = Rows::new(SUMS);
    sums.push(row![user, points, now]);
    writes.insert("user_points", &sums, ADD);
    let mut entries = Rows::new(ENTRIES);
    entries.push(row![platform.new_id::<Uuid>(now), user, order, direction, points, now]);
    writes.insert("user_point_entries", &entries, "");
}

const SUMS: &[(&str, Kind)] = &[("user_id", Kind::Uuid), ("points", Kind::Big), ("updated_at", Kind::Time)];
const ADD: &str = "ON CONFLICT (user_id) DO UPDATE SET points = user_points.points + excluded.points, \
    updated_at = excluded.updated_at";
const ENTRIES: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("user_id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("direction", Kind::Text),
    ("points", Kind::Big),
    ("recorded_at", Kind::Time),
];
