//! The bonus for the buyer's first order that is settled.

use chrono::Duration;
use rebated_tests::shop::{has, record, with, yuan};
use rebated_tests::{Member, TestApp, both_databases};
use serde_json::{Value, json};

async fn buyer(app: &TestApp) -> Member {
    let li = app.member("li").await;
    app.link(&li, "c1").await;
    li
}

async fn bonus(app: &TestApp) {
    app.publish_rule(json!({ "name": "welcome", "stackGroup": "welcome",
        "reward": { "firstOrderBonus": yuan("5.00") } }))
        .await;
}

/// A report about an order that was settled on a day of October.
fn settled(order: &str, day: u32, changes: Value) -> Value {
    let at = format!("2026-10-{day:02}T08:00:00+08:00");
    let settled = json!({ "status": "SETTLED", "receivedAt": at, "settledAt": at, "modifiedAt": at });
    with(with(record(order, order, "c1"), settled), changes)
}

both_databases! {
    async fn is_paid_once_for_the_order_that_is_settled_first(app: &TestApp) {
        bonus(app).await;
        let li = buyer(app).await;
        app.import(json!([record("o1", "o1", "c1"), record("o2", "o2", "c1")])).await.ok();
        assert_eq!((app.pays("o1").await, app.pays("o2").await), ("0.00".into(), "0.00".into()));
        app.import(json!([settled("o2", 3, json!({}))])).await.ok();
        app.import(json!([settled("o1", 4, json!({}))])).await.ok();
        assert_eq!((app.pays("o1").await, app.pays("o2").await), ("0.00".into(), "5.00".into()));
        app.clock().advance(Duration::days(30));
        app.run_jobs().await;
        assert_eq!(app.balance(&li).await, has("5.00", "0.00", "0.00"));
        // two fifths go back, then all of it; nobody else gets it
        let back = |refunded: &str, day| settled("o2", day, json!({ "refunded": refunded }));
        app.import(json!([back("40.00", 5)])).await.ok();
        assert_eq!(app.pays("o2").await, "3.00");
        app.import(json!([back("100.00", 6)])).await.ok();
        app.import(json!([settled("o1", 7, json!({ "commission": "30.00" }))])).await.ok();
        assert_eq!((app.pays("o1").await, app.pays("o2").await), ("0.00".into(), "0.00".into()));
        assert_eq!(app.balance(&li).await, has("0.00", "0.00", "0.00"));
    }

    async fn of_one_import_it_is_the_one_settled_earliest(app: &TestApp) {
        bonus(app).await;
        buyer(app).await;
        app.import(json!([settled("o1", 4, json!({})), settled("o2", 3, json!({}))])).await.ok();
        assert_eq!((app.pays("o1").await, app.pays("o2").await), ("0.00".into(), "5.00".into()));
    }

    async fn is_split_over_the_lines_of_the_order(app: &TestApp) {
        bonus(app).await;
        buyer(app).await;
        let more = json!({ "lineKey": "more", "paid": "200.00" });
        let waiting = with(record("o1", "o1", "c1"), more);
        // one line settles the order: the share of the other is paid with it
        app.import(json!([settled("o1", 3, json!({})), waiting])).await.ok();
        assert_eq!(app.pays("o1").await, "5.00", "1.67 and 3.33");
    }

    /// Those who bought before the rule was made once got the bonus for a later order.
    async fn is_not_for_those_who_bought_before_the_rule_was_made(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app).await;
        app.import(json!([settled("o1", 3, json!({}))])).await.ok();
        bonus(app).await;
        let preview = "query Preview($input: RebatePreviewInput!) { rebatePreview(input: $input) {
            explanation { amount { amount } inputs { name value } } } }";
        let li = app.as_user(&app.sign_in(&li).await);
        let input = json!({ "source": "IMPORT", "paid": yuan("100.00"), "commission": yuan("20.00") });
        let shown = li.send(preview, json!({ "input": input })).await.ok();
        let first = json!({ "name": "firstSettled", "value": "ANOTHER" });
        assert!(shown.list("/rebatePreview/explanation/inputs").contains(&first), "{:#}", shown.body());
        app.import(json!([settled("o2", 4, json!({ "placedAt": "2026-10-02T08:00:00+08:00" }))])).await.ok();
        assert_eq!((app.pays("o1").await, app.pays("o2").await), ("10.00".into(), "10.00".into()));
    }
}
