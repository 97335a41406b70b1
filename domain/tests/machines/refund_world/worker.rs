//! Workers that call and ask the channel, and callbacks.

use std::collections::BTreeSet;

use rebated_domain::refund::machine::{RefundInput as I, RefundStatus as S};

use super::told::Told;
use super::{Call, Record, Refund, Step};

pub(super) fn steps(world: &Refund, rows: &mut BTreeSet<&'static str>, to: &mut Vec<(Step, Refund)>) {
    let mut told = Told::new(world, rows, to);
    let facts = told.facts(world.current);
    match world.status {
        Some(S::Ready) => told.say(Step::Takes, I::Dispatch, facts),
        Some(S::Sending) => call(world, &mut told),
        Some(S::Pending | S::Unknown) => query(world, &mut told),
        Some(S::Manual) if world.sent => query(world, &mut told),
        _ => {}
    }
    callbacks(world, &mut told);
}

fn call(world: &Refund, told: &mut Told<'_>) {
    let facts = told.facts(world.current);
    told.say(Step::LeaseEnds, I::Timer, facts);
    match world.call {
        Call::None => {}
        Call::Unsent => {
            let mut sent = *world;
            sent.call = Call::Waiting;
            sent.numbers[world.current].send();
            told.to.push((Step::Sends(world.current), sent));
            sent.numbers[world.current].send();
            told.to.push((Step::SendsTwice(world.current), sent));
            // no connection: the worker knows that nothing was sent
            answered(told, I::NotExecuted, Refund { call: Call::None, ..*world });
        }
        Call::Waiting => wait(world, told),
    }
}

/// The answers that a request may get, and none.
fn wait(world: &Refund, told: &mut Told<'_>) {
    answered(told, I::CallUnknown, Refund { call: Call::None, ..*world });
    let number = *world.number();
    if number.record == Record::None {
        if number.in_flight == 0 {
            return; // lost: there is no answer
        }
        let refused = landed(world, Record::None);
        for input in [I::NotExecuted, I::NotEnough, I::CallRefused] {
            answered(told, input, refused);
        }
        answered(told, I::CallDone, landed(world, Record::Success));
        answered(told, I::Accepted, landed(world, Record::Processing));
        answered(told, I::Closed, landed(world, Record::Closed));
        return;
    }
    let stays = Refund { call: Call::None, ..*world };
    match number.record {
        Record::None => {}
        Record::Processing => answered(told, I::Accepted, stays),
        Record::Abnormal => answered(told, I::Abnormal, stays),
        Record::Closed => answered(told, I::Closed, stays),
        Record::Success | Record::Returned => {
            answered(told, I::CallDone, stays);
            // it is taken, and the answer does not say that it is done
            answered(told, I::Accepted, stays);
            // a refusal that only means that it is done already: not of the first call, which was executed
            if world.unknowns > 0 {
                answered(told, I::CallRefused, stays);
            }
        }
    }
}

/// The world after one request arrived.
fn landed(world: &Refund, record: Record) -> Refund {
    let mut next = Refund { call: Call::None, ..*world };
    let number = &mut next.numbers[world.current];
    number.in_flight -= 1;
    if record != Record::None {
        number.set(record);
    }
    next
}

fn answered(told: &mut Told<'_>, input: I, first: Refund) {
    let mut facts = told.facts(first.current);
    for may_call_again in [true, false] {
        facts.channel.may_call_again = may_call_again;
        told.tell(Step::Answered(input), input, facts, first);
    }
}

fn query(world: &Refund, told: &mut Told<'_>) {
    let mut facts = told.facts(world.current);
    let inputs: &[I] = match world.number().record {
        Record::None => &[I::NotFound],
        Record::Processing => &[I::Accepted],
        Record::Abnormal => &[I::Abnormal],
        Record::Closed => &[I::Closed, I::RefusalProved],
        Record::Success | Record::Returned => &[I::Done],
    };
    for input in inputs.iter().chain(&[I::QueryUnknown]) {
        for unknown_for in [chrono::TimeDelta::zero(), told.terms.unknown_within] {
            facts.channel.unknown_for = unknown_for;
            told.say(Step::Queried(*input), *input, facts);
        }
    }
}

fn callbacks(world: &Refund, told: &mut Told<'_>) {
    for (at, number) in world.numbers.iter().enumerate().take(world.current + 1) {
        let now = match number.record {
            Record::Closed => Some(I::Closed),
            Record::Success | Record::Returned => Some(I::Done),
            Record::None | Record::Processing | Record::Abnormal => None,
        };
        let earlier = number.was_abnormal.then_some(I::Abnormal);
        let back = (number.record == Record::Returned).then_some(I::ReturnedByBank);
        for input in [now, earlier, back].into_iter().flatten() {
            told.say(Step::CalledBack(input, at), input, told.facts(at));
        }
    }
}
