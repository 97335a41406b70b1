use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::order::OrderSource;

use super::AffiliateNetwork;

/// The accounts at affiliate networks that a process can call.
#[derive(Clone)]
pub struct Networks {
    accounts: Vec<Arc<dyn AffiliateNetwork>>,
    /// How far before its first look an account is read.
    pub first_look: TimeDelta,
    /// How long answers are kept as they came.
    pub answers_kept: TimeDelta,
}

impl Default for Networks {
    /// None.
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Networks {
    /// These; of the accounts of one network the first makes the links. They are read from a day before the first look
    /// on, and their answers are kept for 30 days.
    pub fn new(accounts: Vec<Arc<dyn AffiliateNetwork>>) -> Self {
        Self { accounts, first_look: TimeDelta::days(1), answers_kept: TimeDelta::days(30) }
    }

    /// Every account.
    pub fn all(&self) -> &[Arc<dyn AffiliateNetwork>] {
        &self.accounts
    }

    /// The account that makes the links of a network.
    pub fn of(&self, source: OrderSource) -> Option<&Arc<dyn AffiliateNetwork>> {
        self.accounts.iter().find(|network| network.source() == source)
    }

    /// One account.
    pub fn find(&self, source: OrderSource, account: &str) -> Option<&Arc<dyn AffiliateNetwork>> {
        self.accounts.iter().find(|network| network.source() == source && network.account() == account)
    }
}
