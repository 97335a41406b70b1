use chrono::TimeDelta;

use crate::machine::Doubling;

/// The limits and times of refunds. The defaults are the platform's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundTerms {
    /// Up to this sum of an order's refunds, in minor units, one person or time alone may decide. 5000.00.
    pub limit_minor: i64,
    /// After this a small request without risk is granted. Two hours.
    pub grants_itself_after: TimeDelta,
    /// After this somebody is reminded of a request. A day.
    pub escalate_after: TimeDelta,
    /// How long to wait before the tasks of the order are looked at again. 30 seconds to ten minutes.
    pub recheck: Doubling,
    /// How often the tasks are looked at. 20 times.
    pub recheck_tries: u32,
    /// The courier has this long to turn a parcel round. Two days.
    pub intercept_within: TimeDelta,
    /// The buyer has this long to send the goods back. Seven days.
    pub return_within: TimeDelta,
    /// The goods have this long to come back. Fifteen days.
    pub arrive_within: TimeDelta,
    /// The goods have to be looked at within this. Two days.
    pub inspect_within: TimeDelta,
    /// A worker's call has to end within this. A minute.
    pub lease: TimeDelta,
    /// How long to wait after the first, the second and every later failure. 1, 5 and 30 minutes.
    pub back_off: [TimeDelta; 3],
    /// Waits between queries for a request that the channel works on. A minute to an hour.
    pub poll: Doubling,
    /// The channel's own shortest time between a call and a query that means something. Ten seconds; some
    /// channels ask for a minute.
    pub query_after: TimeDelta,
    /// Waits between queries after a call without a clear answer are doubled up to this. An hour.
    pub query_longest: TimeDelta,
    /// After this without a clear answer somebody looks at it. A day.
    pub unknown_within: TimeDelta,
    /// As many calls without a clear answer may be made with a number. Three.
    pub unknowns: u32,
    /// As many failures of the channel may happen. Three.
    pub failures: u32,
    /// How long to wait for money at the channel. 30 minutes.
    pub funds_again_after: TimeDelta,
    /// How often somebody is reminded of what waits for them. Every day.
    pub remind_every: TimeDelta,
}

impl Default for RefundTerms {
    fn default() -> Self {
        let minutes = TimeDelta::minutes;
        Self {
            limit_minor: 500_000,
            grants_itself_after: TimeDelta::hours(2),
            escalate_after: TimeDelta::hours(24),
            recheck: Doubling { first: TimeDelta::seconds(30), longest: minutes(10) },
            recheck_tries: 20,
            intercept_within: TimeDelta::hours(48),
            return_within: TimeDelta::days(7),
            arrive_within: TimeDelta::days(15),
            inspect_within: TimeDelta::hours(48),
            lease: TimeDelta::seconds(60),
            back_off: [minutes(1), minutes(5), minutes(30)],
            poll: Doubling { first: minutes(1), longest: TimeDelta::hours(1) },
            query_after: TimeDelta::seconds(10),
            query_longest: TimeDelta::hours(1),
            unknown_within: TimeDelta::hours(24),
            unknowns: 3,
            failures: 3,
            funds_again_after: minutes(30),
            remind_every: TimeDelta::hours(24),
        }
    }
}
