use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, UserId};
use rebated_domain::order::OrderStatus;
use rebated_domain::rule::FirstSettled;
use rebated_entity::{first_settled_order, order, order_line};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryResult, Statement};

use super::BookedOrders;
use crate::db::{Kind, Rows, Writes, any_of};
use crate::{Fault, row};

/// Which order of each buyer was the first to be settled, in part or whole.
#[derive(Default)]
pub(super) struct FirstOrders(HashMap<UserId, OrderId>);

impl FirstOrders {
    /// Looks up the first orders of the buyers, after noting those that are known now: of several the one
    /// that was settled earliest. Whoever settles orders of the same buyer at the same time waits here.
    pub(super) async fn load_in(txn: &DatabaseTransaction, orders: &BookedOrders<'_>) -> Result<Self, Fault> {
        const COLUMNS: &[(&str, Kind)] = &[("user_id", Kind::Uuid), ("order_id", Kind::Uuid)];
        let buyers: BTreeSet<UserId> = orders.orders.values().filter_map(|order| order.buyer_id).collect();
        let noted = noted(txn, &buyers).await?;
        let mut settled = settled_before(txn, &buyers, &noted).await?;
        settled.extend(orders.orders.values().filter_map(|order| {
            let buyer = order.buyer_id.filter(|buyer| !noted.contains_key(buyer))?;
            Some((buyer, settled_at(orders.lines.get(&order.id)?)?, order.id))
        }));
        if settled.is_empty() {
            return Ok(Self(noted));
        }
        settled.sort_unstable();
        settled.dedup_by_key(|(buyer, ..)| *buyer);
        let mut rows = Rows::new(COLUMNS);
        settled.into_iter().for_each(|(buyer, _, order)| rows.push(row![buyer, order]));
        let mut writes = Writes::new(txn.get_database_backend());
        writes.insert("first_settled_orders", &rows, "ON CONFLICT (user_id) DO NOTHING");
        writes.run(txn).await?;
        Ok(Self(self::noted(txn, &buyers).await?))
    }

    /// Looks up the first orders of buyers.
    pub(super) async fn of_buyers(
        db: &impl ConnectionTrait,
        buyers: impl IntoIterator<Item = UserId>,
    ) -> Result<Self, Fault> {
        let buyers = buyers.into_iter().collect();
        let mut first = noted(db, &buyers).await?;
        let before = settled_before(db, &buyers, &first).await?;
        first.extend(before.into_iter().map(|(buyer, _, order)| (buyer, order)));
        Ok(Self(first))
    }

    /// Whether an order is its buyer's first.
    pub(super) fn of(&self, order: &order::Model) -> FirstSettled {
        match order.buyer_id.and_then(|buyer| self.0.get(&buyer)) {
            None => FirstSettled::Undecided,
            Some(first) if *first == order.id => FirstSettled::This,
            Some(_) => FirstSettled::Another,
        }
    }
}

/// What was noted when it happened.
async fn noted(
    db: &impl ConnectionTrait,
    buyers: &BTreeSet<UserId>,
) -> Result<HashMap<UserId, OrderId>, Fault> {
    let buyers = buyers.iter().copied();
    let wanted = any_of(db.get_database_backend(), first_settled_order::Column::UserId, buyers);
    let found = first_settled_order::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.user_id, row.order_id)).collect())
}

/// The first stored order that was settled, of each buyer of whom none is noted: while no rule asked, nobody
/// took note.
async fn settled_before(
    db: &impl ConnectionTrait,
    buyers: &BTreeSet<UserId>,
    noted: &HashMap<UserId, OrderId>,
) -> Result<Vec<(UserId, DateTime<Utc>, OrderId)>, Fault> {
    const KEYS: &[(&str, Kind)] = &[("buyer_id", Kind::Uuid)];
    let mut keys = Rows::new(KEYS);
    buyers.iter().filter(|buyer| !noted.contains_key(buyer)).for_each(|buyer| keys.push(row![*buyer]));
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let (backend, mut params) = (db.get_database_backend(), Vec::new());
    let source = keys.source(backend, &mut params);
    let sql = format!(
        "SELECT buyer_id, settled, order_id FROM (\
         SELECT o.buyer_id, o.id AS order_id, coalesce(l.settled_at, l.modified_at) AS settled, \
         row_number() OVER (PARTITION BY o.buyer_id \
         ORDER BY coalesce(l.settled_at, l.modified_at), o.id) AS nth \
         FROM {source} JOIN orders o ON o.buyer_id = r.buyer_id JOIN order_lines l ON l.order_id = o.id \
         WHERE l.status = '{}') f WHERE nth = 1",
        OrderStatus::Settled
    );
    let rows = db.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
    let read =
        |row: QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?));
    rows.into_iter().map(read).collect()
}

fn settled_at(lines: &[order_line::Model]) -> Option<DateTime<Utc>> {
    let settled = lines.iter().filter(|line| line.status == OrderStatus::Settled);
    settled.map(|line| line.settled_at.unwrap_or(line.modified_at)).min()
}
