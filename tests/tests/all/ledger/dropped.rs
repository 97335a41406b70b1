//! Callers that go away: what was sent may be booked, and nobody else's request is lost or doubled.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::join_all;
use rebated_domain::ledger::TransferOutcome;
use rebated_tests::both_databases;

use super::asks::{ask, available, book, platform, send, single, transfer};
use super::stored::{balances, transfers};

const REQUESTS: u32 = 64;

both_databases! {
    async fn a_request_whose_caller_is_gone_is_booked_once_and_so_are_the_others(app: &TestApp) {
        let node = app.platform();
        book(node, single(0, platform(), available(1), 10_000)).await;
        let step = |number: u32| single(number, available(1), available(2), i64::from(number));
        let mut kept = Vec::new();
        for number in 1..=REQUESTS {
            if number % 2 == 0 {
                // queued by being asked once, then dropped
                assert!(send(node, vec![step(number)]).now_or_never().is_none());
            } else {
                let node = Arc::clone(node);
                kept.push(tokio::spawn(async move { ask(&node, step(number)).await }));
            }
        }
        for answer in join_all(kept).await {
            assert_eq!(answer.expect("no fault").expect("there are funds").outcome, TransferOutcome::Created);
        }
        // the queue is worked off in order, so that everything before this one is decided after it
        book(node, step(REQUESTS + 1)).await;
        for number in (2..=REQUESTS).step_by(2) {
            let again = ask(node, step(number)).await.expect("there are funds");
            assert_eq!(again.outcome, TransferOutcome::Exists, "what was queued was booked");
        }
        let mut booked: Vec<_> = transfers(node).await.into_iter().map(|row| row.id).collect();
        booked.sort_unstable();
        let all: Vec<_> = (0..=REQUESTS + 1).map(transfer).collect();
        assert_eq!(booked, all, "each of them once");
        let sum = i64::from((REQUESTS + 1) * (REQUESTS + 2) / 2);
        let posted: i64 = balances(node).await.iter().map(|balance| balance.posted).sum();
        assert_eq!(posted, 10_000);
        assert!(balances(node).await.iter().any(|balance| balance.posted == sum));
    }

    async fn a_request_cut_off_at_any_moment_is_booked_wholly_or_not_at_all(app: &TestApp) {
        let node = app.platform();
        book(node, single(0, platform(), available(1), 10_000)).await;
        let step = |number: u32| single(number, available(1), available(2), 10);
        // whatever a caller got to see: the repeat tells what became of it
        for number in 1..=40 {
            let patience = Duration::from_micros(u64::from(number) * 150);
            let kept = ask(node, step(100 + number));
            let cut = tokio::time::timeout(patience, send(node, vec![step(number)]));
            let (cut, kept) = tokio::join!(cut, kept);
            assert_eq!(kept.expect("there are funds").outcome, TransferOutcome::Created);
            if let Ok(answered) = cut {
                assert_eq!(answered.expect("there are funds")[0].outcome, TransferOutcome::Created);
            }
        }
        for number in 1..=40 {
            ask(node, step(number)).await.expect("there are funds");
        }
        assert_eq!(transfers(node).await.len(), 81);
        assert!(balances(node).await.iter().any(|balance| balance.posted == 800));
    }
}
