use std::sync::Arc;

use rebated_domain::order::OrderSource;

use super::AffiliateNetwork;

/// The accounts at networks that a process can call.
#[derive(Clone, Default)]
pub struct Networks(Vec<Arc<dyn AffiliateNetwork>>);

impl Networks {
    /// These; of each network the first makes the links.
    pub fn new(networks: Vec<Arc<dyn AffiliateNetwork>>) -> Self {
        Self(networks)
    }

    /// The first account at a network, if there is one.
    pub fn of(&self, source: OrderSource) -> Option<&Arc<dyn AffiliateNetwork>> {
        self.0.iter().find(|network| network.source() == source)
    }

    /// All of them.
    pub fn all(&self) -> &[Arc<dyn AffiliateNetwork>] {
        &self.0
    }

    /// One account at a network.
    pub fn find(&self, source: OrderSource, account: &str) -> Option<&Arc<dyn AffiliateNetwork>> {
        self.0.iter().find(|network| network.source() == source && network.account() == account)
    }
}
