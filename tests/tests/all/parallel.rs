//! Several importers at once, over the same orders and buyers.

use futures_util::future::join_all;
use rebated_service::ids::{Entropy, SeededEntropy};
use rebated_tests::shop::{has, record, with};
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

/// The same forty lines in another order and another grouping for each importer.
async fn import_everything(app: &TestApp, importer: u64) {
    let entropy = SeededEntropy::new(importer);
    let mut lines: Vec<Value> = (0..40)
        .map(|n| {
            let modified = format!("2026-10-{:02}T08:00:00+08:00", 1 + importer);
            let line = record(&format!("o{}", n / 2), &format!("l{n}"), &format!("c{}", n % 5));
            with(
                line,
                json!({ "buyerRef": format!("c{}", (n / 2) % 5), "modifiedAt": modified,
                "commission": format!("{}.00", 20 + importer) }),
            )
        })
        .collect();
    for i in (1..lines.len()).rev() {
        let mut byte = [0];
        entropy.fill(&mut byte);
        lines.swap(i, usize::from(byte[0]) % (i + 1));
    }
    for call in lines.chunks(8) {
        app.import(json!(call)).await.ok();
    }
}

both_databases! {
    /// Eight of them: an import that kept meeting others over new orders once gave up after its last attempt.
    async fn importers_at_once_neither_fail_nor_book_twice(app: &TestApp) {
        app.half_of_commission().await;
        let mut members = Vec::new();
        for n in 0..5 {
            let member = app.member(&format!("m{n}")).await;
            app.link(&member, &format!("c{n}")).await;
            members.push(member);
        }
        join_all((0..8).map(|importer| import_everything(app, importer))).await;
        for member in &members {
            // eight lines each; the newest report says 27.00 of commission
            assert_eq!(app.balance(member).await, has("0.00", "108.00", "0.00"));
        }
    }
}
