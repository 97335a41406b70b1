//! One group, many requests: what goes wrong with one concerns the others as little as it can.

use std::sync::Arc;

use futures_util::future::join_all;
use rebated_domain::ledger::TransferOutcome;
use rebated_service::Platform;
use rebated_service::db::{Kind, Rows, Writes, transact};
use rebated_service::ledger::{PostError, Posting, Receipt, Step, lock_for_closing_in};
use rebated_service::{Fault, row};
use rebated_tests::both_databases;
use tokio::sync::oneshot;

use super::asks::{available, book, platform, single, transfer};
use super::stored::{count, transfers};

/// Sends postings while nothing can be booked, so that they wait together for one transaction.
async fn as_one_group(node: &Arc<Platform>, postings: Vec<Posting>) -> Vec<Result<Vec<Receipt>, PostError>> {
    let (release, released) = oneshot::channel::<()>();
    let (hold, held) = oneshot::channel();
    let holder = Arc::clone(node);
    let holder = tokio::spawn(async move {
        transact(&holder.db, async |txn| {
            lock_for_closing_in(txn).await?;
            hold.send(()).expect("somebody waits");
            released.await.expect("somebody releases");
            Ok::<_, Fault>(())
        })
        .await
    });
    held.await.expect("the lock is taken");
    let all = join_all(postings.into_iter().map(|posting| node.poster.post(&node.db, posting)));
    let mut all = Box::pin(all);
    // asked once, all of them are queued
    assert!(futures_util::poll!(&mut all).is_pending());
    release.send(()).expect("the holder waits");
    holder.await.expect("no panic").expect("no fault");
    all.await
}

fn posting(node: &Platform, step: Step) -> Posting {
    Posting { steps: vec![step], with: Writes::new(node.db.backend()) }
}

/// A seal with a number that the table refuses.
fn refused_by_the_database(node: &Platform, number: u32) -> Writes {
    const COLUMNS: &[(&str, Kind)] =
        &[("seq", Kind::Big), ("transfer_id", Kind::Uuid), ("hash", Kind::Bytes), ("sealed_at", Kind::Time)];
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![0i64, transfer(number), vec![1u8], node.now()]);
    let mut writes = Writes::new(node.db.backend());
    writes.insert("ledger_seals", &rows, "");
    writes
}

/// Two lists of one statement's rows that have different types: putting them together stops the program.
fn panics(node: &Platform) -> Writes {
    const EMPTY: &[(&str, Kind)] = &[("transfer_id", Kind::Uuid)];
    const OTHER: &[(&str, Kind)] = &[("transfer_id", Kind::UuidOpt)];
    let mut writes = Writes::new(node.db.backend());
    for columns in [EMPTY, OTHER] {
        let mut rows = Rows::new(columns);
        rows.push(row![transfer(1)]);
        writes.insert("ledger_unsealed", &rows, "");
    }
    writes
}

both_databases! {
    async fn what_the_database_refuses_fails_alone(app: &TestApp) {
        let node = app.platform();
        book(node, single(0, platform(), available(1), 10_000)).await;
        let steps = (1..=64).map(|number| single(number, available(1), available(2), 10));
        let mut postings: Vec<Posting> = steps.map(|step| posting(node, step)).collect();
        postings[40].with = refused_by_the_database(node, 41);
        let before = node.db.statements();
        let answers = as_one_group(node, postings).await;
        assert!(node.db.statements() > before + 64, "each was tried by itself");
        for (number, answer) in (1u32..).zip(answers) {
            match answer {
                Ok(receipts) => assert_eq!(receipts[0].outcome, TransferOutcome::Created),
                Err(error) => {
                    assert_eq!(number, 41, "{error}");
                    assert!(matches!(error, PostError::Fault(Fault::Database(_))), "{error}");
                }
            }
        }
        let booked: Vec<_> = transfers(node).await.into_iter().map(|row| row.id).collect();
        assert_eq!(booked.len(), 64, "63 and the first");
        assert!(!booked.contains(&transfer(41)));
        assert_eq!(count(node, "ledger_seals").await, 0);
    }

    async fn a_group_is_one_transaction(app: &TestApp) {
        let node = app.platform();
        book(node, single(0, platform(), available(1), 10_000)).await;
        let (few, many) = (1..=8, 101..=164);
        let mut spent = Vec::new();
        for numbers in [few, many] {
            let postings = numbers.map(|n| posting(node, single(n, available(1), available(2), 10))).collect();
            let before = node.db.statements();
            for answer in as_one_group(node, postings).await {
                answer.expect("there are funds");
            }
            spent.push(node.db.statements() - before);
        }
        // the first of a group may have begun by itself before the others came
        assert!(spent.iter().all(|statements| *statements <= 2 * 24), "{spent:?}");
    }

    async fn what_panics_fails_alone(app: &TestApp) {
        let node = app.platform();
        book(node, single(0, platform(), available(1), 10_000)).await;
        let steps = (1..=9).map(|number| single(number, available(1), available(2), 10));
        let mut postings: Vec<Posting> = steps.map(|step| posting(node, step)).collect();
        postings[4].with = panics(node);
        for (number, answer) in (1u32..).zip(as_one_group(node, postings).await) {
            match answer {
                Ok(receipts) => assert_eq!(receipts[0].outcome, TransferOutcome::Created),
                Err(error) => {
                    assert_eq!(number, 5, "{error}");
                    assert!(matches!(error, PostError::Fault(Fault::Internal(_))), "{error}");
                }
            }
        }
        // nobody is refused afterwards either
        book(node, single(10, available(1), available(2), 10)).await;
        let booked: Vec<_> = transfers(node).await.into_iter().map(|row| row.id).collect();
        assert_eq!(booked.len(), 10);
        assert!(!booked.contains(&transfer(5)), "the transaction of the panic is gone");
    }
}
