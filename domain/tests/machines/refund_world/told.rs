//! How the machine is told of something, and what that changes.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use rebated_domain::refund::machine::{
    ChannelFacts, NumberProof, PersonFacts, RefundEffect, RefundFacts, RefundInput, RefundStatus,
    RefundTerms, RequestFacts,
};

use super::{Call, NUMBERS, Record, Refund, Step};

/// Where the next worlds go, and the rows that led to them.
pub(super) struct Told<'a> {
    pub(super) world: &'a Refund,
    pub(super) terms: RefundTerms,
    pub(super) rows: &'a mut BTreeSet<&'static str>,
    pub(super) to: &'a mut Vec<(Step, Refund)>,
}

impl<'a> Told<'a> {
    pub(super) fn new(
        world: &'a Refund,
        rows: &'a mut BTreeSet<&'static str>,
        to: &'a mut Vec<(Step, Refund)>,
    ) -> Self {
        Self { world, terms: RefundTerms::default(), rows, to }
    }

    /// What is known, if a report about this number came now. Everything that the hostile world does not
    /// change is as it should be.
    pub(super) fn facts(&self, about: usize) -> RefundFacts {
        let world = self.world;
        let request = RequestFacts {
            amount_minor: 100,
            order_sum_minor: 100,
            room_minor: 1_000,
            is_paid: true,
            in_window: true,
            line_taken: false,
            reason_listed: true,
            is_risky: false,
            may_grant_itself: true,
        };
        let person = PersonFacts {
            may_approve: true,
            is_second: true,
            needs_another: false,
            saw_this_version: true,
            gave_reason: true,
            gave_evidence: true,
            new_amount_minor: 40,
        };
        let channel = ChannelFacts {
            is_current: about == world.current,
            is_our_amount: true,
            was_unclear: world.unknowns > 0,
            may_call_again: true,
            failures: world.failures,
            unknowns: world.unknowns,
            since_call: self.terms.query_after,
            unknown_for: TimeDelta::zero(),
            polls: 0,
            proof: self.proof(),
            return_booked: world.numbers[about].return_booked,
            owes_buyer: world.numbers.iter().any(|number| number.return_booked),
            has_reserve: world.books.reserve > 0,
        };
        RefundFacts { request, person, channel, is_due: true, ..RefundFacts::default() }
    }

    /// What can be proved of the number in use.
    fn proof(&self) -> NumberProof {
        let number = self.world.number();
        let proof = match number.record {
            _ if !self.world.sent => NumberProof::NeverSent,
            Record::Closed => NumberProof::Closed,
            // nothing on the way, so that the statements of two days do not have it
            Record::None if number.in_flight == 0 => NumberProof::Absent,
            Record::Success => NumberProof::Moved,
            Record::Returned if number.return_booked => NumberProof::Returned,
            Record::Returned => NumberProof::Moved,
            Record::None | Record::Processing | Record::Abnormal => NumberProof::Nothing,
        };
        self.world.design.believes(proof, number.record != Record::None)
    }

    /// Tells the machine. `first` is what the step itself changed before.
    pub(super) fn tell(&mut self, step: Step, input: RefundInput, facts: RefundFacts, first: Refund) {
        let Some(decision) = first.design.decide(first.status, input, facts, &self.terms) else {
            self.to.push((step, first));
            return;
        };
        let mut next = first;
        if !decision.effects.iter().all(|effect| write(&mut next, *effect, input)) {
            return;
        }
        self.rows.extend(decision.rows);
        next.status = Some(decision.to);
        if decision.to != RefundStatus::Sending && next.call != Call::None {
            if next.call == Call::Unsent {
                // the worker does not know yet, and sends all the same
                let mut late = next;
                late.numbers[first.current].send();
                late.call = Call::None;
                self.to.push((step, late));
            }
            next.call = Call::None;
        }
        self.to.push((step, next));
    }

    /// Tells the machine, and nothing else changed.
    pub(super) fn say(&mut self, step: Step, input: RefundInput, facts: RefundFacts) {
        self.tell(step, input, facts, *self.world);
    }
}

/// Writes an effect. False when a person asks for more numbers than the model has: those that failures may
/// still need are kept for them.
fn write(world: &mut Refund, effect: RefundEffect, input: RefundInput) -> bool {
    world.books.write(effect);
    match effect {
        RefundEffect::CommitAttempt => {
            world.sent = true;
            world.call = Call::Unsent;
        }
        RefundEffect::CountFailure => world.failures += 1,
        RefundEffect::CountUnknown => world.unknowns = (world.unknowns + 1).min(3),
        RefundEffect::BookReturn => world.numbers[world.current].return_booked = true,
        RefundEffect::NewNumber => {
            let over = matches!(world.number().record, Record::Closed)
                || (input == RefundInput::Retry && world.number().return_booked);
            world.books.reckless |= world.design == super::Design::Ours && !over;
            world.current += 1;
            world.unknowns = 0;
            let kept = if input == RefundInput::Retry { 3 - world.failures as usize } else { 0 };
            return world.current + kept < NUMBERS;
        }
        _ => {}
    }
    true
}
