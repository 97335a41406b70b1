//! Months are closed while orders are imported: every movement is on one bill, or in the month that runs.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::closing::{count, sum};
use super::{issue, settled};

/// Batches imported before the first month is closed, and after the last one is.
const BEFORE: usize = 4;
const AFTER: usize = 4;

/// Imports orders of August to October until months are closed, and a little longer.
async fn import(app: &TestApp, importer: usize, imported: &AtomicUsize, is_closed: &AtomicBool) {
    let (mut batch, mut left) = (0, AFTER);
    while left > 0 {
        if is_closed.load(Ordering::SeqCst) {
            left -= 1;
        }
        let orders: Vec<Value> = (0..12)
            .map(|n| {
                let day = format!("2026-{:02}-{:02}", 8 + n % 3, 1 + (batch + n) % 12);
                settled(
                    &format!("o{importer}-{batch}-{n}"),
                    &day,
                    json!({ "buyerRef": format!("c{}", n % 4) }),
                )
            })
            .collect();
        app.import(json!(orders)).await.ok();
        batch += 1;
        imported.fetch_add(1, Ordering::SeqCst);
    }
}

async fn close(app: &TestApp, imported: &AtomicUsize, is_closed: &AtomicBool) {
    while imported.load(Ordering::SeqCst) < BEFORE {
        tokio::task::yield_now().await;
    }
    for month in ["2026-08", "2026-09", "2026-10"] {
        issue(app, month).await.ok();
    }
    is_closed.store(true, Ordering::SeqCst);
}

both_databases! {
    async fn no_movement_is_lost_or_billed_twice(app: &TestApp) {
        app.half_of_commission().await;
        for n in 0..4 {
            let member = app.member(&format!("m{n}")).await;
            app.link(&member, &format!("c{n}")).await;
        }
        let (imported, is_closed) = (AtomicUsize::new(0), AtomicBool::new(false));
        tokio::join!(
            import(app, 0, &imported, &is_closed),
            import(app, 1, &imported, &is_closed),
            close(app, &imported, &is_closed),
        );
        app.run_jobs().await;
        let on_user_accounts = "JOIN ledger_accounts a ON a.id = e.account_id AND a.purpose = 'USER_AVAILABLE'";
        let of_month = |condition: &str| format!("ledger_entries e {on_user_accounts} WHERE {condition}");
        let closed = "e.effective_at < (SELECT max(ends_at) FROM bill_periods)";
        let in_closed = count(app, &of_month(closed)).await;
        let in_open = count(app, &of_month(&format!("NOT ({closed})"))).await;
        assert!(in_closed > 0, "some were booked before their month was closed");
        assert!(in_open > 0, "and some after");
        // every credit is one line; the test app computes the bills again from the entries when it ends
        assert_eq!(sum(app, "line_count", "bills").await, in_closed, "lines on bills");
        let credits = sum(app, "e.amount_minor", &of_month(closed)).await;
        assert_eq!(sum(app, "credits_minor - debits_minor", "bills").await, credits);
    }
}
