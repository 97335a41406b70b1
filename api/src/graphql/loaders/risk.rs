//! What may be wrong with users, and what is on hold: one batch for all that are asked about.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use rebated_domain::id::{OrderId, UserId};
use rebated_entity::risk_hold;
use rebated_service::Fault;
use rebated_service::risk::{RiskReport, queries, reports_of};

use super::relations::Relations;

/// What may be wrong with a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RiskOf(pub UserId);

/// The open hold by which an order is on hold: its own, or its buyer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HoldOnOrder {
    /// The order.
    pub order: OrderId,
    /// Its buyer.
    pub buyer: Option<UserId>,
}

impl Loader<RiskOf> for Relations {
    type Value = RiskReport;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[RiskOf]) -> Result<HashMap<RiskOf, RiskReport>, Arc<Fault>> {
        let settings = self.0.settings.current(&self.0.db).await.map_err(Arc::new)?;
        let users = keys.iter().map(|key| key.0);
        let found = reports_of(self.0.db.read(), users, &settings.settings.risk, self.0.now()).await;
        Ok(found.map_err(Arc::new)?.into_iter().map(|(id, report)| (RiskOf(id), report)).collect())
    }
}

impl Loader<HoldOnOrder> for Relations {
    type Value = risk_hold::Model;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[HoldOnOrder]) -> Result<HashMap<HoldOnOrder, risk_hold::Model>, Arc<Fault>> {
        let orders = keys.iter().map(|key| (key.order, key.buyer));
        let mut found = queries::of_orders(self.0.db.read(), orders).await.map_err(Arc::new)?;
        Ok(keys.iter().filter_map(|key| Some((*key, found.remove(&key.order)?))).collect())
    }
}
