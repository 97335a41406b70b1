//! What happens to the order.

use std::collections::BTreeSet;

use rebated_domain::machine::{Answer, Case, Transition, answer};
use rebated_domain::store_order::{
    StoreOrderEffect, StoreOrderFacts, StoreOrderInput as I, StoreOrderMachine, StoreOrderStatus as S,
    StoreOrderTerms,
};

use super::{Shop, Step};

const AT_ANY_TIME: [I; 9] = [
    I::Place,
    I::Prepared,
    I::PreparationFailed,
    I::Timer,
    I::Cancel,
    I::FollowedUp,
    I::Ship,
    I::Signed,
    I::RefundRouted,
];

pub(super) fn steps(world: &Shop, rows: &mut BTreeSet<&'static str>, to: &mut Vec<(Step, Shop)>) {
    let mut say = |input: I, change: fn(&mut Shop)| {
        let mut next = *world;
        if let Some(transition) = tell(&mut next, input) {
            rows.extend(transition.rows().map(|row| row.id));
            change(&mut next);
        }
        to.push((Step::Order(input), next));
    };
    for input in AT_ANY_TIME {
        match input {
            I::RefundRouted => say(input, |shop| shop.refund_open = true),
            _ => say(input, |_| {}),
        }
    }
    if world.refund_open {
        say(I::RefundEnded, |shop| shop.refund_open = false);
        say(I::RefundedInFull, |shop| {
            shop.refund_open = false;
            shop.paid_back += 1;
        });
    }
}

/// Tells the order, and writes what it says about the stock.
pub(super) fn tell(world: &mut Shop, input: I) -> Option<Transition<StoreOrderMachine>> {
    let facts = StoreOrderFacts {
        stock_is_set_aside: world.stock[0] > 0,
        is_held: world.refund_open,
        is_delivered: true,
        refund_is_open: world.refund_open,
        tries: 0,
        is_due: true,
    };
    let case = Case { input, facts: &facts, terms: &StoreOrderTerms::default() };
    let Answer::Changed(transition) = answer(world.order, &case) else { return None };
    for effect in &transition.effects {
        write(world, *effect);
    }
    world.order = Some(transition.to);
    Some(transition)
}

/// Whether the order waits for its payment.
pub(super) fn waits(world: &Shop) -> bool {
    world.order == Some(S::AwaitingPayment)
}

fn write(world: &mut Shop, effect: StoreOrderEffect) {
    let mut moves = |from: usize, to: usize| {
        world.stock[from] -= 1;
        world.stock[to] += 1;
    };
    match effect {
        StoreOrderEffect::ReserveStock => moves(0, 1),
        StoreOrderEffect::ReleaseStock => moves(1, 0),
        StoreOrderEffect::TakeStock => moves(1, 2),
        StoreOrderEffect::ReturnStock => moves(2, 0),
        _ => {}
    }
}
