//! Which version covers which order.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::shop::with;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{act, draft, order, publish_again};

/// Half of the commission for orders of any time, all of it from eight in the morning of 3 November on. It
/// is the fifth.
async fn half_then_all(app: &TestApp) -> String {
    let rule = app.half_of_commission().await;
    let all = json!({ "ruleId": rule, "name": "all", "reward": { "percentOfCommission": "1" } });
    publish_again(app, all, Some("2026-11-03T08:00:00+08:00")).await;
    let li = app.member("li").await;
    app.link(&li, "c1").await;
    app.clock().advance(Duration::days(4));
    rule
}

async fn pin_rules_at(app: &TestApp, time: &str) {
    let query = "mutation Set($input: SettingsUpdateInput!) {
        settingsUpdate(input: $input) { settings { pinRulesAt } userErrors { code field message } } }";
    let admin = app.as_user(&app.staff(Role::Admin).await);
    admin.send(query, json!({ "input": { "pinRulesAt": time } })).await.ok();
}

/// What staff sees of a rule.
async fn shown(app: &TestApp, rule: &str) -> Value {
    let query = "query Of($id: ID!) { node(id: $id) { ... on RebateRule {
        current { number } terms { version { number } from until }
        versions { id number priority startsAt endsAt publishedAt reward { percentOfCommission } } } } }";
    let admin = app.as_user(&app.staff(Role::Admin).await);
    admin.send(query, json!({ "id": rule })).await.ok().data("/node").clone()
}

both_databases! {
    async fn a_version_published_for_later_covers_the_orders_from_then_on(app: &TestApp) {
        let rule = half_then_all(app).await;
        app.import(json!([
            order("o1", "c1", "2026-11-03 07:59", json!({})),
            order("o2", "c1", "2026-11-03 08:00", json!({})),
            order("o3", "c1", "2026-10-01 08:00", json!({})),
        ])).await.ok();
        let paid = [app.pays("o1").await, app.pays("o2").await, app.pays("o3").await];
        assert_eq!(paid, ["10.00", "20.00", "10.00"]);
        let then = "2026-11-03T00:00:00.000Z";
        let terms = json!([
            { "version": { "number": 1 }, "from": null, "until": then },
            { "version": { "number": 2 }, "from": then, "until": null },
        ]);
        assert_eq!(shown(app, &rule).await["terms"], terms);
    }

    async fn a_version_can_be_replaced_before_its_time_has_come(app: &TestApp) {
        let rule = app.half_of_commission().await;
        let version = |share: &str| json!({ "ruleId": rule, "name": share, "reward": { "percentOfCommission": share } });
        publish_again(app, version("1"), Some("2026-11-03T00:00:00Z")).await;
        publish_again(app, version("0.25"), Some("2026-11-02T00:00:00Z")).await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.clock().advance(Duration::days(4));
        app.import(json!([
            order("o1", "c1", "2026-11-02 07:59", json!({})),
            order("o2", "c1", "2026-11-02 08:00", json!({})),
            order("o3", "c1", "2026-11-04 08:00", json!({})),
        ])).await.ok();
        let paid = [app.pays("o1").await, app.pays("o2").await, app.pays("o3").await];
        assert_eq!(paid, ["10.00", "5.00", "5.00"]);
    }

    async fn a_draft_changes_nothing_and_a_published_version_never_changes(app: &TestApp) {
        let rule = app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let first = shown(app, &rule).await;
        let all = json!({ "ruleId": rule, "name": "all", "priority": 3, "reward": { "percentOfCommission": "1" } });
        draft(app, all).await.ok();
        app.import(json!([order("o1", "c1", "2026-11-01 08:00", json!({}))])).await.ok();
        assert_eq!(app.pays("o1").await, "10.00");
        let drafted = shown(app, &rule).await;
        assert_eq!(drafted["versions"][1]["publishedAt"], Value::Null);
        assert_eq!((&drafted["current"], &drafted["terms"]), (&first["current"], &first["terms"]));
        app.clock().advance(Duration::hours(1));
        act(app, "rebateRulePublish", json!({ "ruleId": rule })).await.ok();
        let published = shown(app, &rule).await;
        assert_eq!(published["versions"][1]["publishedAt"], "2026-11-01T01:00:00.000Z");
        act(app, "rebateRulePause", json!({ "ruleId": rule })).await.ok();
        app.clock().advance(Duration::hours(1));
        act(app, "rebateRulePublish", json!({ "ruleId": rule })).await.ok();
        let again = shown(app, &rule).await;
        assert_eq!(again["versions"], published["versions"]);
        assert_eq!(again["versions"][0], first["versions"][0]);
        // nothing covers what was ordered during the pause, the version is in force again after it
        app.import(json!([
            order("o2", "c1", "2026-11-01 08:59", json!({})),
            order("o3", "c1", "2026-11-01 09:30", json!({})),
            order("o4", "c1", "2026-11-01 10:00", json!({})),
        ])).await.ok();
        let paid = [app.pays("o2").await, app.pays("o3").await, app.pays("o4").await];
        assert_eq!(paid, ["10.00", "0.00", "20.00"]);
    }

    async fn rules_can_be_those_of_the_time_of_the_click(app: &TestApp) {
        half_then_all(app).await;
        let clicked = json!({ "clickedAt": "2026-11-03T07:00:00+08:00" });
        let placed = "2026-11-03 09:00";
        pin_rules_at(app, "CLICK_TIME").await;
        let first = order("o1", "c1", placed, clicked.clone());
        app.import(json!([first, order("o2", "c1", placed, json!({}))])).await.ok();
        assert_eq!((app.pays("o1").await, app.pays("o2").await), ("10.00".into(), "20.00".into()));
        pin_rules_at(app, "ORDER_TIME").await;
        let amended = json!({ "commission": "30.00", "modifiedAt": "2026-11-04T08:00:00+08:00" });
        app.import(json!([with(first, amended), order("o3", "c1", placed, clicked)])).await.ok();
        assert_eq!(app.pays("o1").await, "15.00", "priced with the rules of the click for ever");
        assert_eq!(app.pays("o3").await, "20.00");
    }

    async fn a_rules_own_time_covers_orders_from_its_start_until_before_its_end(app: &TestApp) {
        app.publish_rule(json!({ "name": "double 11", "reward": { "percentOfCommission": "0.5" },
            "startsAt": "2026-11-11T00:00:00+08:00", "endsAt": "2026-11-12T00:00:00+08:00" })).await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.clock().advance(Duration::days(20));
        let cases = [
            ("o1", "2026-11-10 23:59", "0.00"),
            ("o2", "2026-11-11 00:00", "10.00"),
            ("o3", "2026-11-11 23:59", "10.00"),
            ("o4", "2026-11-12 00:00", "0.00"),
        ];
        for (name, placed, pays) in cases {
            app.import(json!([order(name, "c1", placed, json!({}))])).await.ok();
            assert_eq!(app.pays(name).await, pays, "{placed}");
        }
    }
}
