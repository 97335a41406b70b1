//! What can happen next.

use std::collections::BTreeSet;

use rebated_domain::machine::Status as _;
use rebated_domain::refund::machine::{RefundInput, RefundStatus};

use super::{Record, Refund, channel, people, worker};
use crate::search::World;

/// One step. The number of a channel number counts from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A person, a timer or the platform says something to the machine.
    Says(RefundInput),
    /// A worker takes it and commits the attempt.
    Takes,
    /// The worker sends the request.
    Sends(usize),
    /// The worker sends it, and the network delivers it twice.
    SendsTwice(usize),
    /// The lease ends. A worker that still lives sends late, or had died.
    LeaseEnds,
    /// The worker is answered.
    Answered(RefundInput),
    /// The channel is asked and answers.
    Queried(RefundInput),
    /// The channel calls back about a number.
    CalledBack(RefundInput, usize),
    /// A request is lost.
    Lost(usize),
    /// A request arrives, and the money moves.
    LandedDone(usize),
    /// A request arrives, and the channel works on it.
    LandedAccepted(usize),
    /// The money moves.
    Finished(usize),
    /// The channel closes the number.
    ClosedIt(usize),
    /// The channel cannot reach the buyer's account.
    FoundAbnormal(usize),
    /// The bank sends the money back.
    BankSentBack(usize),
}

impl World for Refund {
    type Step = Step;

    fn next(&self, rows: &mut BTreeSet<&'static str>, to: &mut Vec<(Step, Self)>) {
        channel::steps(self, to);
        worker::steps(self, rows, to);
        people::steps(self, rows, to);
        to.retain(|(_, next)| next != self);
    }

    fn wrong(&self) -> Option<&'static str> {
        let with_buyer = self.with_buyer();
        if with_buyer > 1 {
            return Some("the money moved twice");
        }
        let status = self.status?;
        let given_up =
            matches!(status, RefundStatus::Failed | RefundStatus::Cancelled | RefundStatus::Rejected);
        if given_up && self.numbers.iter().any(super::Number::may_have_moved) {
            return Some("given up while money moved or may still move");
        }
        if let Some(what) = self.books.wrong(status) {
            return Some(what);
        }
        let told =
            self.numbers.iter().all(|number| number.record != Record::Returned || number.return_booked);
        let at_rest = status.is_terminal() || status == RefundStatus::BankReturned;
        if at_rest && told && self.books.paid_out() != with_buyer {
            return Some("at rest the books say something else than the channel");
        }
        None
    }

    fn is_end(&self) -> bool {
        self.status.is_some_and(RefundStatus::is_terminal)
    }
}
