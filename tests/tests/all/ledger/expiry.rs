//! Reservations that end by themselves.

use chrono::Duration;
use futures_util::future::join_all;
use rebated_domain::ledger::{TransferOutcome, TransferPhase, TransferRefusal};
use rebated_service::ledger::{expire_due, settlement_id};
use rebated_tests::both_databases;

use super::asks::{ask, available, book, cancel, confirm, platform, reserve, single, transfer};
use super::stored::{balances, count, transfers};

both_databases! {
    async fn two_nodes_that_sweep_at_once_end_each_reservation_once(app: &TestApp) {
        const OVER: u32 = 600;
        let nodes = [app.platform().clone(), app.node(2).await];
        book(&nodes[0], single(0, platform(), available(1), 100_000)).await;
        let soon = nodes[0].now() + Duration::minutes(10);
        let tries = (1..=OVER).map(|number| ask(&nodes[0], reserve(number, 1, 10, Some(soon))));
        for tried in join_all(tries).await {
            tried.expect("there are funds");
        }
        assert_eq!(expire_due(&nodes[1]).await.unwrap(), 0, "nothing is over yet");
        app.clock().advance(Duration::minutes(10));
        let mut swept = [0, 0];
        loop {
            let (one, other) = tokio::join!(expire_due(&nodes[0]), expire_due(&nodes[1]));
            let done = [one.expect("no fault"), other.expect("no fault")];
            if done == [0, 0] {
                break;
            }
            swept = [swept[0] + done[0], swept[1] + done[1]];
        }
        assert_eq!(swept[0] + swept[1], OVER as usize, "{swept:?}");
        assert_eq!(count(&nodes[0], "ledger_open_transfers").await, 0);
        assert_eq!(count(&nodes[0], "ledger_transfers WHERE phase = 'EXPIRE'").await, i64::from(OVER));
        assert_eq!(balances(&nodes[0]).await[0].reserved, 0);
        assert_eq!(balances(&nodes[0]).await[0].posted, 100_000);
    }

    async fn what_is_over_cannot_be_confirmed_even_before_the_sweep(app: &TestApp) {
        let node = app.platform();
        book(node, single(0, platform(), available(1), 100)).await;
        let soon = node.now() + Duration::minutes(1);
        for number in 1..=3 {
            book(node, reserve(number, 1, 10, Some(soon))).await;
        }
        app.clock().advance(Duration::seconds(59));
        book(node, confirm(1, None)).await;
        app.clock().advance(Duration::seconds(1));
        let before = app.snapshot().await;
        assert_eq!(ask(node, confirm(2, None)).await, Err(TransferRefusal::PendingExpired));
        app.assert_unchanged_since(&before).await;
        assert_eq!(balances(node).await[0].reserved, 20, "it is freed by the sweep or by a cancel");
        let freed = book(node, cancel(2)).await;
        assert_eq!((freed.balances[0].posted, freed.balances[0].reserved), (90, 10));
        assert_eq!(expire_due(node).await.unwrap(), 1);
        let before = app.snapshot().await;
        for (step, refusal) in [
            (cancel(3), TransferRefusal::PendingExpired),
            (confirm(3, None), TransferRefusal::PendingExpired),
            (confirm(2, None), TransferRefusal::PendingAlreadyVoided),
            (cancel(1), TransferRefusal::PendingAlreadyPosted),
        ] {
            assert_eq!(ask(node, step).await, Err(refusal));
        }
        // repeats of what was done are no news
        assert_eq!(ask(node, cancel(2)).await.unwrap().outcome, TransferOutcome::Exists);
        assert_eq!(ask(node, confirm(1, None)).await.unwrap().outcome, TransferOutcome::Exists);
        app.assert_unchanged_since(&before).await;
        let ended = transfers(node).await.into_iter().find(|row| row.id == settlement_id(transfer(3)));
        assert_eq!(ended.unwrap().phase, TransferPhase::Expire);
    }

    async fn a_reservation_without_an_end_is_never_swept(app: &TestApp) {
        let node = app.platform();
        book(node, single(0, platform(), available(1), 100)).await;
        book(node, reserve(1, 1, 30, None)).await;
        app.clock().advance(Duration::days(4_000));
        app.run_jobs().await;
        assert_eq!(expire_due(node).await.unwrap(), 0);
        assert_eq!(balances(node).await[0].reserved, 30);
        book(node, confirm(1, None)).await;
        assert_eq!(balances(node).await[0].posted, 70);
    }

    async fn a_reservation_that_is_over_before_it_begins_is_refused(app: &TestApp) {
        let node = app.platform();
        book(node, single(0, platform(), available(1), 100)).await;
        let before = app.snapshot().await;
        let refused = ask(node, reserve(1, 1, 30, Some(node.now()))).await;
        assert_eq!(refused, Err(TransferRefusal::ExpiryInPast));
        app.assert_unchanged_since(&before).await;
    }
}
