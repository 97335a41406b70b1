//! Buyers, support, warehouse, couriers, finance and the clock.

use std::collections::BTreeSet;

use rebated_domain::refund::machine::{
    GoodsFacts, GoodsPlace, RefundFacts, RefundInput as I, RefundStatus as S, RefundTerms,
};

use super::told::Told;
use super::{Refund, Step};

const ASKED: [I; 3] = [I::AskedByBuyer, I::AskedBySystem, I::AskedBySupport];

const BEFORE_MONEY: [I; 11] = [
    I::Approve,
    I::Reject,
    I::CancelByBuyer,
    I::Timer,
    I::Intercepted,
    I::InterceptFailed,
    I::ReturnShipped,
    I::ReturnReceived,
    I::InspectionPassed,
    I::InspectionPassedInPart,
    I::InspectionFailed,
];

const AT_ANY_TIME: [I; 8] = [
    I::CancelByBuyer,
    I::CancelBySupport,
    I::Reject,
    I::Retry,
    I::ResolveDone,
    I::ResolveFailed,
    I::PaidAnotherWay,
    I::ToppedUp,
];

pub(super) fn steps(world: &Refund, rows: &mut BTreeSet<&'static str>, to: &mut Vec<(Step, Refund)>) {
    let mut told = Told::new(world, rows, to);
    let facts = told.facts(world.current);
    match world.status {
        None => {
            for facts in sizes(facts, &told.terms).into_iter().flat_map(with_goods) {
                for input in ASKED {
                    told.say(Step::Says(input), input, facts);
                }
            }
        }
        Some(
            S::InReview
            | S::WaitingOrder
            | S::Intercepting
            | S::AwaitingReturn
            | S::Returning
            | S::Inspecting,
        ) => {
            for facts in with_goods(facts) {
                for input in BEFORE_MONEY {
                    told.say(Step::Says(input), input, facts);
                }
            }
        }
        // the lease is a worker's
        Some(S::Sending) => {}
        Some(_) => told.say(Step::Says(I::Timer), I::Timer, facts),
    }
    for input in AT_ANY_TIME {
        told.say(Step::Says(input), input, facts);
    }
}

/// A small refund, and one that one person may not grant.
fn sizes(facts: RefundFacts, terms: &RefundTerms) -> [RefundFacts; 2] {
    let mut large = facts;
    large.request.order_sum_minor = terms.limit_minor + 1;
    [facts, large]
}

fn with_goods(facts: RefundFacts) -> impl Iterator<Item = RefundFacts> {
    let places = [GoodsPlace::Here, GoodsPlace::OnTheWay, GoodsPlace::AtTheBuyer];
    let tasks = [(false, 0), (true, 0), (true, u32::MAX)];
    places.into_iter().flat_map(move |place| {
        tasks.map(|(tasks_open, tries)| RefundFacts {
            goods: GoodsFacts { tasks_open, tries, place, no_return: false, has_tracking: true },
            ..facts
        })
    })
}
