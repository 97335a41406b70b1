//! Random sequences of asking, deciding, shipping, returning and waiting, with faults of the channels, workers that
//! die and banks that send money back: at rest no more has gone back than was paid, each number moved once, and
//! refunds, books, stock and channels agree.

mod agree;
mod draw;
mod rest;

use chrono::Duration;
use rebated_connectors::payments::simulator::Call;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_tests::shop::yuan;
use rebated_tests::store::run;
use rebated_tests::{Database, TestApp, Till, run_on};
use serde_json::{Value, json};

use self::draw::{CALLBACK_FAULTS, DEATHS, Dice, FAULTS, FAULTS_OF_ALIPAY, FAULTS_OF_WECHAT_PAY};
use super::{Paid, act};
use crate::payments::{Shop, hear, open};
use crate::store::number;

const STEPS: usize = 120;
/// More steps for a long run.
const LONGER: &str = "REBATED_TEST_STEPS";
/// So many refunds of a sequence succeed at least, so that none passes by refusing everything.
const FLOOR: usize = 1;

/// One sequence.
struct Play<'a> {
    app: &'a TestApp,
    seed: u64,
    shop: Shop,
    tills: [Till; 2],
    /// Each with the id of its line.
    orders: Vec<(Paid, String)>,
    dice: Dice,
}

async fn play(app: &TestApp, seed: u64) {
    // the harness shows it with whatever fails below
    eprintln!("seed {seed}");
    let steps = std::env::var(LONGER).ok().and_then(|steps| steps.parse().ok()).unwrap_or(STEPS);
    let shop = open(app).await;
    let tills = shop.tills.all();
    let mut play = Play { app, seed, shop, tills, orders: Vec::new(), dice: Dice(seed) };
    play.buy(0).await;
    play.buy(1).await;
    for step in 0..steps {
        play.step(step).await;
        if play.dice.below(2) == 0 {
            app.run_jobs().await;
        }
        play.nobody_is_forgotten().await;
    }
    play.rest().await;
    let succeeded = play.agree().await;
    assert!(succeeded >= FLOOR, "seed {seed}: only {succeeded} refunds have succeeded");
}

impl Play<'_> {
    /// An order of two items over 50.00 that is paid.
    async fn buy(&mut self, nth: usize) {
        let (app, till) = (self.app, self.tills[nth % 2].clone());
        app.spare();
        app.run_jobs().await;
        let (order, _, number) = self.shop.begun(app, &till, &format!("{nth}")).await;
        till.pay(&number).expect("it waits for the payer");
        // the callback may be one that goes wrong
        for _ in 0..20 {
            hear(app, &till).await;
            if app.status_of(&order).await == "FULFILLING" {
                break;
            }
            app.clock().advance(Duration::minutes(1));
        }
        assert_eq!(app.status_of(&order).await, "FULFILLING", "seed {}", self.seed);
        let paid = Paid { order, number, till };
        let admin = self.app.as_user(&self.app.staff(Role::Admin).await);
        let query = "query($id: ID!) { order(id: $id) { lines { id } } }";
        let lines = admin.send(query, json!({ "id": paid.order })).await.ok();
        self.orders.push((paid, lines.text("/order/lines/0/id").to_owned()));
    }

    async fn step(&mut self, step: usize) {
        let (app, nth) = (self.app, self.dice.below(self.orders.len()));
        let (order, till) = (self.orders[nth].0.order.clone(), self.orders[nth].0.till.clone());
        match self.dice.below(16) {
            0..=3 => self.ask(nth).await,
            4..=7 => self.push().await,
            8 => drop(app.ship(&order).await),
            9 => drop(app.tell_order(&order, StoreOrderInput::Signed).await),
            10 => {
                till.fail(Call::Refund, self.fault(&till));
                till.fail_callback(self.dice.of(&CALLBACK_FAULTS));
            }
            11 => till.fail(Call::QueryRefund, self.dice.of(&FAULTS)),
            12 => app.die_in_refund(till.kind(), self.dice.of(&DEATHS)),
            13 if step.is_multiple_of(3) => {
                let succeeded = till.refunds(&self.orders[nth].0.number);
                if let Some((number, _)) = succeeded.last() {
                    till.bank_returns(&self.orders[nth].0.number, number);
                }
            }
            13 if self.orders.len() < 6 => self.buy(self.orders.len()).await,
            14 if step.is_multiple_of(5) => app.clock().advance(Duration::hours(26)),
            _ => {
                app.clock().advance(Duration::seconds(i64::try_from(self.dice.below(900)).unwrap()));
                till.deliver().await;
            }
        }
    }

    fn fault(&mut self, till: &Till) -> rebated_connectors::payments::simulator::Fault {
        let own: &[_] =
            if matches!(till, Till::Alipay(_)) { &FAULTS_OF_ALIPAY } else { &FAULTS_OF_WECHAT_PAY };
        if self.dice.below(2) == 0 { self.dice.of(own) } else { self.dice.of(&FAULTS) }
    }

    async fn ask(&mut self, nth: usize) {
        let (paid, line) = &self.orders[nth];
        let mut input = json!({ "orderId": paid.order, "reason": "OTHER", "evidence": ["a picture"] });
        match self.dice.below(6) {
            0 => {}
            1..=3 => input["amount"] = yuan(self.dice.of(&["1.00", "10.00", "25.00", "50.00"])),
            _ => input["lines"] = json!([{ "lineId": line, "quantity": 1 + self.dice.below(2) }]),
        }
        if self.dice.below(4) == 0 {
            input["toBalance"] = json!(true);
        }
        if self.dice.below(2) == 0 {
            input["noReturn"] = json!(self.dice.below(2) == 0);
            drop(self.app.run_as(Role::Support, "refundRequest", "refund { id }", input).await);
        } else {
            drop(self.shop.ask(self.app, input).await);
        }
    }

    /// Does something with a refund; most of it is refused most of the time.
    async fn push(&mut self) {
        let all = self.refunds().await;
        if all.is_empty() {
            return;
        }
        let id = all[self.dice.below(all.len())].clone();
        let evidence = json!({ "evidence": "row 12" });
        let (role, mutation, input) = match self.dice.below(12) {
            0..=2 => (Role::Finance, "refundApprove", json!({})),
            3 => (Role::Support, "refundReject", json!({ "note": "no" })),
            4 => {
                (Role::Support, "refundInterceptionReport", json!({ "turnedRound": self.dice.below(2) == 0 }))
            }
            5 => return self.send_back(&id).await,
            6 => (Role::Support, "refundReturnReceive", json!({})),
            7 | 8 => (Role::Support, "refundReturnInspect", json!({ "verdict": "PASSED" })),
            9 => (Role::Finance, "refundRetry", evidence),
            10 => (
                Role::Admin,
                "refundResolve",
                json!({ "resolution": "PAID_ANOTHER_WAY", "evidence": "transfer" }),
            ),
            _ => (Role::Support, "refundCancel", json!({})),
        };
        drop(act(self.app, role, mutation, &id, input).await);
    }

    async fn send_back(&self, id: &str) {
        let buyer = self.app.as_user(&self.app.sign_in(&self.shop.li).await);
        let input = json!({ "refundId": id, "carrier": "SF", "trackingNumber": "1" });
        drop(run(&buyer, "refundReturnShip", "refund { id }", input).await);
    }

    /// The ids of all refunds, the platform's own among them.
    async fn refunds(&self) -> Vec<String> {
        let admin = self.app.as_user(&self.app.staff(Role::Admin).await);
        let query = "{ refunds(first: 100) { edges { node { id } } } }";
        let answer = admin.send(query, json!({})).await.ok();
        let id = |edge: &Value| edge["node"]["id"].as_str().unwrap().to_owned();
        answer.list("/refunds/edges").iter().map(id).collect()
    }

    /// Each open refund has a wake-up.
    async fn nobody_is_forgotten(&self) {
        let open = "status NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED', 'FAILED')";
        let without = format!(
            "SELECT count(*) FROM refunds r WHERE {open} AND NOT EXISTS (SELECT 1 FROM jobs j \
             WHERE j.id = r.wake_job AND j.state IN ('WAITING', 'RUNNING'))"
        );
        assert_eq!(number(self.app, &without).await, 0, "seed {}", self.seed);
    }
}

/// Tests that each play some sequences, one after the other, each on a database of its own.
macro_rules! sequences {
    ($($name:ident on $database:ident: $($seed:literal)+;)+) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            for seed in [$($seed),+] {
                run_on(Database::$database, async move |app: &TestApp| play(app, seed).await).await;
            }
        }
    )+};
}

sequences! {
    sequences_a on Sqlite: 11 2026 3 4;
    sequences_b on Sqlite: 5 6 7 8;
    sequences_c on Sqlite: 9 10 1_089_533 12;
    sequences_d on Sqlite: 13 14 15 16;
    sequences_e on Sqlite: 17 18 19 20;
    sequences_on_postgres_a on Postgres: 21 22;
    sequences_on_postgres_b on Postgres: 23;
}
