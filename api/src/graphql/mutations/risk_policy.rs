//! The part of the settings that says from when on facts are signals.

use async_graphql::InputObject;
use rebated_service::settings::RiskPolicyChange;

/// What to change of the policy for risk. Absent fields stay as they are.
#[derive(InputObject)]
pub struct RiskPolicyInput {
    /// From this score on a buyer's requests for refunds are set apart for a person, 1 to 100.
    review_score: Option<i32>,
    /// Over how many days orders and clicks are counted, 1 to 365.
    days: Option<i32>,
    /// As many accounts may use one device, 0 to 10,000; 0 switches the look off.
    accounts_per_device: Option<i32>,
    /// As many accounts may pay as one payer, 0 to 10,000; 0 switches the look off.
    accounts_per_payee: Option<i32>,
    /// An order that follows its click within fewer seconds is hasty, 0 to 3,600; 0 switches the look off.
    hasty_seconds: Option<i32>,
    /// As many hasty orders are chance, 0 to 10,000.
    hasty_orders: Option<i32>,
    /// As many orders are chance whose network names a click that is not known here, 0 to 10,000.
    orders_without_click: Option<i32>,
    /// Below this many orders a share of refunds says nothing, 1 to 10,000.
    refund_floor: Option<i32>,
    /// Up to this share of a user's orders, or of what they paid, refunds say nothing, in percent, 0 to 100; 0 switches
    /// the look off.
    refund_percent: Option<i32>,
    /// As many orders may be placed within an hour, 0 to 10,000; 0 switches the look off.
    orders_per_hour: Option<i32>,
    /// As many orders may be placed within 24 hours, 0 to 10,000; 0 switches the look off.
    orders_per_day: Option<i32>,
    /// As many orders may be claimed within an hour, 0 to 10,000; 0 switches the look off.
    claims_per_hour: Option<i32>,
    /// As many orders may be claimed within 24 hours, 0 to 10,000; 0 switches the look off.
    claims_per_day: Option<i32>,
}

impl From<RiskPolicyInput> for RiskPolicyChange {
    fn from(input: RiskPolicyInput) -> Self {
        Self {
            review_score: input.review_score,
            days: input.days,
            accounts_per_device: input.accounts_per_device,
            accounts_per_payee: input.accounts_per_payee,
            hasty_seconds: input.hasty_seconds,
            hasty_orders: input.hasty_orders,
            orders_without_click: input.orders_without_click,
            refund_floor: input.refund_floor,
            refund_percent: input.refund_percent,
            orders_per_hour: input.orders_per_hour,
            orders_per_day: input.orders_per_day,
            claims_per_hour: input.claims_per_hour,
            claims_per_day: input.claims_per_day,
        }
    }
}
