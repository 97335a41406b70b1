//! What happens to one payment, at the channel and with us.

use std::collections::BTreeSet;

use rebated_domain::machine::{Answer, Case, answer};
use rebated_domain::payment::{
    PaymentEffect, PaymentFacts, PaymentFollow, PaymentInput as I, PaymentMachine, PaymentStatus as S,
    PaymentTerms,
};
use rebated_domain::store_order::StoreOrderInput;

use super::{Design, Payment, Record, Shop, Step, orders};

pub(super) fn steps(world: &Shop, at: usize, rows: &mut BTreeSet<&'static str>, to: &mut Vec<(Step, Shop)>) {
    channel(world, at, to);
    let payment = world.payments[at];
    let mut inputs = vec![I::Ask, I::ResolvePaid, I::ResolveNotOurs];
    // the channel calls back whenever it likes, and as often
    match payment.record {
        Record::Paid | Record::PaidOtherAmount => inputs.push(I::Paid),
        Record::Closed => inputs.push(I::Closed),
        Record::None | Record::Open => {}
    }
    if payment.sent_back > 0 {
        // some channels close what was refunded in full
        inputs.push(I::Closed);
    }
    if world.order.is_some() && !orders::waits(world) {
        inputs.push(I::OrderEnded);
    }
    inputs.extend_from_slice(answers(&payment));
    for input in inputs {
        to.push((Step::Payment(input, at), tell(world, at, input, rows)));
    }
}

/// What a worker may be told in each state, and timers.
fn answers(payment: &Payment) -> &'static [I] {
    match (payment.status, payment.record) {
        (Some(S::Created), Record::Open) => &[I::Made, I::CallRefused, I::Unknown, I::Timer],
        (Some(S::Created), _) => &[I::CallRefused, I::Unknown, I::Timer],
        (Some(S::Unknown), Record::None) => &[I::NotFound, I::Unknown],
        (Some(S::Unknown), Record::Open | Record::Closed) => &[I::NotPaid, I::Unknown],
        (Some(S::Open), _) => &[I::Timer],
        // there is nothing to close, although a request may still land
        (Some(S::Closing), Record::None) => &[I::Closed, I::Unknown],
        (Some(S::Closing), _) => &[I::Unknown],
        _ => &[],
    }
}

fn channel(world: &Shop, at: usize, to: &mut Vec<(Step, Shop)>) {
    let mut becomes = |step: fn(usize) -> Step, change: &dyn Fn(&mut Payment)| {
        let mut next = *world;
        change(&mut next.payments[at]);
        to.push((step(at), next));
    };
    let payment = world.payments[at];
    if payment.status == Some(S::Created) && payment.record == Record::None {
        becomes(Step::Sends, &|payment| payment.in_flight = true);
    }
    if payment.in_flight {
        becomes(Step::Lost, &|payment| payment.in_flight = false);
        becomes(Step::Lands, &|payment| {
            payment.in_flight = false;
            payment.record = Record::Open;
        });
    }
    if payment.record == Record::Open {
        becomes(Step::Pays, &|payment| payment.record = Record::Paid);
        becomes(Step::PaysOtherAmount, &|payment| payment.record = Record::PaidOtherAmount);
        // by our request, or by its own clock
        becomes(Step::Closes, &|payment| payment.record = Record::Closed);
    }
}

fn tell(world: &Shop, at: usize, input: I, rows: &mut BTreeSet<&'static str>) -> Shop {
    let facts = PaymentFacts {
        order_waits: orders::waits(world),
        is_total: true,
        other_open: false,
        is_ours: world.payments[at].record != Record::PaidOtherAmount,
        tells_of_refund: false,
        gave_evidence: true,
        polls: 0,
        is_due: true,
    };
    let case = Case::<PaymentMachine> { input, facts: &facts, terms: &PaymentTerms::default() };
    let Answer::Changed(transition) = answer(world.payments[at].status, &case) else { return *world };
    let (mut effects, mut follows) = (transition.effects, transition.follows);
    if !world.design.spoil(transition.row.id, &mut effects, &mut follows) {
        return *world;
    }
    rows.insert(transition.row.id);
    let mut next = *world;
    next.payments[at].status = Some(transition.to);
    for effect in effects {
        write(&mut next, at, effect, rows);
    }
    for follow in follows {
        if follow == PaymentFollow::RefundAll {
            next.payments[at].sent_back += 1;
            if next.design == Design::LateRefundReturnsStock {
                next.stock[0] += 1;
            }
        }
    }
    next
}

fn write(world: &mut Shop, at: usize, effect: PaymentEffect, rows: &mut BTreeSet<&'static str>) {
    let payment = &mut world.payments[at];
    match effect {
        PaymentEffect::BookCapture => payment.booked += 1,
        PaymentEffect::BookSuspense => payment.suspense += 1,
        PaymentEffect::ClearSuspense => payment.suspense -= 1,
        PaymentEffect::PayOrder => {
            payment.kept += 1;
            match orders::tell(world, StoreOrderInput::Paid) {
                Some(transition) => rows.extend(transition.rows().map(|row| row.id)),
                None => world.broken = Some("a payment was taken that the order does not take"),
            }
        }
        PaymentEffect::CommitNumber
        | PaymentEffect::KeepPayLink
        | PaymentEffect::MarkNotNeeded
        | PaymentEffect::PayOrderIfWaits
        | PaymentEffect::LogEvidence => {}
    }
}
