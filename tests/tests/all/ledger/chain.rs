//! The hash chain: every transfer is sealed once, whoever seals and whatever stops them.

use std::collections::BTreeSet;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Utc};
use futures_util::future::join_all;
use rebated_domain::money::Currency;
use rebated_entity::ledger_seal;
use rebated_service::db::{Writes, transact};
use rebated_service::ledger::{Journal, chain, lock_for_posting_in};
use rebated_service::{Fault, Platform};
use rebated_tests::{Database, TestApp, both_databases, run_on};
use sea_orm::{EntityTrait, QueryOrder};
use tokio::sync::oneshot;

use super::asks::{available, book, from_to, new_transfer, platform, single, transfer, user};
use crate::jobs::process::until;

async fn seals(node: &Platform) -> Vec<ledger_seal::Model> {
    let seals = ledger_seal::Entity::find().order_by_asc(ledger_seal::Column::Seq);
    seals.all(node.db.read()).await.expect("seals can be read")
}

async fn waiting(node: &Platform) -> u64 {
    chain::head(node.db.read()).await.expect("the chain can be read").1
}

/// Runs something until it has been asked `polls` times, then drops it; whether it was finished.
async fn for_a_while<T>(polls: usize, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut left = polls;
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

/// The first transfer of these tests, put into the form of the chain by hand.
const SEALED: &str = concat!(
    r#"["rebated-ledger-v1","",{"id":"00000000-0000-0000-0000-700000000001","phase":"SINGLE","object_ty"#,
    r#"pe":"ORDER_LINE","object_id":"00000000-0000-0000-0000-000020000001","step":"book","reason":"ADJU"#,
    r#"STMENT","currency":"CNY","order_id":null,"refund_id":null,"pending_id":null,"reverses_id":null,""#,
    r#"effective_at":"2026-11-01T00:00:00.000000Z","occurred_at":null,"expires_at":null,"recorded_at":""#,
    r#"2026-11-01T00:00:00.000000Z","input_hash":null,"entries":[["a546a37f-b4eb-5289-ab18-408f5147500c"#,
    r#"",-10,null,null,null],["fbd13cfd-cbf0-54b3-a1da-fbf393b2a364",10,1,10,0]],"pending":[]}]"#,
);

both_databases! {
    async fn the_first_seal_is_what_it_always_was(app: &TestApp) {
        // sha256sum of that text
        const HASH: &str = "6f73be92ec8f62c83370fcc64e753843f5a69f4608cc12ba95642035f096f343";
        let node = app.platform();
        assert_eq!(node.now(), "2026-11-01T00:00:00Z".parse::<DateTime<Utc>>().unwrap());
        book_in_a_journal(node, 1, async || {}).await;
        assert_eq!(chain::seal_waiting(node).await.unwrap(), 1);
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(hex(digest(&SHA256, SEALED.as_bytes()).as_ref()), HASH);
        assert_eq!(hex(&seals(node).await[0].hash), HASH);
    }

    async fn two_nodes_that_seal_at_once_make_one_chain(app: &TestApp) {
        let nodes = [app.platform().clone(), app.node(2).await];
        for round in 0..10u32 {
            let numbers = (0..20).map(|n| 1_000 * round + n);
            let steps = numbers.map(|number| single(number, platform(), available(1), 10));
            let booked = join_all((0..).zip(steps).map(|(n, step): (usize, _)| book(&nodes[n % 2], step)));
            let (one, other) = (chain::seal_waiting(&nodes[0]), chain::seal_waiting(&nodes[1]));
            let (_, one, other) = tokio::join!(booked, one, other);
            one.expect("no fault");
            other.expect("no fault");
        }
        app.run_jobs().await;
        let seals = seals(&nodes[1]).await;
        let places: Vec<_> = seals.iter().map(|seal| seal.seq).collect();
        assert_eq!(places, (1..=200).collect::<Vec<i64>>(), "one chain without gaps");
        let sealed: BTreeSet<_> = seals.iter().map(|seal| seal.transfer_id).collect();
        assert_eq!(sealed.len(), 200, "each once");
        assert_eq!(waiting(&nodes[0]).await, 0);
        assert_eq!(chain::first_broken(nodes[0].db.read(), |_, _| {}).await.unwrap(), None);
    }

    async fn sealing_that_is_killed_at_any_moment_is_simply_repeated(app: &TestApp) {
        let node = app.platform();
        let mut killed = 0;
        for round in 0..16u32 {
            for n in 0..4 {
                book(node, single(100 * round + n, platform(), available(1), 10)).await;
            }
            // it is asked no more than some times, and how far it gets with that is chance
            let polls = usize::try_from(round % 6).unwrap();
            killed += usize::from(for_a_while(polls, chain::seal_waiting(node)).await.is_none());
            assert_eq!(chain::first_broken(node.db.read(), |_, _| {}).await.unwrap(), None);
        }
        assert!(killed > 0, "none was killed: nothing was proved");
        // a dropped transaction keeps its lock until the database hears that it ended: whoever comes then does the rest
        until("everything is sealed", async || {
            app.run_jobs().await;
            waiting(node).await == 0
        })
        .await;
        let seals = seals(node).await;
        let places: Vec<_> = seals.iter().map(|seal| seal.seq).collect();
        assert_eq!(places, (1..=64).collect::<Vec<i64>>());
        assert_eq!(waiting(node).await, 0);
    }
}

/// Books as imports do, and waits before it commits.
async fn book_in_a_journal(node: &Platform, number: u32, wait: impl AsyncFnOnce()) {
    let users = BTreeSet::from([(user(9), Currency::Cny)]);
    let done = transact(&node.db, async |txn| {
        lock_for_posting_in(txn).await?;
        let mut journal = Journal::open_in(txn, node.now(), &users).await?;
        journal.post(&new_transfer(number, from_to(platform(), available(9), 10)))?;
        let mut writes = Writes::new(node.db.backend());
        journal.write(&mut writes);
        writes.run(txn).await?;
        wait().await;
        Ok::<_, Fault>(())
    });
    done.await.expect("no fault");
}

/// On SQLite nobody else can write in the meantime.
#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_that_is_committed_late_is_sealed_late() {
    run_on(Database::Postgres, async |app: &TestApp| {
        let node = app.platform();
        // opens the platform's account, which the late one would otherwise hold locked
        book(node, single(50, platform(), available(1), 10)).await;
        let ((booked, is_booked), (commit, committed)) = (oneshot::channel(), oneshot::channel::<()>());
        let slow = Arc::clone(node);
        let late = tokio::spawn(async move {
            let wait = async || {
                booked.send(()).expect("the test waits");
                committed.await.expect("the test tells");
            };
            book_in_a_journal(&slow, 1, wait).await;
        });
        is_booked.await.unwrap();
        for number in 51..60 {
            book(node, single(number, platform(), available(1), 10)).await;
        }
        assert_eq!(chain::seal_waiting(node).await.unwrap(), 10);
        assert_eq!(waiting(node).await, 0, "the late one is not there yet");
        commit.send(()).unwrap();
        late.await.unwrap();
        assert_eq!(chain::seal_waiting(node).await.unwrap(), 1, "and not forgotten");
        let last = seals(node).await.pop().unwrap();
        assert_eq!((last.seq, last.transfer_id), (11, transfer(1)));
        assert!(last.transfer_id < transfer(50), "its id is the lowest");
    })
    .await;
}
