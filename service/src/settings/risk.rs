//! The policy for risk.

use rebated_domain::risk::RiskPolicy;

use super::{SettingsError, in_range};

/// What to change of the policy for risk; absent fields stay.
#[derive(Clone, Copy, Debug, Default)]
pub struct RiskPolicyChange {
    /// See [`RiskPolicy::review_score`].
    pub review_score: Option<i32>,
    /// See [`RiskPolicy::days`].
    pub days: Option<i32>,
    /// See [`RiskPolicy::accounts_per_device`].
    pub accounts_per_device: Option<i32>,
    /// See [`RiskPolicy::accounts_per_payee`].
    pub accounts_per_payee: Option<i32>,
    /// See [`RiskPolicy::hasty_seconds`].
    pub hasty_seconds: Option<i32>,
    /// See [`RiskPolicy::hasty_orders`].
    pub hasty_orders: Option<i32>,
    /// See [`RiskPolicy::orders_without_click`].
    pub orders_without_click: Option<i32>,
    /// See [`RiskPolicy::refund_floor`].
    pub refund_floor: Option<i32>,
    /// See [`RiskPolicy::refund_percent`].
    pub refund_percent: Option<i32>,
    /// See [`RiskPolicy::orders_per_hour`].
    pub orders_per_hour: Option<i32>,
    /// See [`RiskPolicy::orders_per_day`].
    pub orders_per_day: Option<i32>,
    /// See [`RiskPolicy::claims_per_hour`].
    pub claims_per_hour: Option<i32>,
    /// See [`RiskPolicy::claims_per_day`].
    pub claims_per_day: Option<i32>,
}

/// The highest count that can be set.
const MOST: i64 = 10_000;

pub(super) fn apply(after: &mut RiskPolicy, change: &RiskPolicyChange) -> Result<(), SettingsError> {
    if let Some(score) = change.review_score {
        after.review_score = in_range("riskReviewScore", score.into(), 1, 100)?;
    }
    let counts = [
        (change.days, &mut after.days, "riskDays", 1, 365),
        (change.accounts_per_device, &mut after.accounts_per_device, "riskAccountsPerDevice", 0, MOST),
        (change.accounts_per_payee, &mut after.accounts_per_payee, "riskAccountsPerPayee", 0, MOST),
        (change.hasty_seconds, &mut after.hasty_seconds, "riskHastySeconds", 0, 3_600),
        (change.hasty_orders, &mut after.hasty_orders, "riskHastyOrders", 0, MOST),
        (change.orders_without_click, &mut after.orders_without_click, "riskOrdersWithoutClick", 0, MOST),
        (change.refund_floor, &mut after.refund_floor, "riskRefundFloor", 1, MOST),
        (change.refund_percent, &mut after.refund_percent, "riskRefundPercent", 0, 100),
        (change.orders_per_hour, &mut after.orders_per_hour, "riskOrdersPerHour", 0, MOST),
        (change.orders_per_day, &mut after.orders_per_day, "riskOrdersPerDay", 0, MOST),
        (change.claims_per_hour, &mut after.claims_per_hour, "riskClaimsPerHour", 0, MOST),
        (change.claims_per_day, &mut after.claims_per_day, "riskClaimsPerDay", 0, MOST),
    ];
    for (asked, set, field, min, max) in counts {
        if let Some(count) = asked {
            *set = in_range(field, count.into(), min, max)?;
        }
    }
    Ok(())
}
