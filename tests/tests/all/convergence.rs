//! Convergent posting: whatever the order, the grouping and the repetition of reports, the same books.

use rebated_service::ids::{Entropy, SeededEntropy};
use rebated_tests::shop::{Has, record, with};
use rebated_tests::{Member, TestApp, both_databases};
use serde_json::{Value, json};

/// Reports about two lines of one order: partial refund, dispute, settlement, invalid after settled, and a
/// line that goes from A to B and back to A.
fn reports(order: &str, buyer: &str) -> Vec<Value> {
    let day = |day: u32| format!("2026-10-{day:02}T08:00:00+08:00");
    let line = |key: &str, changes: Value| with(record(order, &format!("{order}-{key}"), buyer), changes);
    let settled = |at: u32| json!({ "status": "SETTLED", "settledAt": day(4), "modifiedAt": day(at) });
    vec![
        line("a", json!({})),
        line("a", json!({ "refunded": "30.00", "modifiedAt": day(2) })),
        line("a", json!({ "held": true, "refunded": "30.00", "modifiedAt": day(3) })),
        line("a", with(settled(5), json!({ "refunded": "30.00" }))),
        line("a", json!({ "status": "INVALID", "modifiedAt": day(9) })),
        line("b", json!({ "commission": "11.11" })),
        line("b", json!({ "commission": "7.77", "modifiedAt": day(2) })),
        line("b", json!({ "commission": "11.11", "modifiedAt": day(3) })),
        line("b", with(settled(6), json!({ "commission": "11.11", "paid": "99.99" }))),
        // two reports of the same second: the later state decides
        line("c", json!({ "commission": "5.00", "modifiedAt": day(7) })),
        line("c", json!({ "status": "RECEIVED", "commission": "6.00", "modifiedAt": day(7) })),
    ]
}

/// Imports the reports shuffled, some of them twice, in calls of random size, with jobs in between.
async fn import_shuffled(app: &TestApp, mut reports: Vec<Value>, seed: u64) {
    let entropy = SeededEntropy::new(seed);
    let below = |limit: usize| {
        let mut bytes = [0; 8];
        entropy.fill(&mut bytes);
        usize::try_from(u64::from_be_bytes(bytes) % (limit as u64)).expect("small")
    };
    for _ in 0..4 {
        let repeated = reports[below(reports.len())].clone();
        reports.push(repeated);
    }
    for i in (1..reports.len()).rev() {
        reports.swap(i, below(i + 1));
    }
    while !reports.is_empty() {
        let call: Vec<Value> = reports.drain(..1 + below(reports.len())).collect();
        app.import(json!(call)).await.ok();
        if below(3) == 0 {
            app.run_jobs().await;
        }
    }
}

both_databases! {
    async fn any_permutation_and_duplication_ends_in_the_same_ledger(app: &TestApp) {
        app.half_of_commission().await;
        app.publish_rule(json!({
            "name": "inviter", "beneficiary": "INVITER", "reward": { "percentOfOrder": "0.01" },
        })).await;
        let mut outcome: Option<(Has, Has)> = None;
        for seed in 0..24 {
            let inviter: Member = app.member(&format!("inviter{seed}")).await;
            let buyer = app.invited_member(&format!("buyer{seed}"), &inviter).await;
            let reference = format!("c{seed}");
            app.link(&buyer, &reference).await;
            let reports = reports(&format!("o{seed}"), &reference);
            if seed == 0 {
                app.import(json!(reports)).await.ok();
            } else {
                import_shuffled(app, reports, seed).await;
            }
            app.run_jobs().await;
            let got = (app.balance(&buyer).await, app.balance(&inviter).await);
            let expected = outcome.get_or_insert_with(|| got.clone());
            assert_eq!(&got, expected, "seed {seed}");
        }
        // worked out by hand: a is invalid; b is settled: half of 11.11 and 1 % of 99.99, rounded down; c
        // is received: half of 6.00 and 1 % of 100.00, still pending
        let (buyer, inviter) = outcome.expect("at least one seed");
        assert_eq!((buyer.available.as_str(), buyer.pending.as_str(), buyer.owed.as_str()), ("5.55", "3.00", "0.00"));
        assert_eq!((inviter.available.as_str(), inviter.pending.as_str()), ("0.99", "1.00"));
    }
}
