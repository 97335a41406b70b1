//! The settings in force, and where they are read and changed.

use std::sync::Arc;

use async_graphql::Object;
use rebated_service::settings::VersionedSettings;

use super::refund_words::RefundReason;
use super::risk_policy::RiskPolicy;
use super::rule::PinRules;
use crate::graphql::money::{CurrencyCode, Money};

/// The settings in force.
pub struct Settings(pub Arc<VersionedSettings>);

/// What the business decides and changes without a restart: zone, currency, hold period, limits.
/// For staff.
#[Object]
impl Settings {
    /// Counts the changes; 0 until the first. For `expectedVersion`.
    fn version(&self) -> i32 {
        self.0.version
    }
    /// IANA name of the zone in which months and days are counted, such as `Asia/Shanghai`.
    fn time_zone(&self) -> &str {
        &self.0.settings.time_zone
    }
    /// Currency of amounts that name none.
    fn currency_code(&self) -> CurrencyCode {
        self.0.settings.currency.into()
    }
    /// Days between receipt of a purchase and credit of its rebate.
    fn hold_days(&self) -> i32 {
        self.0.settings.hold_days.into()
    }
    /// Whose rules an order gets: those of when it was placed, or of when its link was followed.
    fn pin_rules_at(&self) -> PinRules {
        self.0.settings.pin_rules_at.into()
    }
    /// Largest refund that one member of support may grant alone.
    fn refund_limit(&self) -> Money {
        Money::minor(self.0.settings.refund_limit_minor, self.0.settings.currency)
    }
    /// How often the delivery of a notification is tried in all. Holds for what is told from then on.
    fn notification_attempts(&self) -> i32 {
        self.0.settings.notification_attempts.into()
    }
    /// Largest correction of a balance that takes no second person.
    fn adjustment_limit(&self) -> Money {
        Money::minor(self.0.settings.adjustment_limit_minor, self.0.settings.currency)
    }
    /// Minutes until a refund within the limit grants itself; 0 when refunds never do.
    fn refund_auto_approve_minutes(&self) -> i32 {
        i32::try_from(self.0.settings.refund_auto_approve_minutes).unwrap_or(i32::MAX)
    }
    /// Minutes that a buyer has to pay an order of the store.
    fn store_payment_minutes(&self) -> i32 {
        self.0.settings.store_payment_minutes.into()
    }
    /// Seconds until a cancellation that waits for the steps of an order looks at it again; later waits double.
    fn store_cancel_recheck_seconds(&self) -> i32 {
        self.0.settings.store_cancel_recheck_seconds.into()
    }
    /// Hours that the warehouse has to ship an order of the store; after that a refund is asked for.
    fn store_ship_within_hours(&self) -> i32 {
        self.0.settings.store_ship_within_hours.into()
    }
    /// Days that the courier has to deliver an order of the store; after that the courier is asked.
    fn store_deliver_within_days(&self) -> i32 {
        self.0.settings.store_deliver_within_days.into()
    }
    /// Days after its receipt at which an order of the store is completed.
    fn store_complete_after_days(&self) -> i32 {
        self.0.settings.store_complete_after_days.into()
    }
    /// The policy for refunds, beside the limit and the time after which small ones grant themselves.
    fn refund_policy(&self) -> RefundPolicy {
        RefundPolicy(Arc::clone(&self.0))
    }
    /// From when on what is known of users is a signal.
    fn risk_policy(&self) -> RiskPolicy {
        RiskPolicy(Arc::clone(&self.0))
    }
}

/// See the GraphQL description.
pub struct RefundPolicy(Arc<VersionedSettings>);

fn reasons(list: &[rebated_domain::refund::RefundReason]) -> Vec<RefundReason> {
    list.iter().map(|reason| (*reason).into()).collect()
}

/// What the platform has set for refunds. For staff.
#[Object]
impl RefundPolicy {
    /// Above this sum of an order's refunds two people grant one.
    fn two_person_limit(&self) -> Money {
        Money::minor(self.0.settings.refunds.two_person_limit_minor, self.0.settings.currency)
    }
    /// Days after its receipt in which a buyer may ask for a refund of an order. Before the receipt they always may.
    fn window_days(&self) -> i32 {
        self.0.settings.refunds.window_days.into()
    }
    /// Days that a buyer has to send goods back.
    fn return_days(&self) -> i32 {
        self.0.settings.refunds.return_days.into()
    }
    /// Days that goods have to come back in.
    fn arrival_days(&self) -> i32 {
        self.0.settings.refunds.arrival_days.into()
    }
    /// Where goods are sent back to.
    fn return_address(&self) -> &str {
        &self.0.settings.refunds.return_address
    }
    /// Reasons for which a buyer has to show something, once the goods are with them.
    fn evidence_reasons(&self) -> Vec<RefundReason> {
        reasons(&self.0.settings.refunds.evidence_reasons)
    }
    /// Reasons for which the goods need not come back.
    fn no_return_reasons(&self) -> Vec<RefundReason> {
        reasons(&self.0.settings.refunds.no_return_reasons)
    }
    /// As many refunds of a buyer in 30 days are no risk; 0 when nobody looks.
    fn velocity_limit(&self) -> i32 {
        self.0.settings.refunds.velocity_limit.into()
    }
    /// Up to this share of what a buyer bought in 90 days, in percent, refunds are no risk; 0 when nobody looks.
    fn ratio_limit_percent(&self) -> i32 {
        self.0.settings.refunds.ratio_limit_percent.into()
    }
    /// The platform asks for the refund of an order that is not shipped in time.
    fn on_shipping_timeout(&self) -> bool {
        self.0.settings.refunds.on_shipping_timeout
    }
    /// The platform asks for the refund of what is sold out.
    fn on_out_of_stock(&self) -> bool {
        self.0.settings.refunds.on_out_of_stock
    }
    /// The platform asks for the refund of what was sold at a wrong price.
    fn on_wrong_price(&self) -> bool {
        self.0.settings.refunds.on_wrong_price
    }
}
