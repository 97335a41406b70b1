//! A month of everything: updates while pages are turned, failures in the middle, late and doubled rows, a festival.

use chrono::TimeDelta;
use proptest::test_runner::{RngAlgorithm, TestRng};
use rebated_connectors::union::simulator::{Book, NewLine, SimulatorFault};
use rebated_domain::order::OrderSource;
use rebated_tests::{NETWORKS, TestApp, both_databases};

use super::{assert_covered, assert_true};

/// Chance that is the same in each run.
pub struct Dice(TestRng);

impl Dice {
    pub fn new() -> Self {
        Self(TestRng::deterministic_rng(RngAlgorithm::ChaCha))
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        use proptest::prelude::Rng as _;
        self.0.next_u32() as usize % sides
    }
}

/// Something happens at a network.
pub fn live(book: &Book, keys: &mut Vec<String>, dice: &mut Dice, nth: usize) {
    let products = book.products();
    let item_id = products[dice.roll(products.len())].item_id.clone();
    let quantity = 1 + dice.roll(3) as i64;
    let sub_id = (dice.roll(2) == 0).then(|| format!("buyer{}", dice.roll(5)));
    let relation_id = sub_id.as_ref().map(|_| format!("71000{}", dice.roll(5)));
    let line = NewLine { item_id, quantity, sub_id, relation_id, ..NewLine::default() };
    keys.push(book.place(line));
    for _ in 0..3 {
        let key = keys[dice.roll(keys.len())].clone();
        match dice.roll(12) {
            0..=2 => book.pay(&key),
            3 | 4 => book.receive(&key),
            5 | 6 => book.settle(&key),
            7 => book.cancel(&key),
            8 => book.open_dispute(&key, 100 + nth as i64 % 300),
            9 => book.win_dispute(&key),
            10 => book.lose_dispute(&key),
            _ if dice.roll(2) == 0 => book.punish(&key),
            _ => book.forgive(&key),
        };
    }
}

const FAULTS: [SimulatorFault; 7] = [
    SimulatorFault::RateLimited,
    SimulatorFault::Away,
    SimulatorFault::HalfAnswer,
    SimulatorFault::Garbage,
    SimulatorFault::SystemError,
    SimulatorFault::DuplicateRows,
    SimulatorFault::LateRows(90),
];

async fn a_month(app: &TestApp, network: OrderSource, from: &str, rounds: usize) {
    app.move_to(from.parse().unwrap());
    let unions = app.unions().await;
    let book = unions.book(network);
    let (mut dice, mut keys) = (Dice::new(), Vec::new());
    // rows change while the pages that hold them are turned
    book.on_page(|book, call| {
        if call % 3 == 0 {
            let keys: Vec<_> = book.truth().into_iter().map(|line| line.line_key).collect();
            if let Some(key) = keys.get(call % keys.len().max(1)) {
                book.receive(key);
                book.settle(key);
            }
        }
    });
    app.read_network(network).await;
    for nth in 0..rounds {
        for _ in 0..1 + dice.roll(4) {
            app.clock().advance(TimeDelta::minutes(1 + dice.roll(40) as i64));
            live(&book, &mut keys, &mut dice, nth);
        }
        if dice.roll(2) == 0 {
            book.fail(FAULTS[dice.roll(FAULTS.len())]);
        }
        app.clock().advance(TimeDelta::hours(10) + TimeDelta::minutes(dice.roll(120) as i64));
        app.read_network(network).await;
    }
    book.on_page(|_, _| {});
    book.fail(SimulatorFault::LateRows(0));
    // whatever failed last is due again
    for _ in 0..4 {
        app.clock().advance(TimeDelta::hours(1));
        app.read_network(network).await;
    }
    assert!(book.truth().len() > 100, "too little has happened: {}", book.truth().len());
    assert_true(app, &unions, network).await;
    assert_covered(app, network).await;
}

both_databases! {
    async fn a_month_at_taobao_ends_as_it_really_was(app: &TestApp) {
        // the end of November's festival is in it
        a_month(app, OrderSource::Taobao, "2026-11-11T00:00:00Z", 50).await;
    }

    async fn a_month_at_jd_ends_as_it_really_was(app: &TestApp) {
        a_month(app, OrderSource::Jd, "2026-11-05T00:00:00Z", 60).await;
    }

    async fn a_month_at_pinduoduo_ends_as_it_really_was(app: &TestApp) {
        a_month(app, OrderSource::Pinduoduo, "2026-11-05T00:00:00Z", 60).await;
    }

    async fn what_is_read_again_writes_nothing(app: &TestApp) {
        let unions = app.unions().await;
        for network in NETWORKS {
            let book = unions.book(network);
            let (mut dice, mut keys) = (Dice::new(), Vec::new());
            for nth in 0..20 {
                app.clock().advance(TimeDelta::seconds(40));
                live(&book, &mut keys, &mut dice, nth);
            }
            app.read_network(network).await;
            assert_true(app, &unions, network).await;
        }
        let before = app.snapshot().await;
        for network in NETWORKS {
            app.read_network(network).await;
        }
        let changed = before.changed_tables(&app.snapshot().await);
        let expected = ["audit_entries", "jobs", "network_answers", "network_streams", "network_stretches", "network_windows"];
        assert!(changed.iter().all(|table| expected.contains(&table.as_str())), "{changed:?}");
    }
}
