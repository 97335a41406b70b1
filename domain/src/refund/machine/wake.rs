use chrono::TimeDelta;

use super::{RefundFacts, RefundStatus, RefundTerms};
use crate::machine::described;

described! {
    /// Why a refund wakes by itself.
    pub enum RefundWake {
        /// grants itself if the limit and the risk allow it, or else somebody is reminded
        Review,
        /// looks at the order's tasks again
        Recheck,
        /// stops waiting for the courier
        Intercept,
        /// stops waiting for the parcel to be sent
        Return,
        /// asks somebody where the parcel is
        Arrival,
        /// asks somebody to look at the goods
        Inspection,
        /// is sent, at once or after the wait that follows a failure
        Dispatch,
        /// the worker's lease ends
        Lease,
        /// asks the channel what became of the number
        Query,
        /// is tried again
        Funds,
        /// reminds somebody, and asks the channel if a number is open
        Remind,
    }
}

impl RefundStatus {
    /// Why a refund in this state wakes by itself; none when nothing is left to do.
    pub const fn wake(self) -> Option<RefundWake> {
        match self {
            Self::InReview => Some(RefundWake::Review),
            Self::WaitingOrder => Some(RefundWake::Recheck),
            Self::Intercepting => Some(RefundWake::Intercept),
            Self::AwaitingReturn => Some(RefundWake::Return),
            Self::Returning => Some(RefundWake::Arrival),
            Self::Inspecting => Some(RefundWake::Inspection),
            Self::Ready => Some(RefundWake::Dispatch),
            Self::Sending => Some(RefundWake::Lease),
            Self::Pending | Self::Unknown => Some(RefundWake::Query),
            Self::NoFunds => Some(RefundWake::Funds),
            Self::Manual | Self::BankReturned => Some(RefundWake::Remind),
            Self::Succeeded | Self::Rejected | Self::Cancelled | Self::Failed => None,
        }
    }

    /// After how long it wakes, from now. The facts are those after the change that led here.
    pub fn wakes_after(self, facts: &RefundFacts, terms: &RefundTerms) -> Option<TimeDelta> {
        let RefundFacts { request, goods, channel, .. } = facts;
        let query = crate::machine::Doubling { first: terms.query_after, longest: terms.query_longest };
        Some(match self.wake()? {
            RefundWake::Review => {
                if request.grants_itself(terms) {
                    terms.grants_itself_after
                } else {
                    terms.escalate_after
                }
            }
            RefundWake::Recheck => terms.recheck.wait(goods.tries),
            RefundWake::Intercept => terms.intercept_within,
            RefundWake::Return => terms.return_within,
            RefundWake::Arrival => terms.arrive_within,
            RefundWake::Inspection => terms.inspect_within,
            RefundWake::Dispatch => match channel.failures {
                0 => TimeDelta::zero(),
                failures => terms.back_off[(failures.min(3) - 1) as usize],
            },
            RefundWake::Lease => terms.lease,
            RefundWake::Query if self == Self::Pending => terms.poll.wait(channel.polls),
            RefundWake::Query => query.wait(channel.polls),
            RefundWake::Funds => terms.funds_again_after,
            RefundWake::Remind => terms.remind_every,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refund::machine::RequestFacts;

    #[test]
    fn only_small_requests_without_risk_wake_to_grant_themselves() {
        let terms = RefundTerms::default();
        let small = RequestFacts { may_grant_itself: true, order_sum_minor: 500_000, ..Default::default() };
        let hours = |request| {
            let facts = RefundFacts { request, ..Default::default() };
            RefundStatus::InReview.wakes_after(&facts, &terms).map(|after| after.num_hours())
        };
        assert_eq!(hours(small), Some(2));
        assert_eq!(hours(RequestFacts { order_sum_minor: 500_001, ..small }), Some(24));
        assert_eq!(hours(RequestFacts { is_risky: true, ..small }), Some(24));
        assert_eq!(hours(RequestFacts { may_grant_itself: false, ..small }), Some(24));
    }

    #[test]
    fn waits_follow_what_was_counted() {
        let terms = RefundTerms::default();
        let seconds = |status: RefundStatus| {
            [0, 1, 2, 3, 9].map(|counted| {
                let mut facts = RefundFacts::default();
                facts.goods.tries = counted;
                facts.channel.failures = counted;
                facts.channel.polls = counted;
                status.wakes_after(&facts, &terms).map_or(-1, |after| after.num_seconds())
            })
        };
        assert_eq!(seconds(RefundStatus::WaitingOrder), [30, 60, 120, 240, 600]);
        assert_eq!(seconds(RefundStatus::Ready), [0, 60, 300, 1_800, 1_800]);
        assert_eq!(seconds(RefundStatus::Pending), [60, 120, 240, 480, 3_600]);
        assert_eq!(seconds(RefundStatus::Unknown), [10, 20, 40, 80, 3_600]);
        assert_eq!(seconds(RefundStatus::Succeeded), [-1; 5]);
    }
}
