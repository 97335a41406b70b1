//! Random facts, and random sequences of inputs.

use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rebated_domain::machine::{Answer, Case, Machine, Status, answer};
use rebated_domain::payment::{PaymentFacts, PaymentMachine};
use rebated_domain::refund::machine::{
    ChannelFacts, GoodsFacts, GoodsPlace, NumberProof, PersonFacts, RefundEffect, RefundFacts, RefundInput,
    RefundMachine, RefundStatus, RefundTerms, RequestFacts,
};
use rebated_domain::store_order::{StoreOrderFacts, StoreOrderMachine};

use crate::tables::{edges, name};

/// Amounts on both sides of every bound.
fn request() -> impl Strategy<Value = RequestFacts> {
    let amounts = (-1i64..=4, 0i64..=4, prop::sample::select(vec![0i64, 499_999, 500_000]));
    (amounts, any::<[bool; 6]>()).prop_map(|((amount_minor, room_minor, others), flags)| RequestFacts {
        amount_minor,
        order_sum_minor: amount_minor + others,
        room_minor,
        is_paid: flags[0],
        in_window: flags[1],
        line_taken: flags[2],
        reason_listed: flags[3],
        is_risky: flags[4],
        may_grant_itself: flags[5],
    })
}

fn person() -> impl Strategy<Value = PersonFacts> {
    (any::<[bool; 6]>(), 0i64..=4).prop_map(|(flags, new_amount_minor)| PersonFacts {
        may_approve: flags[0],
        is_second: flags[1],
        saw_this_version: flags[2],
        gave_reason: flags[3],
        gave_evidence: flags[4],
        needs_another: flags[5],
        new_amount_minor,
    })
}

fn goods() -> impl Strategy<Value = GoodsFacts> {
    let places = vec![GoodsPlace::Here, GoodsPlace::OnTheWay, GoodsPlace::AtTheBuyer];
    (any::<[bool; 3]>(), 19u32..=20, prop::sample::select(places)).prop_map(|(flags, tries, place)| {
        GoodsFacts { tasks_open: flags[0], tries, place, no_return: flags[1], has_tracking: flags[2] }
    })
}

fn channel() -> impl Strategy<Value = ChannelFacts> {
    let proofs = vec![
        NumberProof::Nothing,
        NumberProof::NeverSent,
        NumberProof::Closed,
        NumberProof::Absent,
        NumberProof::Moved,
        NumberProof::Returned,
    ];
    let times = (9i64..=10, 0i64..=1);
    (any::<[bool; 7]>(), 0u32..=4, 0u32..=4, times, prop::sample::select(proofs)).prop_map(
        |(flags, failures, unknowns, (seconds, days), proof)| ChannelFacts {
            is_current: flags[0],
            is_our_amount: flags[1],
            was_unclear: flags[2],
            may_call_again: flags[3],
            failures,
            unknowns,
            since_call: TimeDelta::seconds(seconds),
            unknown_for: TimeDelta::days(days),
            polls: 0,
            proof,
            return_booked: flags[4],
            owes_buyer: flags[5],
            has_reserve: flags[6],
        },
    )
}

fn refund_facts() -> impl Strategy<Value = RefundFacts> {
    (request(), person(), goods(), channel(), any::<bool>()).prop_map(
        |(request, person, goods, channel, is_due)| RefundFacts { request, person, goods, channel, is_due },
    )
}

fn payment_facts() -> impl Strategy<Value = PaymentFacts> {
    any::<[bool; 7]>().prop_map(|flags| PaymentFacts {
        order_waits: flags[0],
        is_total: flags[1],
        other_open: flags[2],
        is_ours: flags[3],
        tells_of_refund: flags[4],
        gave_evidence: flags[5],
        polls: 0,
        is_due: flags[6],
    })
}

fn order_facts() -> impl Strategy<Value = StoreOrderFacts> {
    any::<[bool; 5]>().prop_map(|flags| StoreOrderFacts {
        stock_is_set_aside: flags[0],
        is_held: flags[1],
        is_delivered: flags[2],
        refund_is_open: flags[3],
        tries: 0,
        is_due: flags[4],
    })
}

fn samples<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..300).map(|_| of.new_tree(&mut runner).expect("no filters").current()).collect()
}

pub fn refund_samples() -> Vec<RefundFacts> {
    samples(refund_facts())
}

pub fn payment_samples() -> Vec<PaymentFacts> {
    samples(payment_facts())
}

pub fn order_samples() -> Vec<StoreOrderFacts> {
    samples(order_facts())
}

/// At most one row applies, whatever the facts: the order of the rows decides nothing.
fn one_row_applies<M: Machine>(samples: &[M::Facts], terms: &M::Terms) {
    use rebated_domain::machine::{Input as _, Origin};
    for facts in samples {
        for input in M::Input::ALL {
            let case = Case::<M> { input: *input, facts, terms };
            let applies = |row: &&rebated_domain::machine::Row<M>| row.unmet(&case).is_none();
            for from in M::Status::ALL.iter().copied().map(Some).chain([None]) {
                let rows: Vec<_> = M::rows().filter(|row| row.fits(from, *input)).filter(applies).collect();
                assert!(rows.len() <= 1, "{from:?} {input}: {rows:#?}");
            }
            let ways: Vec<_> = M::rows().filter(|row| row.from == Origin::Route).collect();
            let (all, open) = (ways.len(), ways.into_iter().filter(applies).count());
            assert_eq!(open, all.min(1), "the route has one way: {facts:?}");
        }
    }
}

#[test]
fn no_two_rows_apply() {
    one_row_applies::<StoreOrderMachine>(&order_samples(), &Default::default());
    one_row_applies::<PaymentMachine>(&payment_samples(), &Default::default());
    one_row_applies::<RefundMachine>(&refund_samples(), &Default::default());
}

/// The states that a sequence went through, each with what was written on the way to it.
type Log<M> = Vec<(<M as Machine>::Status, Vec<<M as Machine>::Effect>)>;

/// Runs inputs through a machine. Every change is one way of the table, the version counts the changes, and
/// the rank only falls on the ways that are listed. Gives back the changes.
fn run<M: Machine>(
    inputs: &[(M::Input, M::Facts)],
    terms: &M::Terms,
    back: &[&str],
) -> Result<Log<M>, TestCaseError> {
    let ways: Vec<_> = edges::<M>().iter().map(|edge| (edge.from, edge.to, name(edge))).collect();
    let (mut at, mut version, mut log) = (None, 0usize, Vec::new());
    for (input, facts) in inputs {
        let Answer::Changed(change) = answer::<M>(at, &Case { input: *input, facts, terms }) else {
            continue;
        };
        let rows = change.rows().map(|row| row.id).collect::<Vec<_>>().join("+");
        prop_assert!(ways.contains(&(at, change.to, rows.clone())), "{at:?} {rows} {}", change.to);
        if at.is_some_and(|at| change.to.rank() < at.rank()) {
            prop_assert!(back.contains(&rows.as_str()), "{rows} goes back");
        }
        at = Some(change.to);
        version += 1;
        log.push((change.to, change.effects));
    }
    prop_assert_eq!(version, log.len());
    Ok(log)
}

fn sequence<M: Machine>(
    facts: impl Strategy<Value = M::Facts>,
) -> impl Strategy<Value = Vec<(M::Input, M::Facts)>> {
    use rebated_domain::machine::Input as _;
    prop::collection::vec((prop::sample::select(M::Input::ALL), facts), 1..120)
}

/// Facts with which most things are possible, so that sequences get far.
fn kind_refund_facts() -> impl Strategy<Value = RefundFacts> {
    refund_facts().prop_map(|mut facts| {
        facts.request = RequestFacts {
            amount_minor: 3,
            order_sum_minor: 3,
            room_minor: 3,
            is_paid: true,
            in_window: true,
            line_taken: false,
            reason_listed: true,
            ..facts.request
        };
        facts.channel.is_our_amount = true;
        facts.goods.no_return = true;
        facts
    })
}

proptest! {
    #[test]
    fn orders_go_forward(inputs in sequence::<StoreOrderMachine>(order_facts())) {
        run::<StoreOrderMachine>(&inputs, &Default::default(), &["O11", "O12"])?;
    }

    #[test]
    fn payments_go_forward(inputs in sequence::<PaymentMachine>(payment_facts())) {
        run::<PaymentMachine>(&inputs, &Default::default(), &["P06"])?;
    }

    #[test]
    fn refunds_go_forward_and_keep_their_capacity(
        inputs in sequence::<RefundMachine>(kind_refund_facts()),
    ) {
        let back = ["R31", "R33", "R36", "R41", "R43", "R46", "R47", "R50", "R55"];
        let log = run::<RefundMachine>(&inputs, &RefundTerms::default(), &back)?;
        let mut capacity = 0;
        for (status, effects) in log {
            for effect in effects {
                match effect {
                    RefundEffect::TakeCapacity | RefundEffect::PostLate => capacity += 1,
                    RefundEffect::FreeCapacity => capacity -= 1,
                    _ => {}
                }
                prop_assert!((0..=1).contains(&capacity));
            }
            prop_assert_eq!(capacity, i32::from(status.holds_capacity()));
        }
    }

    #[test]
    fn a_request_that_does_not_fit_is_refused(facts in refund_facts(), nth in 0usize..3) {
        let input = [RefundInput::AskedByBuyer, RefundInput::AskedBySystem, RefundInput::AskedBySupport][nth];
        let case = Case::<RefundMachine> { input, facts: &facts, terms: &RefundTerms::default() };
        let RequestFacts { amount_minor, room_minor, .. } = facts.request;
        if let Answer::Changed(change) = answer(None, &case) {
            prop_assert!(0 < amount_minor && amount_minor <= room_minor);
            let alone = change.to != RefundStatus::InReview && input != RefundInput::AskedByBuyer;
            prop_assert!(!alone || facts.request.order_sum_minor <= 500_000);
        }
    }
}
