use std::collections::{BTreeSet, HashMap};

use rebated_domain::claim::{ClickSpan, Clicker, only_clicker};
use rebated_domain::id::UserId;
use rebated_domain::order::LineSnapshot;
use rebated_entity::order;
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult, Statement};

use super::wave::{OrderKey, order_key};
use crate::db::{Kind, Rows};
use crate::rebates::Buyer;
use crate::{Fault, row};

const LOOKS: &[(&str, Kind)] = &[
    ("nth", Kind::Big),
    ("source", Kind::Text),
    ("item", Kind::Text),
    ("since", Kind::Time),
    ("near_from", Kind::Time),
    ("until", Kind::Time),
];

#[derive(FromQueryResult)]
struct Found {
    nth: i64,
    id: UserId,
    inviter_id: Option<UserId>,
    near: i64,
    clicks: i64,
}

/// Who bought, for orders of which the network names nobody but dates the click that led to them: see [`only_clicker`].
/// One statement, and none when no report is of such an order.
pub(super) async fn buyers_by_click_in<'a>(
    txn: &DatabaseTransaction,
    unattributed: impl Iterator<Item = &'a LineSnapshot>,
    known: &HashMap<OrderKey, order::Model>,
) -> Result<HashMap<OrderKey, Buyer>, Fault> {
    let (mut orders, mut looks) = (Vec::new(), BTreeSet::new());
    for snapshot in unattributed.filter(|snapshot| is_nameless(snapshot, known)) {
        let (Some(clicked_at), Some(item)) = (snapshot.clicked_at, &snapshot.sku) else { continue };
        let Some(span) = ClickSpan::of(clicked_at, snapshot.placed_at) else { continue };
        let key = order_key(snapshot);
        let nth = orders.iter().position(|other| *other == key).unwrap_or_else(|| {
            orders.push(key);
            orders.len() - 1
        });
        looks.insert((nth, snapshot.source, item.as_str(), span.since, span.from, span.until));
    }
    if looks.is_empty() {
        return Ok(HashMap::new());
    }
    let mut rows = Rows::new(LOOKS);
    for (nth, source, item, since, from, until) in looks {
        rows.push(row![nth as i64, source, item, since, from, until]);
    }
    let (backend, mut params) = (txn.get_database_backend(), Vec::new());
    let source = rows.source(backend, &mut params);
    let sql = format!(
        "SELECT r.nth, u.id, u.inviter_id, COUNT(*) AS clicks, \
         SUM(CASE WHEN c.clicked_at >= r.near_from THEN 1 ELSE 0 END) AS near \
         FROM {source} JOIN link_clicks c ON c.network = r.source AND c.item_id = r.item \
         AND c.clicked_at >= r.since AND c.clicked_at <= r.until \
         JOIN users u ON u.id = c.user_id GROUP BY r.nth, u.id, u.inviter_id"
    );
    let found =
        Found::find_by_statement(Statement::from_sql_and_values(backend, sql, params)).all(txn).await?;
    let mut of_order: HashMap<i64, Vec<Found>> = HashMap::new();
    for one in found {
        of_order.entry(one.nth).or_default().push(one);
    }
    let mut buyers = HashMap::new();
    for (nth, key) in (0..).zip(orders) {
        let found = of_order.remove(&nth).unwrap_or_default();
        let clicker = |one: &Found| Clicker { user: one.id, near: one.near, all: one.clicks };
        let user = only_clicker(&found.iter().map(clicker).collect::<Vec<_>>());
        if let Some(one) = found.iter().find(|one| Some(one.id) == user) {
            buyers.insert(key, Buyer { id: one.id, inviter: one.inviter_id });
        }
    }
    Ok(buyers)
}

/// Whether neither the report nor an earlier one names a buyer. Who is named and not known here may be linked later.
fn is_nameless(snapshot: &LineSnapshot, known: &HashMap<OrderKey, order::Model>) -> bool {
    let earlier = known.get(&order_key(snapshot)).and_then(|order| order.buyer_ref.as_ref());
    snapshot.source.is_network() && snapshot.buyer_ref.is_none() && earlier.is_none()
}
