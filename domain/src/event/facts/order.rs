use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::subject;
use crate::id::{OrderId, UserId};
use crate::money::Money;
use crate::order::{OrderSource, OrderStatus};

/// An order as it is now. What the platform earns with it is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderFacts {
    /// Which order.
    pub order_id: OrderId,
    /// Its number.
    pub number: String,
    /// Who reported it.
    pub source: OrderSource,
    /// Its name at its source.
    pub external_id: String,
    /// Who bought; null while that is not known.
    pub buyer_id: Option<UserId>,
    /// The state before; null for an order that is new.
    pub status_before: Option<OrderStatus>,
    /// The state now.
    pub status: OrderStatus,
    /// What was paid.
    pub paid: Money,
    /// What of it went back.
    pub refunded: Money,
    /// When it was placed.
    pub placed_at: DateTime<Utc>,
}

subject!(OrderFacts, order_id, buyer_id);
