//! Any sequence of requests is answered, and leaves the books, as a reference says that was written by itself.
//!
//! `REBATED_TEST_CASES` says how many sequences are tried.

mod draw;
mod machine;
mod reference;
mod words;

use std::collections::BTreeMap;

use machine::{Machine, State};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use rebated_domain::ledger::TransferRefusal;
use rebated_tests::Database;

/// How many events a sequence has.
const LENGTH: std::ops::Range<usize> = 20..70;

fn config(cases: u32) -> Config {
    let asked = std::env::var("REBATED_TEST_CASES").ok().map(|cases| cases.parse().expect("a number"));
    Config {
        cases: asked.unwrap_or(cases),
        failure_persistence: None,
        max_shrink_iters: 300,
        ..Config::default()
    }
}

fn any_sequence_is_answered_as_the_reference_says<const POSTGRES: bool>(cases: u32) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let _entered = runtime.enter();
    let sequences = State::sequential_strategy(LENGTH);
    let outcome = TestRunner::new(config(cases)).run(&sequences, |(start, events, seen)| {
        Machine::<POSTGRES>::test_sequential(config(cases), start, events, seen);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// The sequences are worth something only if they meet every answer there is.
#[test]
fn every_answer_comes_up() {
    let mut runner = TestRunner::deterministic();
    let mut met: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..200 {
        let sequence = State::sequential_strategy(LENGTH).new_tree(&mut runner).expect("a sequence");
        let (mut state, events, _) = sequence.current();
        for event in &events {
            state = State::apply(state, event);
            for answer in state.answers_to(event) {
                let words = match answer {
                    Ok(told) => told.iter().map(|told| told.outcome.to_string()).collect(),
                    Err((_, refusal)) => vec![refusal.to_string()],
                };
                words.into_iter().for_each(|word| *met.entry(word).or_default() += 1);
            }
        }
    }
    // amounts are small here; the book's own tests overflow
    let refusals = TransferRefusal::ALL.iter().filter(|refusal| **refusal != TransferRefusal::Overflow);
    let words = refusals.map(|refusal| refusal.code()).chain(["CREATED", "EXISTS"]);
    let rare: Vec<_> = words.filter(|word| met.get(*word).is_none_or(|times| *times < 10)).collect();
    assert!(rare.is_empty(), "hardly ever answered: {rare:?} of {met:#?}");
}

#[test]
fn sqlite() {
    any_sequence_is_answered_as_the_reference_says::<false>(48);
}

#[test]
fn postgres() {
    if Database::Postgres.is_left_out() {
        eprintln!("not run: REBATED_TEST_SKIP_POSTGRES=1");
        return;
    }
    any_sequence_is_answered_as_the_reference_says::<true>(8);
}
