use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, UserId};
use rebated_domain::order::OrderStatus;
use rebated_domain::rule::FirstSettled;
use rebated_entity::{first_settled_order, order, order_line};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::BookedOrders;
use crate::db::{Kind, Rows, Writes, any_of};
use crate::{Fault, row};

/// Which order of each buyer was the first to be settled, in part or whole.
#[derive(Default)]
pub(super) struct FirstOrders(HashMap<UserId, OrderId>);

impl FirstOrders {
    /// Looks up the first orders of the buyers, after noting those that are settled now: of several the one
    /// that was settled earliest. Whoever settles orders of the same buyer at the same time waits here.
    pub(super) async fn load_in(txn: &DatabaseTransaction, orders: &BookedOrders<'_>) -> Result<Self, Fault> {
        const COLUMNS: &[(&str, Kind)] = &[("user_id", Kind::Uuid), ("order_id", Kind::Uuid)];
        let mut settled: Vec<(UserId, DateTime<Utc>, OrderId)> = orders
            .orders
            .values()
            .filter_map(|order| Some((order.buyer_id?, settled_at(orders.lines.get(&order.id)?)?, order.id)))
            .collect();
        settled.sort_unstable();
        settled.dedup_by_key(|(buyer, ..)| *buyer);
        let mut rows = Rows::new(COLUMNS);
        settled.into_iter().for_each(|(buyer, _, order)| rows.push(row![buyer, order]));
        let mut writes = Writes::new(txn.get_database_backend());
        writes.insert("first_settled_orders", &rows, "ON CONFLICT (user_id) DO NOTHING");
        writes.run(txn).await?;
        Self::of_buyers(txn, orders.orders.values().filter_map(|order| order.buyer_id)).await
    }

    /// Looks up the first orders of buyers.
    pub(super) async fn of_buyers(
        db: &impl ConnectionTrait,
        buyers: impl IntoIterator<Item = UserId>,
    ) -> Result<Self, Fault> {
        let wanted = any_of(db.get_database_backend(), first_settled_order::Column::UserId, buyers);
        let found = first_settled_order::Entity::find().filter(wanted).all(db).await?;
        Ok(Self(found.into_iter().map(|row| (row.user_id, row.order_id)).collect()))
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

fn settled_at(lines: &[order_line::Model]) -> Option<DateTime<Utc>> {
    let settled = lines.iter().filter(|line| line.status == OrderStatus::Settled);
    settled.map(|line| line.settled_at.unwrap_or(line.modified_at)).min()
}
