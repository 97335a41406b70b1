use std::sync::{Arc, RwLock};

use chrono::TimeDelta;
use rebated_domain::order::OrderSource;

use super::AffiliateNetwork;

/// The accounts at affiliate networks that a process can call.
pub struct Networks {
    accounts: RwLock<Vec<Arc<dyn AffiliateNetwork>>>,
    /// How far before its first look an account is read.
    pub first_look: TimeDelta,
    /// How long answers are kept as they came.
    pub answers_kept: TimeDelta,
}

impl Default for Networks {
    /// None. They would be read from a day before the first look on, and their answers kept for 30 days.
    fn default() -> Self {
        Self {
            accounts: RwLock::default(),
            first_look: TimeDelta::days(1),
            answers_kept: TimeDelta::days(30),
        }
    }
}

impl Networks {
    /// Adds an account. Of the accounts of one network the first makes the links.
    pub fn add(&self, account: Arc<dyn AffiliateNetwork>) {
        self.accounts.write().expect("no holder of the accounts panics").push(account);
    }

    /// Every account.
    pub fn all(&self) -> Vec<Arc<dyn AffiliateNetwork>> {
        self.accounts.read().expect("no holder of the accounts panics").clone()
    }

    /// The account that makes the links of a network.
    pub fn of(&self, source: OrderSource) -> Option<Arc<dyn AffiliateNetwork>> {
        self.all().into_iter().find(|network| network.source() == source)
    }

    /// One account.
    pub fn find(&self, source: OrderSource, account: &str) -> Option<Arc<dyn AffiliateNetwork>> {
        self.all().into_iter().find(|network| network.source() == source && network.account() == account)
    }
}
