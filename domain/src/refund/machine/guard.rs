use super::facts::{GoodsPlace, NumberProof};
use super::{RefundFacts, RefundInput, RefundMachine};
use crate::machine::{Case, described};

described! {
    /// What must be so for a row to apply.
    pub enum RefundGuard {
        /// the payment is paid
        IsPaid,
        /// the amount is above zero and at most what was paid less what is reserved
        Fits,
        /// the time for refunds has not passed
        InWindow,
        /// none of the lines is in an open refund
        LinesFree,
        /// the reason is one of those for which the platform asks by itself
        ReasonListed,
        /// the order's refunds are within the limit
        WithinLimit,
        /// the order's refunds are above the limit
        AboveLimit,
        /// the order's refunds are within the limit and the person may grant them
        DecidesAlone,
        /// the order's refunds are above the limit, or the person may not grant them
        NeedsApprover,
        /// the person may grant the refund
        MayApprove,
        /// above the limit, the person is not who asked for it
        SecondPersonAboveLimit,
        /// no other person has to grant it as well
        EnoughApprovals,
        /// the amount is above the higher limit, and no other person has granted it yet
        NeedsAnother,
        /// the person is not who asked for it
        SecondPerson,
        /// the version that the person saw is the stored one
        SawThisVersion,
        /// there is a reason
        GaveReason,
        /// there is evidence: a query, a row of a statement or a transfer
        GaveEvidence,
        /// when a timer says so, the wake-up time has come
        OnTime,
        /// the buyer asked for it and no risk was flagged
        MayGrantItself,
        /// tasks of the order are running
        TasksOpen,
        /// no task of the order is running
        TasksEnded,
        /// it was looked less than the allowed number of times
        TriesLeft,
        /// it was looked the allowed number of times
        NoTriesLeft,
        /// the goods are here, or need not come back
        NothingToReturn,
        /// the goods are with the courier
        OnTheWay,
        /// the goods are with the buyer
        AtTheBuyer,
        /// the buyer named the parcel
        HasTracking,
        /// the new amount is above zero and below the amount
        SmallerAmount,
        /// the report is about the number in use
        IsCurrent,
        /// the report is about our amount
        IsOurAmount,
        /// no earlier call with the number was unclear, another call may not be refused, and failures are below the allowed number
        MayCallAgain,
        /// an earlier call with the number was unclear, or the refusal is final, or the failures are used up
        MayNotCallAgain,
        /// failures are below the allowed number
        FailuresLeft,
        /// the failures are used up
        NoFailuresLeft,
        /// the channel's shortest time since the call has passed
        OldEnough,
        /// unclear calls are below the allowed number, and the first is younger than a day
        UnknownsLeft,
        /// the unclear calls are used up, or the first is a day old
        NoUnknownsLeft,
        /// no number was ever sent
        NeverSent,
        /// the return of the number is not booked yet
        ReturnNotBooked,
        /// no money of it ever came back from a bank
        OwesBuyerNothing,
        /// it is proved that no money can move with the number
        NumberIsOver,
        /// it is proved that the money moved with the number
        MoneyMoved,
    }
}

impl RefundGuard {
    pub(super) fn holds(self, case: &Case<'_, RefundMachine>) -> bool {
        let RefundFacts { request, person, goods, channel, .. } = *case.facts;
        let terms = case.terms;
        let within = request.is_within(terms);
        match self {
            Self::IsPaid => request.is_paid,
            Self::Fits => 0 < request.amount_minor && request.amount_minor <= request.room_minor,
            Self::InWindow => request.in_window,
            Self::LinesFree => !request.line_taken,
            Self::ReasonListed => request.reason_listed,
            Self::WithinLimit => within,
            Self::AboveLimit => !within,
            Self::DecidesAlone => within && person.may_approve,
            Self::NeedsApprover => !within || !person.may_approve,
            Self::MayApprove => person.may_approve,
            Self::SecondPersonAboveLimit => within || person.is_second,
            Self::EnoughApprovals => !person.needs_another,
            Self::NeedsAnother => person.needs_another,
            Self::SecondPerson => person.is_second,
            Self::SawThisVersion => person.saw_this_version,
            Self::GaveReason => person.gave_reason,
            Self::GaveEvidence => person.gave_evidence,
            Self::OnTime => is_on_time(case),
            Self::MayGrantItself => request.may_grant_itself && !request.is_risky,
            Self::TasksOpen => goods.tasks_open,
            Self::TasksEnded => !goods.tasks_open,
            Self::TriesLeft => goods.tries < terms.recheck_tries,
            Self::NoTriesLeft => goods.tries >= terms.recheck_tries,
            Self::NothingToReturn => goods.no_return || goods.place == GoodsPlace::Here,
            Self::OnTheWay => !goods.no_return && goods.place == GoodsPlace::OnTheWay,
            Self::AtTheBuyer => !goods.no_return && goods.place == GoodsPlace::AtTheBuyer,
            Self::HasTracking => goods.has_tracking,
            Self::SmallerAmount => (1..request.amount_minor).contains(&person.new_amount_minor),
            Self::IsCurrent => channel.is_current,
            Self::IsOurAmount => channel.is_our_amount,
            Self::MayCallAgain => may_call_again(case),
            Self::MayNotCallAgain => !may_call_again(case),
            Self::FailuresLeft => channel.failures < terms.failures,
            Self::NoFailuresLeft => channel.failures >= terms.failures,
            Self::OldEnough => channel.since_call >= terms.query_after,
            Self::UnknownsLeft => unknowns_left(case),
            Self::NoUnknownsLeft => !unknowns_left(case),
            Self::NeverSent => channel.proof == NumberProof::NeverSent,
            Self::ReturnNotBooked => !channel.return_booked,
            Self::OwesBuyerNothing => !channel.owes_buyer,
            Self::NumberIsOver => channel.proof.is_over(),
            Self::MoneyMoved => channel.proof == NumberProof::Moved,
        }
    }
}

/// Other inputs than the timer are always on time: the guard is for rows that a timer shares with a report.
fn is_on_time(case: &Case<'_, RefundMachine>) -> bool {
    case.input != RefundInput::Timer || case.facts.is_due
}

fn may_call_again(case: &Case<'_, RefundMachine>) -> bool {
    let channel = &case.facts.channel;
    !channel.was_unclear && channel.may_call_again && channel.failures < case.terms.failures
}

fn unknowns_left(case: &Case<'_, RefundMachine>) -> bool {
    let channel = &case.facts.channel;
    channel.unknowns < case.terms.unknowns && channel.unknown_for < case.terms.unknown_within
}
