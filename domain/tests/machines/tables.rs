//! What holds of every table.

use std::collections::{BTreeMap, BTreeSet};

use rebated_domain::machine::{
    Answer, Case, Input, Machine, Origin, Refusal, Row, Sender, Status, Target, answer,
};
use rebated_domain::order::OrderStatus;
use rebated_domain::payment::PaymentMachine;
use rebated_domain::refund::machine::{RefundEffect, RefundMachine, RefundStatus, ReserveHeld};
use rebated_domain::store_order::{StockHeld, StoreOrderEffect, StoreOrderMachine, StoreOrderStatus};

/// One way from state to state: the rows that applied.
pub struct Edge<M: Machine> {
    pub from: Option<M::Status>,
    pub to: M::Status,
    pub rows: Vec<&'static Row<M>>,
}

/// Every way through a table, with each way of the route.
pub fn edges<M: Machine>() -> Vec<Edge<M>> {
    let mut edges = Vec::new();
    for row in M::rows() {
        let begins: Vec<Option<M::Status>> = match row.from {
            Origin::Nothing => vec![None],
            Origin::Route => continue,
            Origin::In(states) => states.iter().copied().map(Some).collect(),
        };
        for from in begins {
            match row.to {
                Target::Is(to) => edges.push(Edge { from, to, rows: vec![row] }),
                Target::Same => {
                    edges.push(Edge { from, to: from.expect("it stays where it is"), rows: vec![row] });
                }
                Target::Route => {
                    for way in M::rows().filter(|row| row.from == Origin::Route) {
                        let Target::Is(to) = way.to else { panic!("{} goes on and on", way.id) };
                        edges.push(Edge { from, to, rows: vec![row, way] });
                    }
                }
            }
        }
    }
    edges
}

/// The row's names, joined.
pub fn name<M: Machine>(edge: &Edge<M>) -> String {
    edge.rows.iter().map(|row| row.id).collect::<Vec<_>>().join("+")
}

fn is_whole<M: Machine>(letter: char, count: usize) {
    let ids: Vec<_> = M::rows().map(|row| row.id.to_owned()).collect();
    let expected: Vec<_> = (1..=count).map(|n| format!("{letter}{n:02}")).collect();
    assert_eq!(ids, expected, "every row once, in order");
    for row in M::rows() {
        let from_route = row.from == Origin::Route;
        assert_eq!(row.on.is_empty(), from_route, "{}: only the route has no input", row.id);
        assert!(!from_route || (matches!(row.to, Target::Is(_)) && !row.when.is_empty()), "{}", row.id);
        assert!(row.from != Origin::Nothing || row.to != Target::Same, "{}", row.id);
        let has_route = M::rows().any(|row| row.from == Origin::Route);
        assert!(row.to != Target::Route || has_route, "{}: there is no route", row.id);
    }

    let edges = edges::<M>();
    let mut reached: BTreeSet<M::Status> = BTreeSet::new();
    let mut ends: BTreeSet<M::Status> = M::Status::ALL.iter().copied().filter(|s| s.is_terminal()).collect();
    for _ in M::Status::ALL {
        for edge in &edges {
            if edge.from.is_none_or(|from| reached.contains(&from)) {
                reached.insert(edge.to);
            }
            if let (Some(from), true) = (edge.from, ends.contains(&edge.to)) {
                ends.insert(from);
            }
        }
    }
    for status in M::Status::ALL {
        assert!(reached.contains(status), "{status} cannot be reached");
        assert!(ends.contains(status), "{status} has no way to an end");
        assert_eq!(M::wake(*status).is_none(), status.is_terminal(), "{status} would be forgotten");
    }
    for input in M::Input::ALL {
        assert!(M::rows().any(|row| row.on.contains(input)), "no row listens to {input}");
    }
}

#[test]
fn every_table_is_whole() {
    is_whole::<StoreOrderMachine>('O', 19);
    is_whole::<PaymentMachine>('P', 17);
    is_whole::<RefundMachine>('R', 58);
}

/// Every state answers every input, and what no row lists changes nothing.
fn is_total<M: Machine>(facts: &[M::Facts], terms: &M::Terms) {
    let states = M::Status::ALL.iter().copied().map(Some).chain([None]);
    for (from, input) in states.flat_map(|from| M::Input::ALL.iter().map(move |input| (from, *input))) {
        let listed: Vec<_> = M::rows().filter(|row| row.fits(from, input)).map(|row| row.id).collect();
        for facts in facts {
            let got = answer::<M>(from, &Case { input, facts, terms });
            match (&got, input.sender()) {
                (Answer::Changed(change), _) => assert!(listed.contains(&change.row.id), "{from:?} {input}"),
                (Answer::Refused(refusal), Sender::Command) => {
                    assert_eq!(*refusal == Refusal::NotInThisState, listed.is_empty(), "{from:?} {input}");
                }
                (Answer::AlreadyDone, Sender::Report | Sender::Timer) => {}
                _ => panic!("{from:?} answers {input} with {got:?}"),
            }
        }
    }
}

#[test]
fn every_state_answers_every_input() {
    is_total::<StoreOrderMachine>(&crate::random::order_samples(), &Default::default());
    is_total::<PaymentMachine>(&crate::random::payment_samples(), &Default::default());
    is_total::<RefundMachine>(&crate::random::refund_samples(), &Default::default());
}

/// The ways on which a state goes back.
fn backward<M: Machine>() -> Vec<String> {
    let goes_back = |edge: &Edge<M>| edge.from.is_some_and(|from| edge.to.rank() < from.rank());
    let rows: BTreeSet<_> = edges::<M>().iter().filter(|edge| goes_back(edge)).map(name).collect();
    rows.into_iter().collect()
}

#[test]
fn only_these_rows_go_back() {
    assert_eq!(backward::<StoreOrderMachine>(), ["O11", "O12"]);
    assert_eq!(backward::<PaymentMachine>(), ["P06"]);
    assert_eq!(backward::<RefundMachine>(), ["R31", "R33", "R36", "R41", "R43", "R46", "R47", "R50", "R55"]);
}

#[test]
fn ends_are_left_only_by_what_the_outside_world_says() {
    fn left<M: Machine>() -> Vec<String> {
        let leaves = |edge: &Edge<M>| edge.from.is_some_and(|from| from.is_terminal() && from != edge.to);
        let rows: BTreeSet<_> = edges::<M>().iter().filter(|edge| leaves(edge)).map(name).collect();
        for edge in edges::<M>().iter().filter(|edge| leaves(edge)) {
            assert!(edge.rows[0].on.iter().all(|input| input.sender() == Sender::Report), "{}", name(edge));
        }
        rows.into_iter().collect()
    }
    assert!(left::<StoreOrderMachine>().is_empty());
    assert_eq!(left::<PaymentMachine>(), ["P13"]);
    assert_eq!(left::<RefundMachine>(), ["R54", "R56"]);
}

#[test]
fn effects_on_capacity_and_ledger_follow_the_states() {
    use RefundEffect as E;
    let holds = |status: Option<RefundStatus>| status.is_some_and(RefundStatus::holds_capacity);
    let reserve = |status: Option<RefundStatus>| status.map_or(ReserveHeld::No, RefundStatus::holds_reserve);
    for edge in edges::<RefundMachine>() {
        let does = |effect| edge.rows.iter().any(|row| row.does.contains(&effect));
        let (before, after) = (holds(edge.from), holds(Some(edge.to)));
        assert_eq!(does(E::TakeCapacity) || does(E::PostLate), !before && after, "{}", name(&edge));
        assert_eq!(does(E::FreeCapacity), before && !after, "{}", name(&edge));

        let (before, after) = (reserve(edge.from), reserve(Some(edge.to)));
        let (mut opens, mut ends) = (false, false);
        match (before, after) {
            (ReserveHeld::No | ReserveHeld::Perhaps, ReserveHeld::Yes) => opens = true,
            (ReserveHeld::Yes | ReserveHeld::Perhaps, ReserveHeld::No) => ends = true,
            (ReserveHeld::Yes, ReserveHeld::Yes | ReserveHeld::Perhaps)
            | (ReserveHeld::No, ReserveHeld::No | ReserveHeld::Perhaps)
            | (ReserveHeld::Perhaps, ReserveHeld::Perhaps) => {}
        }
        assert_eq!(does(E::OpenReserve), opens, "{}", name(&edge));
        let from_bank = does(E::PostFromBank) && edge.from == Some(RefundStatus::BankReturned);
        assert_eq!(does(E::PostReserve) || does(E::VoidReserve), ends || from_bank, "{}", name(&edge));
        let succeeds = edge.to == RefundStatus::Succeeded && edge.from != Some(RefundStatus::Succeeded);
        assert_eq!(does(E::AddRefunded), succeeds, "{}", name(&edge));
    }
}

#[test]
fn only_four_rows_take_a_new_number() {
    let takes = |row: &&Row<RefundMachine>| {
        row.does.contains(&RefundEffect::NewNumber) || row.does.contains(&RefundEffect::NewNumberIfClosed)
    };
    let rows: Vec<_> = RefundMachine::rows().filter(takes).map(|row| row.id).collect();
    assert_eq!(rows, ["R36", "R41", "R47", "R55"]);
}

#[test]
fn effects_on_the_stock_follow_the_states() {
    use StoreOrderEffect as E;
    let stock = |status: Option<StoreOrderStatus>| status.map_or(StockHeld::Nothing, StoreOrderStatus::stock);
    for edge in edges::<StoreOrderMachine>() {
        let effects: BTreeSet<_> = edge.rows.iter().flat_map(|row| row.does).copied().collect();
        let moves: BTreeSet<_> = [E::ReserveStock, E::TakeStock, E::ReleaseStock, E::ReturnStock].into();
        let got: Vec<_> = effects.intersection(&moves).copied().collect();
        let expected = match (stock(edge.from), stock(Some(edge.to))) {
            (StockHeld::Nothing, StockHeld::Reserved) => vec![E::ReserveStock],
            (StockHeld::Reserved, StockHeld::Taken) => vec![E::TakeStock],
            (StockHeld::Reserved, StockHeld::Nothing) => vec![E::ReleaseStock],
            // what the buyer had and sent back is restocked by the refund, after it was looked at
            (StockHeld::Taken, StockHeld::Nothing) if edge.from == Some(StoreOrderStatus::Received) => vec![],
            (StockHeld::Taken, StockHeld::Nothing) => vec![E::ReturnStock],
            _ => vec![],
        };
        assert_eq!(got, expected, "{}", name(&edge));
    }
}

#[test]
fn the_new_words_hold_todays() {
    let shown: BTreeMap<_, _> =
        StoreOrderStatus::ALL.iter().map(|own| (own.code(), OrderStatus::from(*own).code())).collect();
    let renamed: Vec<_> = shown.into_iter().filter(|(own, shown)| own != shown).collect();
    assert_eq!(renamed, [("COMPLETED", "SETTLED")]);
}
