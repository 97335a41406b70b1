use serde::{Deserialize, Serialize};

/// From when on facts are signals. Zero switches a look off, except where something else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RiskPolicy {
    /// From this score on a buyer's requests for refunds are set apart for a person, 1 to 100. 70.
    pub review_score: u8,
    /// Over how many days orders are counted; never 0. 90.
    pub days: u16,
    /// As many accounts may use one device. 3.
    pub accounts_per_device: u16,
    /// As many accounts may pay as one payer. 2.
    pub accounts_per_payee: u16,
    /// An order that follows its click within fewer seconds is hasty. 3.
    pub hasty_seconds: u16,
    /// As many hasty orders are chance; 0 allows none. 1.
    pub hasty_orders: u16,
    /// As many orders without a known click are chance; 0 allows none. 2.
    pub orders_without_click: u16,
    /// Below this many orders a share of refunds says nothing; never 0. 5.
    pub refund_floor: u16,
    /// Up to this share of a user's orders, or of what they paid, refunds say nothing, in percent. 50.
    pub refund_percent: u16,
    /// As many orders may be placed within an hour. 20.
    pub orders_per_hour: u16,
    /// As many orders may be placed within 24 hours. 60.
    pub orders_per_day: u16,
    /// As many orders may be claimed within an hour. 5.
    pub claims_per_hour: u16,
    /// As many orders may be claimed within 24 hours. 20.
    pub claims_per_day: u16,
}

impl Default for RiskPolicy {
    fn default() -> Self {
        Self {
            review_score: 70,
            days: 90,
            accounts_per_device: 3,
            accounts_per_payee: 2,
            hasty_seconds: 3,
            hasty_orders: 1,
            orders_without_click: 2,
            refund_floor: 5,
            refund_percent: 50,
            orders_per_hour: 20,
            orders_per_day: 60,
            claims_per_hour: 5,
            claims_per_day: 20,
        }
    }
}

impl RiskPolicy {
    /// Whether a score is one at which a person has to look.
    pub fn needs_review(&self, score: u8) -> bool {
        score >= self.review_score
    }
}
