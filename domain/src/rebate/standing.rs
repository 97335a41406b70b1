use chrono::{DateTime, Duration, Utc};

use super::Booked;
use crate::code::codes;
use crate::order::OrderStatus;

codes! {
    /// Where a rebate is in its life, in words for its beneficiary.
    pub enum RebateStatus {
        /// Paid back after it had been credited.
        ClawedBack = "CLAWED_BACK",
        /// The buyer has received the goods.
        Confirmed = "CONFIRMED",
        /// In the available balance.
        Credited = "CREDITED",
        /// The commission is final; the hold period is running.
        Holding = "HOLDING",
        /// The line earns nothing.
        Invalid = "INVALID",
        /// A dispute is open, or somebody looks at the order.
        InReview = "IN_REVIEW",
        /// The order was seen.
        Tracked = "TRACKED",
    }
}

/// What a line's state means for its rebates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Earns nothing, or not yet.
    Void,
    /// Earns, and is not yet payable.
    Open,
    /// A dispute is open, or a hold is: nothing further is credited, nothing credited is taken yet.
    Disputed,
    /// Final, and the hold period is over.
    Payable,
}

/// The facts of a line that decide its standing.
#[derive(Clone, Copy, Debug)]
pub struct StandingFacts {
    /// State of the line.
    pub status: OrderStatus,
    /// A dispute is open.
    pub held: bool,
    /// A person has put the order, its buyer or the beneficiary on hold.
    pub on_hold: bool,
    /// When the rebate becomes payable, from [`due_at`].
    pub due_at: Option<DateTime<Utc>>,
}

/// When a line's rebates become payable: `hold_days` after receipt, and not before the commission is
/// final. `None` until the source has settled.
pub fn due_at(
    status: OrderStatus,
    received_at: Option<DateTime<Utc>>,
    settled_at: Option<DateTime<Utc>>,
    hold_days: u16,
) -> Option<DateTime<Utc>> {
    if status != OrderStatus::Settled {
        return None;
    }
    let settled = settled_at?;
    let held_until = received_at.unwrap_or(settled) + Duration::days(i64::from(hold_days));
    Some(settled.max(held_until))
}

/// The standing of a line at `now`.
pub fn standing(facts: &StandingFacts, now: DateTime<Utc>) -> Standing {
    if !facts.status.earns() {
        Standing::Void
    } else if facts.held || facts.on_hold {
        Standing::Disputed
    } else if facts.due_at.is_some_and(|due| due <= now) {
        Standing::Payable
    } else {
        Standing::Open
    }
}

/// When the sweep credits what is pending of a rebate; none while something keeps it.
pub fn sweep_at(facts: &StandingFacts, booked: Booked) -> Option<DateTime<Utc>> {
    facts.due_at.filter(|_| booked.pending > 0 && !facts.held && !facts.on_hold)
}

/// The word for a rebate, given its line, what is booked now and whether anything was ever credited.
///
/// A hold concerns what is not credited yet, and does not change the word for what is.
pub fn status_of(facts: &StandingFacts, booked: Booked, ever_credited: bool) -> RebateStatus {
    match (facts.status, facts.held || facts.on_hold && booked.pending > 0) {
        (status, _) if status.is_void() && ever_credited => RebateStatus::ClawedBack,
        (status, _) if status.is_void() => RebateStatus::Invalid,
        (status, true) if status.earns() => RebateStatus::InReview,
        (OrderStatus::Settled, _) if booked.pending == 0 && ever_credited && booked.credited == 0 => {
            RebateStatus::ClawedBack
        }
        (OrderStatus::Settled, _) if booked.pending == 0 && booked.credited > 0 => RebateStatus::Credited,
        (OrderStatus::Settled, _) => RebateStatus::Holding,
        (OrderStatus::Received, _) => RebateStatus::Confirmed,
        _ => RebateStatus::Tracked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use OrderStatus::{Received, Settled};

    fn at(day: u32) -> DateTime<Utc> {
        format!("2026-10-{day:02}T00:00:00Z").parse().expect("a test's time")
    }

    #[test]
    fn payable_after_the_hold_and_only_once_settled() {
        assert_eq!(due_at(Received, Some(at(1)), None, 15), None);
        assert_eq!(due_at(Settled, Some(at(1)), Some(at(2)), 15), Some(at(16)));
        assert_eq!(due_at(Settled, Some(at(1)), Some(at(20)), 15), Some(at(20)));
        assert_eq!(due_at(Settled, None, Some(at(3)), 15), Some(at(18)));
        let facts = StandingFacts { status: Settled, held: false, on_hold: false, due_at: Some(at(16)) };
        assert_eq!(standing(&facts, at(15)), Standing::Open);
        assert_eq!(standing(&facts, at(16)), Standing::Payable);
        assert_eq!(standing(&StandingFacts { held: true, ..facts }, at(16)), Standing::Disputed);
        assert_eq!(standing(&StandingFacts { on_hold: true, ..facts }, at(16)), Standing::Disputed);
        assert_eq!(
            standing(&StandingFacts { status: OrderStatus::Invalid, ..facts }, at(16)),
            Standing::Void
        );
    }

    #[test]
    fn the_word_follows_the_line_and_the_books() {
        let word = |status, held, pending, credited, ever| {
            let facts = StandingFacts { status, held, on_hold: false, due_at: None };
            status_of(&facts, Booked { pending, credited }, ever)
        };
        assert_eq!(word(OrderStatus::Paid, false, 5, 0, false), RebateStatus::Tracked);
        assert_eq!(word(Received, false, 5, 0, false), RebateStatus::Confirmed);
        assert_eq!(word(Settled, false, 5, 0, false), RebateStatus::Holding);
        assert_eq!(word(Settled, false, 0, 5, true), RebateStatus::Credited);
        assert_eq!(word(Settled, false, 0, 0, true), RebateStatus::ClawedBack);
        assert_eq!(word(Settled, true, 5, 0, false), RebateStatus::InReview);
        assert_eq!(word(OrderStatus::Invalid, false, 0, 0, false), RebateStatus::Invalid);
        assert_eq!(word(OrderStatus::Invalid, true, 0, 0, true), RebateStatus::ClawedBack);
    }

    #[test]
    fn a_hold_keeps_what_is_pending_and_leaves_what_is_credited() {
        let free = StandingFacts { status: Settled, held: false, on_hold: false, due_at: Some(at(16)) };
        let (pending, credited) = (Booked { pending: 5, credited: 0 }, Booked { pending: 0, credited: 5 });
        assert_eq!(sweep_at(&free, pending), Some(at(16)));
        assert_eq!(sweep_at(&free, credited), None);
        let held = StandingFacts { on_hold: true, ..free };
        assert_eq!(sweep_at(&held, pending), None);
        assert_eq!(status_of(&held, pending, false), RebateStatus::InReview);
        assert_eq!(status_of(&held, credited, true), RebateStatus::Credited);
        assert_eq!(sweep_at(&StandingFacts { held: true, ..free }, pending), None);
    }
}
