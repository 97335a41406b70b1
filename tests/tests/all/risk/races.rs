//! Holds that are placed and released while money moves.

use chrono::Duration;
use futures_util::future::join_all;
use rebated_service::rebates;
use rebated_tests::both_databases;
use rebated_tests::shop::{cents, has, with};
use serde_json::json;

use super::{buyer, credits, place, release, settled};

both_databases! {
    async fn a_hold_in_the_race_with_the_sweep_comes_before_it_or_after(app: &TestApp) {
        app.half_of_commission().await;
        let node = app.node(77).await;
        let mut members = Vec::new();
        for n in 0..6 {
            let (name, reference) = (format!("m{n}"), format!("c{n}"));
            members.push(buyer(app, &name, &reference).await);
            app.import(json!([settled(&format!("o{n}"), &reference)])).await.ok();
        }
        app.clock().advance(Duration::days(15));
        let placed = join_all(members.iter().map(|member| place(app, json!({ "userId": member.id }))));
        let sweeps = join_all((0..6).map(|_| async { rebates::credit_due(&node).await.unwrap() }));
        let (holds, swept) = tokio::join!(placed, sweeps);
        app.run_jobs().await;
        app.verify().await;
        let mut credited = 0;
        for member in &members {
            let balance = app.balance(member).await;
            let is_credited = balance == has("10.00", "0.00", "0.00");
            assert!(is_credited || balance == has("0.00", "10.00", "0.00"), "{balance:?}");
            credited += usize::from(is_credited);
        }
        assert_eq!(swept.iter().sum::<usize>(), credited, "nothing is credited after its hold");
        for hold in &holds {
            release(app, hold).await;
        }
        app.run_jobs().await;
        for member in &members {
            assert_eq!((app.balance(member).await, credits(app, member).await), (has("10.00", "0.00", "0.00"), 1));
        }
    }

    async fn a_hold_in_the_race_with_an_import_misses_nothing(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "c1").await;
        let past = json!({ "settledAt": "2026-10-02T00:00:00Z", "modifiedAt": "2026-10-02T00:00:00Z" });
        for round in 0..4 {
            let due = with(settled(&format!("due{round}"), "c1"), past.clone());
            let later = settled(&format!("later{round}"), "c1");
            let imports = async { app.import(json!([due, later])).await.ok() };
            let (_, hold) = tokio::join!(imports, place(app, json!({ "userId": li.id })));
            // whichever came first: whatever is not credited yet is kept, and the books say so
            app.run_jobs().await;
            app.verify().await;
            let during = app.balance(&li).await;
            app.run_jobs().await;
            assert_eq!(app.balance(&li).await, during);
            release(app, &hold).await;
            app.run_jobs().await;
            let after = app.balance(&li).await;
            assert_eq!(cents(&after.available), 1_000 * (round + 1), "what is due is credited");
            assert_eq!(cents(&after.pending), 1_000 * (round + 1), "what is not due waits for its day");
        }
        app.clock().advance(Duration::days(15));
        app.run_jobs().await;
        assert_eq!((app.balance(&li).await, credits(app, &li).await), (has("80.00", "0.00", "0.00"), 8));
    }

    async fn of_many_holds_on_one_user_one_is_placed(app: &TestApp) {
        let li = app.member("li").await;
        let asked = join_all((0..8).map(|_| super::try_place(app, rebated_domain::user::Role::Support, json!({ "userId": li.id }))));
        let asked = asked.await;
        let placed = asked.iter().filter(|answer| answer.user_errors("riskHoldPlace").is_empty()).count();
        assert_eq!(placed, 1);
        for refused in asked.iter().filter(|answer| !answer.user_errors("riskHoldPlace").is_empty()) {
            assert_eq!(refused.user_errors("riskHoldPlace"), [("ALREADY_ON_HOLD", "")]);
        }
    }
}
