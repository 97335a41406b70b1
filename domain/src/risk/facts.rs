use crate::money::Currency;

/// What is known of one user, counted over the time that [`RiskPolicy::days`](super::RiskPolicy::days) names where
/// nothing else is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RiskFacts {
    /// What the user and their inviter have in common.
    pub referral: ReferralFacts,
    /// The most users, this one among them, whose clicks came from one device of this user's. 0 without clicks.
    pub accounts_per_device: u32,
    /// The most users, this one among them, who have paid as one payer of this user's. 0 without payments.
    pub accounts_per_payee: u32,
    /// What the user has ordered.
    pub orders: OrderFacts,
    /// What the user has paid and got back, once per currency, in any order.
    pub amounts: Vec<AmountFacts>,
    /// What the user has claimed.
    pub claims: ClaimFacts,
}

/// What a user and their inviter have in common. Nothing for users whom nobody invited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReferralFacts {
    /// Clicks of both came from one device.
    pub shares_device: bool,
    /// Clicks of both came from one network address, which families and offices share.
    pub shares_address: bool,
    /// Both have paid as one payer.
    pub shares_payee: bool,
}

/// How many orders of a user are of some kind. Unpaid orders of the store do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderFacts {
    /// All.
    pub all: u32,
    /// Of which something went back.
    pub refunded: u32,
    /// That their network punishes or holds.
    pub punished: u32,
    /// That were placed sooner after their click than a person orders.
    pub hasty: u32,
    /// Whose network names a click, while none of the user's is known from before the order. Only of users who have
    /// links of that network.
    pub without_click: u32,
    /// Placed within the last hour.
    pub last_hour: u32,
    /// Placed within the last 24 hours.
    pub last_day: u32,
}

/// What a user has paid and got back in one currency, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountFacts {
    /// The currency.
    pub currency: Currency,
    /// What was paid.
    pub paid_minor: i64,
    /// What of it went back.
    pub refunded_minor: i64,
}

/// What a user has claimed: orders said to be theirs by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClaimFacts {
    /// Claims of the last hour.
    pub last_hour: u32,
    /// Claims of the last 24 hours.
    pub last_day: u32,
    /// Claimed numbers that other users have claimed too.
    pub contested: u32,
}
