//! The machine as it is, and with one plausible mistake each.

use rebated_domain::machine::{Answer, Case, answer};
use rebated_domain::refund::machine::{
    NumberProof, RefundEffect, RefundFacts, RefundInput, RefundMachine, RefundStatus, RefundTerms,
};

/// How the platform is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Design {
    /// As it is.
    Ours,
    /// An unclear call is followed by a new number.
    NewNumberAfterUnknown,
    /// A number that a query does not find has failed.
    NotFoundFails,
    /// A number that a query does not find is followed by a new one.
    NewNumberAfterNotFound,
    /// The number is not committed before the call: a worker that dies takes it along.
    NumberNotCommitted,
    /// A refusal is believed although an earlier call with the number was unclear.
    RefusalBelieved,
    /// Money that the buyer's account cannot take has failed, and a new number follows.
    AbnormalFails,
    /// A person gives up after one query that does not find the number.
    OneEmptyQueryIsProof,
    /// A report about an earlier number is taken for one about the number in use.
    OldNumbersBelieved,
    /// What a bank sent back is booked as often as it is reported.
    ReturnBookedAgain,
    /// A person gives up what a bank sent back.
    ReturnGivenUp,
}

/// The rows that the machine took, and the state and the effects, which a mistake may have changed.
pub struct Decision {
    /// The rows.
    pub rows: Vec<&'static str>,
    /// The state afterwards.
    pub to: RefundStatus,
    /// What is written.
    pub effects: Vec<RefundEffect>,
}

impl Design {
    /// Every wrong one.
    pub const WRONG: [Self; 10] = [
        Self::NewNumberAfterUnknown,
        Self::NotFoundFails,
        Self::NewNumberAfterNotFound,
        Self::NumberNotCommitted,
        Self::RefusalBelieved,
        Self::AbnormalFails,
        Self::OneEmptyQueryIsProof,
        Self::OldNumbersBelieved,
        Self::ReturnBookedAgain,
        Self::ReturnGivenUp,
    ];

    /// What the design does. None when nothing changes.
    pub fn decide(
        self,
        from: Option<RefundStatus>,
        input: RefundInput,
        mut facts: RefundFacts,
        terms: &RefundTerms,
    ) -> Option<Decision> {
        match self {
            Self::OldNumbersBelieved => facts.channel.is_current = true,
            Self::ReturnBookedAgain => facts.channel.return_booked = false,
            Self::ReturnGivenUp => facts.channel.owes_buyer = false,
            _ => {}
        }
        let case = Case::<RefundMachine> { input, facts: &facts, terms };
        let Answer::Changed(change) = answer(from, &case) else { return None };
        let rows: Vec<_> = change.rows().map(|row| row.id).collect();
        let mistake = self.mistake(rows[0], input, &facts);
        let (to, effects) = mistake.unwrap_or((change.to, change.effects));
        Some(Decision { rows, to, effects })
    }

    fn mistake(
        self,
        row: &str,
        input: RefundInput,
        facts: &RefundFacts,
    ) -> Option<(RefundStatus, Vec<RefundEffect>)> {
        use RefundEffect as E;
        let again = || Some((RefundStatus::Ready, vec![E::NewNumber]));
        let give_up = || Some((RefundStatus::Failed, vec![E::VoidReserve, E::FreeCapacity]));
        match (self, row) {
            (Self::NewNumberAfterUnknown, "R30") => again(),
            (Self::NotFoundFails, "R43" | "R44") if input == RefundInput::NotFound => give_up(),
            (Self::NewNumberAfterNotFound, "R43") => again(),
            (Self::NumberNotCommitted, "R30") if input == RefundInput::Timer => again(),
            (Self::RefusalBelieved, "R34") if facts.channel.was_unclear => give_up(),
            (Self::AbnormalFails, "R38") => again(),
            _ => None,
        }
    }

    /// What people hold for proved.
    pub fn believes(self, proof: NumberProof, is_found: bool) -> NumberProof {
        match self {
            Self::OneEmptyQueryIsProof if !is_found && proof == NumberProof::Nothing => NumberProof::Absent,
            _ => proof,
        }
    }
}
