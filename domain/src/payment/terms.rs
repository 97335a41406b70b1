use chrono::TimeDelta;

use crate::machine::Doubling;

/// The times of payments. The defaults are the platform's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentTerms {
    /// The buyer has this long to pay. 30 minutes.
    pub pay_within: TimeDelta,
    /// A worker's call has to end within this. A minute.
    pub lease: TimeDelta,
    /// Waits between queries while the buyer may be paying. Five seconds to a minute.
    pub poll: Doubling,
    /// Waits between queries after a call without a clear answer. Ten seconds to ten minutes.
    pub query: Doubling,
    /// How often somebody is reminded of what waits for them. Every day.
    pub remind_every: TimeDelta,
}

impl Default for PaymentTerms {
    fn default() -> Self {
        let seconds = TimeDelta::seconds;
        Self {
            pay_within: TimeDelta::minutes(30),
            lease: seconds(60),
            poll: Doubling { first: seconds(5), longest: seconds(60) },
            query: Doubling { first: seconds(10), longest: TimeDelta::minutes(10) },
            remind_every: TimeDelta::hours(24),
        }
    }
}
