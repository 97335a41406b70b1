//! Two nodes post to the same accounts at once, while imports, sweeps and sealing do their work.
//!
//! `REBATED_TEST_ROUNDS` says how often 64 requests are let go together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use futures_util::future::join_all;
use rebated_domain::id::LedgerTransferId;
use rebated_domain::ledger::{AccountKey, AccountPurpose, TransferOutcome, TransferReason, TransferRefusal};
use rebated_domain::money::Currency;
use rebated_entity::user;
use rebated_service::Platform;
use rebated_service::ledger::{BalanceAfter, Receipt, Step, chain, expire_due, settlement_id};
use rebated_tests::shop::{record, with};
use rebated_tests::{TestApp, both_databases};
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, QueryFilter};
use serde_json::json;
use tokio::sync::Barrier;

use super::asks::{ask, book, cancel, confirm, from_to, new_transfer, platform, single, transfer};
use super::stored::{balances, transfers};

const MEMBERS: u32 = 6;
const REQUESTS: usize = 64;
const ROUNDS: u32 = 200;
/// What each has at first, in minor units: less than what is asked for, so that some of it is refused.
const FUNDS: i64 = 2_000;
/// What each imported line brings its buyer.
const REBATE: i64 = 1_000;

type Answer = Result<Receipt, TransferRefusal>;

/// A try of an earlier round.
#[derive(Clone, Copy)]
struct Open {
    number: u32,
    account: AccountKey,
    amount: i64,
    expires_at: Option<DateTime<Utc>>,
}

struct Race {
    nodes: [Arc<Platform>; 2],
    accounts: Vec<AccountKey>,
    /// What should be posted on each account.
    expected: BTreeMap<AccountKey, i64>,
    /// Every transfer that was acknowledged.
    booked: BTreeSet<LedgerTransferId>,
    open: Vec<Open>,
    /// Requests that met another one with the same effect.
    met: u64,
}

fn is_created(answer: &Answer) -> bool {
    matches!(answer, Ok(receipt) if receipt.outcome == TransferOutcome::Created)
}

impl Race {
    async fn begin(app: &TestApp) -> Self {
        app.half_of_commission().await;
        let nodes = [Arc::clone(app.platform()), app.node(2).await];
        let (mut accounts, mut expected, mut booked) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        for n in 0..MEMBERS {
            let member = app.member(&format!("m{n}")).await;
            app.link(&member, &format!("c{n}")).await;
            let found = user::Entity::find().filter(user::Column::Email.eq(member.email));
            let found = found.one(nodes[0].db.read()).await.expect("users can be read").expect("registered");
            let account = AccountKey::user(found.id, AccountPurpose::UserAvailable, Currency::Cny);
            booked.insert(book(&nodes[0], single(n, platform(), account, FUNDS)).await.transfer_id);
            expected.insert(account, FUNDS);
            accounts.push(account);
        }
        Self { nodes, accounts, expected, booked, open: Vec::new(), met: 0 }
    }

    fn account(&self, n: u32) -> AccountKey {
        self.accounts[usize::try_from(n % MEMBERS).expect("small")]
    }

    /// Sends everything at once, to the nodes named, while the nodes sweep and seal.
    async fn send(&self, requests: Vec<(u32, Step)>) -> Vec<Answer> {
        let barrier = Arc::new(Barrier::new(requests.len() + self.nodes.len()));
        let swept = self.nodes.iter().map(|node| {
            let (node, barrier) = (Arc::clone(node), Arc::clone(&barrier));
            tokio::spawn(async move {
                barrier.wait().await;
                expire_due(&node).await.expect("the sweep meets no fault");
                chain::seal_waiting(&node).await.expect("sealing meets no fault");
            })
        });
        let swept: Vec<_> = swept.collect();
        let sent = requests.into_iter().map(|(node, step)| {
            let node = Arc::clone(&self.nodes[usize::try_from(node % 2).expect("small")]);
            let barrier = Arc::clone(&barrier);
            tokio::spawn(async move {
                barrier.wait().await;
                ask(&node, step).await
            })
        });
        let answers = join_all(sent.collect::<Vec<_>>()).await;
        join_all(swept).await.into_iter().for_each(|done| done.expect("no panic"));
        answers.into_iter().map(|answer| answer.expect("no fault")).collect()
    }

    async fn round(&mut self, round: u32, now: DateTime<Utc>) {
        let base = 1_000 + round * 100;
        let open = std::mem::take(&mut self.open);
        let mut requests: Vec<(u32, Step)> = Vec::new();
        // two nodes are asked for the same
        let twice = |n: u32| single(base + n, self.account(n), self.account(n + 2), 90 + i64::from(n));
        requests.extend((0..8).flat_map(|n| [(0, twice(n)), (1, twice(n))]));
        // one confirms what the other cancels
        for (n, tried) in (0..).zip(&open) {
            let part = (n % 2 == 0).then_some(tried.amount / 2);
            requests.extend([(n, confirm(tried.number, part)), (n + 1, cancel(tried.number))]);
        }
        let tries: Vec<Open> = (0..8)
            .map(|n| Open {
                number: base + 20 + n,
                account: self.account(n),
                amount: 100 + i64::from(n),
                expires_at: (n < 2).then(|| now + Duration::minutes(1)),
            })
            .collect();
        requests.extend((0..).zip(&tries).map(|(n, tried)| (n, tried.step())));
        // one tries what the other cancels
        let hasty: Vec<Open> = (0..4)
            .map(|n| Open { number: base + 40 + n, account: self.account(n), amount: 70, expires_at: None })
            .collect();
        requests.extend(hasty.iter().flat_map(|tried| [(0, tried.step()), (1, cancel(tried.number))]));
        let plain = (0..u32::try_from(REQUESTS - requests.len()).expect("room for more"))
            .map(|n| (n, self.account(n), self.account(n + 1), 300 + i64::from(n)));
        let plain: Vec<_> = plain.collect();
        requests.extend(
            plain.iter().map(|(n, from, to, amount)| (*n, single(base + 60 + n, *from, *to, *amount))),
        );

        let answers = self.send(requests).await;
        let (doubles, rest) = answers.split_at(16);
        let (settled, rest) = rest.split_at(2 * open.len());
        let (tried, rest) = rest.split_at(tries.len());
        let (hastened, moved) = rest.split_at(8);
        for (n, pair) in (0..).zip(doubles.chunks(2)) {
            let (from, to) = (self.account(n), self.account(n + 2));
            self.same(transfer(base + n), from, to, 90 + i64::from(n), pair);
        }
        for ((n, tried), pair) in (0..).zip(&open).zip(settled.chunks(2)) {
            let part = if n % 2 == 0 { tried.amount / 2 } else { tried.amount };
            self.settled(tried, part, now, pair);
        }
        for (try_, answer) in tries.into_iter().zip(tried) {
            if self.moved(transfer(try_.number), answer) {
                self.open.push(try_);
            }
        }
        for (tried, pair) in hasty.iter().zip(hastened.chunks(2)) {
            self.hastened(tried.number, pair);
        }
        for ((n, from, to, amount), answer) in plain.into_iter().zip(moved) {
            if self.moved(transfer(base + 60 + n), answer) {
                self.shift(from, to, amount);
            }
        }
    }

    fn shift(&mut self, from: AccountKey, to: AccountKey, amount: i64) {
        *self.expected.entry(from).or_default() -= amount;
        *self.expected.entry(to).or_default() += amount;
    }

    /// Whether it was booked; only money that is not there is a reason why not.
    fn moved(&mut self, id: LedgerTransferId, answer: &Answer) -> bool {
        match answer {
            Ok(receipt) => {
                assert_eq!((receipt.transfer_id, receipt.outcome), (id, TransferOutcome::Created));
                self.booked.insert(id)
            }
            Err(refusal) => {
                assert_eq!(*refusal, TransferRefusal::ExceedsBalance);
                false
            }
        }
    }

    /// The same request on two nodes has one effect, and both are told of it.
    fn same(&mut self, id: LedgerTransferId, from: AccountKey, to: AccountKey, amount: i64, pair: &[Answer]) {
        if let [Ok(one), Ok(other)] = pair {
            assert_ne!(one.outcome, other.outcome, "one of them was first");
            assert_eq!(one.balances, other.balances, "both are told the same");
            self.met += 1;
        }
        if pair.iter().any(is_created) {
            self.booked.insert(id);
            self.shift(from, to, amount);
        }
        for refused in pair.iter().filter_map(|answer| answer.as_ref().err()) {
            assert_eq!(*refused, TransferRefusal::ExceedsBalance);
        }
    }

    /// Confirm against cancel, and against the clock: one of them settles, the others are told which.
    fn settled(&mut self, tried: &Open, part: i64, now: DateTime<Utc>, pair: &[Answer]) {
        use TransferRefusal::{PendingAlreadyPosted, PendingAlreadyVoided, PendingExpired};
        let is_over = tried.expires_at.is_some_and(|at| at <= now);
        let refusal = |at: usize| pair[at].as_ref().err().copied();
        match (is_created(&pair[0]), is_created(&pair[1])) {
            (true, false) => {
                assert!(!is_over, "what is over cannot be confirmed");
                assert_eq!(refusal(1), Some(PendingAlreadyPosted));
                *self.expected.entry(tried.account).or_default() -= part;
            }
            (false, true) if is_over => {
                assert!([Some(PendingExpired), Some(PendingAlreadyVoided)].contains(&refusal(0)));
            }
            (false, true) => assert_eq!(refusal(0), Some(PendingAlreadyVoided)),
            (false, false) => {
                assert!(is_over, "somebody settles");
                assert_eq!((refusal(0), refusal(1)), (Some(PendingExpired), Some(PendingExpired)));
            }
            (true, true) => panic!("settled twice"),
        }
        self.met += 1;
        self.booked.insert(settlement_id(transfer(tried.number)));
    }

    /// Try against cancel: reserved and freed, or refused for ever.
    fn hastened(&mut self, number: u32, pair: &[Answer]) {
        let cancelled = pair[1].as_ref().expect("a cancel is never refused here");
        assert_eq!(cancelled.outcome, TransferOutcome::Created);
        self.booked.insert(cancelled.transfer_id);
        if cancelled.transfer_id == transfer(number) {
            let refusal = *pair[0].as_ref().expect_err("cancelled before it came");
            assert!([TransferRefusal::AlreadyCancelled, TransferRefusal::ExceedsBalance].contains(&refusal));
        } else {
            assert_eq!(cancelled.transfer_id, settlement_id(transfer(number)));
            assert!(self.moved(transfer(number), &pair[0]), "what was cancelled had been reserved");
        }
    }

    async fn assert_books(&self) {
        let stored: BTreeSet<_> = transfers(&self.nodes[1])
            .await
            .into_iter()
            .filter(|row| row.reason == TransferReason::Adjustment)
            .map(|row| row.id)
            .collect();
        assert_eq!(stored, self.booked, "what was acknowledged is there, and nothing else");
        let after = |(account, posted): (&AccountKey, &i64)| {
            let reserved = self.open.iter().filter(|tried| tried.account == *account);
            let reserved = reserved.map(|tried| tried.amount).sum();
            BalanceAfter { account_id: account.id(), posted: *posted, reserved }
        };
        let mut expected: Vec<_> = self.expected.iter().map(after).collect();
        expected.retain(|balance| balance.posted != 0);
        expected.sort_unstable();
        assert_eq!(balances(&self.nodes[1]).await, expected);
    }
}

impl Open {
    fn step(&self) -> Step {
        let transfer = new_transfer(self.number, from_to(self.account, platform(), self.amount));
        Step::Reserve { transfer, expires_at: self.expires_at }
    }
}

both_databases! {
    async fn nothing_is_lost_or_doubled_when_two_nodes_race(app: &TestApp) {
        let asked = std::env::var("REBATED_TEST_ROUNDS").ok().map(|rounds| rounds.parse().expect("a number"));
        let mut race = Race::begin(app).await;
        for round in 0..asked.unwrap_or(ROUNDS) {
            let settled_at = "2026-08-01T00:00:00Z";
            let line = |n: u32| {
                let (order, buyer) = (format!("o{round}-{n}"), format!("c{}", (round + n) % MEMBERS));
                let changes = json!({ "status": "SETTLED", "placedAt": settled_at, "receivedAt": settled_at,
                    "settledAt": settled_at, "modifiedAt": settled_at });
                with(record(&order, &order, &buyer), changes)
            };
            let import = app.import(json!([line(0), line(1)]));
            let (imported, ()) = tokio::join!(import, race.round(round, app.platform().now()));
            imported.ok();
            for n in 0..2 {
                let account = race.account(round + n);
                *race.expected.entry(account).or_default() += REBATE;
            }
            app.clock().advance(Duration::minutes(2));
        }
        let [one, other] = &race.nodes;
        expire_due(one).await.unwrap();
        let now = app.platform().now();
        let (over, open): (Vec<_>, Vec<_>) =
            race.open.iter().copied().partition(|tried| tried.expires_at.is_some_and(|at| at <= now));
        race.booked.extend(over.iter().map(|tried| settlement_id(transfer(tried.number))));
        race.open = open;
        race.assert_books().await;
        let conflicts = one.poster.conflicts() + other.poster.conflicts();
        eprintln!("{} requests met another one, {conflicts} transactions were tried again", race.met);
        assert!(race.met > 0, "no two requests met: nothing was proved");
        let is_postgres = app.platform().db.backend() == DbBackend::Postgres;
        assert!(conflicts > 0 || !is_postgres, "no two transactions met: nothing was proved");
    }
}
