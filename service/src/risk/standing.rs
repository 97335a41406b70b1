use std::collections::BTreeSet;

use rebated_domain::id::{OrderId, UserId};
use rebated_entity::{order, risk_hold as table};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

use crate::Fault;
use crate::db::any_of;

/// The holds that are open on some orders and users.
///
/// Holds are placed and released while nothing is posted (see
/// [`lock_for_holding_in`](crate::ledger::lock_for_holding_in)): whoever has the posting lock reads what stays so until
/// the end of the transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OpenHolds {
    orders: BTreeSet<OrderId>,
    users: BTreeSet<UserId>,
}

impl OpenHolds {
    /// Reads the open holds on any of these, in one statement.
    pub(crate) async fn load(
        db: &impl ConnectionTrait,
        orders: &BTreeSet<OrderId>,
        users: &BTreeSet<UserId>,
    ) -> Result<Self, Fault> {
        if orders.is_empty() && users.is_empty() {
            return Ok(Self::default());
        }
        let backend = db.get_database_backend();
        let on = Condition::any()
            .add(any_of(backend, table::Column::OrderId, orders.iter().copied()))
            .add(any_of(backend, table::Column::UserId, users.iter().copied()));
        let found =
            table::Entity::find().filter(table::Column::ReleasedAt.is_null()).filter(on).all(db).await?;
        Ok(Self {
            orders: found.iter().filter_map(|hold| hold.order_id).collect(),
            users: found.iter().filter_map(|hold| hold.user_id).collect(),
        })
    }

    /// Reads whether an order or its buyer is on hold.
    pub(crate) async fn covers_order(db: &impl ConnectionTrait, order: &order::Model) -> Result<bool, Fault> {
        let holds =
            Self::load(db, &BTreeSet::from([order.id]), &order.buyer_id.into_iter().collect()).await?;
        Ok(holds != Self::default())
    }

    /// Whether what an order of `buyer` pays to `beneficiary` is on hold.
    pub(crate) fn cover(&self, order: OrderId, buyer: Option<UserId>, beneficiary: UserId) -> bool {
        self.orders.contains(&order)
            || buyer.is_some_and(|buyer| self.users.contains(&buyer))
            || self.users.contains(&beneficiary)
    }
}
