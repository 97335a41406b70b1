//! From when on what is known of users is a signal.

use std::sync::Arc;

use async_graphql::Object;
use rebated_service::settings::VersionedSettings;

/// See the GraphQL description.
pub struct RiskPolicy(pub Arc<VersionedSettings>);

/// From when on what is known of users is a signal. For staff.
#[Object]
impl RiskPolicy {
    /// From this score on a buyer's requests for refunds are set apart for a person.
    fn review_score(&self) -> i32 {
        self.0.settings.risk.review_score.into()
    }
    /// Over how many days orders and clicks are counted.
    fn days(&self) -> i32 {
        self.0.settings.risk.days.into()
    }
    /// As many accounts may use one device; 0 when nobody looks.
    fn accounts_per_device(&self) -> i32 {
        self.0.settings.risk.accounts_per_device.into()
    }
    /// As many accounts may pay as one payer; 0 when nobody looks.
    fn accounts_per_payee(&self) -> i32 {
        self.0.settings.risk.accounts_per_payee.into()
    }
    /// An order that follows its click within fewer seconds is hasty; 0 when nobody looks.
    fn hasty_seconds(&self) -> i32 {
        self.0.settings.risk.hasty_seconds.into()
    }
    /// As many hasty orders are chance.
    fn hasty_orders(&self) -> i32 {
        self.0.settings.risk.hasty_orders.into()
    }
    /// As many orders are chance whose network names a click that is not known here.
    fn orders_without_click(&self) -> i32 {
        self.0.settings.risk.orders_without_click.into()
    }
    /// Below this many orders a share of refunds says nothing.
    fn refund_floor(&self) -> i32 {
        self.0.settings.risk.refund_floor.into()
    }
    /// Up to this share of a user's orders, or of what they paid, refunds say nothing, in percent; 0 when nobody looks.
    fn refund_percent(&self) -> i32 {
        self.0.settings.risk.refund_percent.into()
    }
    /// As many orders may be placed within an hour; 0 when nobody looks.
    fn orders_per_hour(&self) -> i32 {
        self.0.settings.risk.orders_per_hour.into()
    }
    /// As many orders may be placed within 24 hours; 0 when nobody looks.
    fn orders_per_day(&self) -> i32 {
        self.0.settings.risk.orders_per_day.into()
    }
    /// As many orders may be claimed within an hour; 0 when nobody looks.
    fn claims_per_hour(&self) -> i32 {
        self.0.settings.risk.claims_per_hour.into()
    }
    /// As many orders may be claimed within 24 hours; 0 when nobody looks.
    fn claims_per_day(&self) -> i32 {
        self.0.settings.risk.claims_per_day.into()
    }
}
