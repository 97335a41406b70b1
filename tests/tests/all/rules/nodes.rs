//! Several nodes: what one publishes, the others price with.

use std::sync::Arc;

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_service::Platform;
use rebated_service::rebates::credit_due;
use rebated_tests::shop::{record, with, yuan};
use rebated_tests::{Client, Site, TestApp, both_databases};
use serde_json::{Value, json};

use super::{budget_use, publish_again};

/// A buyer, and another node that has looked at the rules.
async fn other_node(app: &TestApp) -> (Arc<Platform>, Client) {
    let li = app.member("li").await;
    app.link(&li, "c1").await;
    let node = app.node(2).await;
    let other = Site::of(&node).as_user(&app.staff(Role::Admin).await);
    import(&other, json!([record("o0", "o0", "c1")])).await;
    (node, other)
}

async fn import(client: &Client, records: Value) {
    let query = "mutation Import($input: OrdersImportInput!) {
        ordersImport(input: $input) { failures { index } userErrors { code field message } } }";
    client.send(query, json!({ "input": { "records": records } })).await.ok();
}

fn now(order: &str) -> Value {
    with(record(order, order, "c1"), json!({ "placedAt": "2026-11-01T08:00:00+08:00" }))
}

both_databases! {
    async fn a_rule_that_one_publishes_prices_on_the_others_a_second_later(app: &TestApp) {
        let rule = app.half_of_commission().await;
        let (_, other) = other_node(app).await;
        let all = json!({ "ruleId": rule, "name": "all", "reward": { "percentOfCommission": "1" } });
        publish_again(app, all, None).await;
        app.clock().advance(Duration::milliseconds(999));
        import(&other, json!([now("o1")])).await;
        app.clock().advance(Duration::milliseconds(1));
        import(&other, json!([now("o2")])).await;
        assert_eq!(app.pays("o1").await, "10.00", "the other one has not asked yet");
        assert_eq!(app.pays("o2").await, "20.00");
    }

    /// An order that had been priced with newer rules than a node knew once lost them there for a while.
    async fn a_node_that_is_behind_prices_an_order_with_the_rules_it_has(app: &TestApp) {
        let (_, other) = other_node(app).await;
        let rule = app.publish_rule(json!({ "name": "half", "reward": { "percentOfCommission": "0.5" },
            "budget": { "total": yuan("100.00") } })).await;
        app.import(json!([now("o1")])).await.ok();
        assert_eq!(app.pays("o1").await, "10.00");
        let amended = json!({ "commission": "30.00", "modifiedAt": "2026-11-01T08:00:00+08:00" });
        import(&other, json!([with(now("o1"), amended), now("o2")])).await;
        assert_eq!(app.pays("o1").await, "15.00");
        assert_eq!(budget_use(app, &rule).await, ["all 25.00 0.00"]);
    }

    /// What such a node credited was once not counted as spent.
    async fn a_node_that_is_behind_credits_what_a_budget_holds(app: &TestApp) {
        let (node, _) = other_node(app).await;
        let rule = app.publish_rule(json!({ "name": "half", "reward": { "percentOfCommission": "0.5" },
            "budget": { "total": yuan("100.00") } })).await;
        // fifteen days of hold: they are over in half a second
        let settled = json!({ "status": "SETTLED", "receivedAt": "2026-10-17T00:00:00.500Z",
            "settledAt": "2026-10-20T00:00:00Z" });
        app.import(json!([with(now("o1"), settled)])).await.ok();
        assert_eq!(budget_use(app, &rule).await, ["all 10.00 0.00"]);
        app.clock().advance(Duration::milliseconds(500));
        assert_eq!(credit_due(&node).await.unwrap(), 1);
        assert_eq!(budget_use(app, &rule).await, ["all 0.00 10.00"]);
    }
}
