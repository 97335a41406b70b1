use chrono::TimeDelta;

use super::RefundTerms;
use crate::code::codes;

/// What is known of a refund when something happens to it. Read after the rows of the payment and the order
/// are locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RefundFacts {
    /// About what is asked for.
    pub request: RequestFacts,
    /// About whoever decides, reports or resolves.
    pub person: PersonFacts,
    /// About the order and its goods.
    pub goods: GoodsFacts,
    /// About the channel.
    pub channel: ChannelFacts,
    /// The stored wake-up time has come, by the database's clock.
    pub is_due: bool,
}

/// About what is asked for. Amounts are in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestFacts {
    /// The amount.
    pub amount_minor: i64,
    /// The amount and that of every other refund of the order that is not refused, withdrawn or failed.
    /// Limits look at this, or two refunds of 3000.00 would pass a limit of 5000.00.
    pub order_sum_minor: i64,
    /// What was paid less what is reserved, before this refund.
    pub room_minor: i64,
    /// The payment is `PAID`.
    pub is_paid: bool,
    /// The time in which refunds may be asked for has not passed.
    pub in_window: bool,
    /// A line of it is already in an open refund.
    pub line_taken: bool,
    /// The reason is one for which the platform may ask by itself.
    pub reason_listed: bool,
    /// The request was flagged as a risk.
    pub is_risky: bool,
    /// It was asked for by the buyer, so that time may grant it.
    pub may_grant_itself: bool,
}

impl RequestFacts {
    /// Whether the sum of the order's refunds is one about which one person, or time alone, may decide.
    pub fn is_within(&self, terms: &RefundTerms) -> bool {
        self.order_sum_minor.max(self.amount_minor) <= terms.limit_minor
    }

    /// Whether time alone will grant it (R07).
    pub fn grants_itself(&self, terms: &RefundTerms) -> bool {
        self.is_within(terms) && self.may_grant_itself && !self.is_risky
    }
}

/// About whoever gives the command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PersonFacts {
    /// They may grant refunds of this size at all.
    pub may_approve: bool,
    /// They are not who asked for the refund.
    pub is_second: bool,
    /// The version they looked at is the one that is stored.
    pub saw_this_version: bool,
    /// The amount is so large that another person has to grant it as well, and none has.
    pub needs_another: bool,
    /// They gave a reason.
    pub gave_reason: bool,
    /// They named what proves it: a query, a row of a statement, a transfer.
    pub gave_evidence: bool,
    /// The amount that the inspection leaves, in minor units.
    pub new_amount_minor: i64,
}

/// About the order and its goods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoodsFacts {
    /// Tasks of the order are still running.
    pub tasks_open: bool,
    /// How often it was looked for their end.
    pub tries: u32,
    /// Where the goods are.
    pub place: GoodsPlace,
    /// The goods need not come back.
    pub no_return: bool,
    /// The buyer named the number of the parcel.
    pub has_tracking: bool,
}

/// Where the goods are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GoodsPlace {
    /// Not handed to the courier.
    #[default]
    Here,
    /// With the courier.
    OnTheWay,
    /// With the buyer.
    AtTheBuyer,
}

/// About the channel and the number in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChannelFacts {
    /// The report names the number in use, not an earlier one of the same refund.
    pub is_current: bool,
    /// The report names our amount.
    pub is_our_amount: bool,
    /// An earlier call with the number in use was left without a clear answer, so that a refusal may only
    /// mean that it is already done. False on the first call.
    pub was_unclear: bool,
    /// The refusal is one that another call may not get.
    pub may_call_again: bool,
    /// Refused and closed numbers and calls so far.
    pub failures: u32,
    /// Calls without a clear answer with the number in use.
    pub unknowns: u32,
    /// Since the last call.
    pub since_call: TimeDelta,
    /// Since the first call without a clear answer with the number in use.
    pub unknown_for: TimeDelta,
    /// Queries since the last call.
    pub polls: u32,
    /// What is proved of the number in use.
    pub proof: NumberProof,
    /// The ledger has booked that the bank sent the money of this number back.
    pub return_booked: bool,
    /// The money of an earlier number left and came back: the ledger owes it to the buyer.
    pub owes_buyer: bool,
    /// The ledger has the amount set aside.
    pub has_reserve: bool,
}

codes! {
    /// What is proved of the channel number in use.
    pub enum NumberProof {
        /// Nothing.
        Nothing = "NOTHING",
        /// No number was ever sent.
        NeverSent = "NEVER_SENT",
        /// The channel says that it closed or refused it for good.
        Closed = "CLOSED",
        /// A query does not find it, and neither the statement of the day nor that of the next has it.
        Absent = "ABSENT",
        /// A query or a row of a statement shows that the money moved.
        Moved = "MOVED",
        /// The money moved and came back, and both are booked.
        Returned = "RETURNED",
    }
}

#[expect(clippy::derivable_impls, reason = "words of the database derive no default")]
impl Default for NumberProof {
    fn default() -> Self {
        Self::Nothing
    }
}

impl NumberProof {
    /// Whether no money can move with the number any more.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::NeverSent | Self::Closed | Self::Absent | Self::Returned)
    }
}
