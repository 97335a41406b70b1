use chrono::TimeDelta;

use crate::machine::Doubling;

/// The times of the store's orders. The defaults are the platform's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreOrderTerms {
    /// Waits before the tasks are looked at again. 30 seconds to ten minutes.
    pub recheck: Doubling,
    /// The buyer has this long to pay. 30 minutes.
    pub pay_within: TimeDelta,
    /// The warehouse has this long to ship. Two days.
    pub ship_within: TimeDelta,
    /// The courier has this long to deliver. Fifteen days.
    pub sign_within: TimeDelta,
    /// The buyer has this long to send goods back. Seven days.
    pub complete_after: TimeDelta,
    /// How often the refund of an order that is being cancelled is looked at. Every hour.
    pub watch_refund_every: TimeDelta,
}

impl Default for StoreOrderTerms {
    fn default() -> Self {
        Self {
            recheck: Doubling { first: TimeDelta::seconds(30), longest: TimeDelta::minutes(10) },
            pay_within: TimeDelta::minutes(30),
            ship_within: TimeDelta::hours(48),
            sign_within: TimeDelta::days(15),
            complete_after: TimeDelta::days(7),
            watch_refund_every: TimeDelta::hours(1),
        }
    }
}
