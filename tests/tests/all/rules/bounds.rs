//! What bounds a rule: least and most for an order, most for a person in a day, a month and ever, budgets.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::shop::{record, with, yuan};
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{budget_use, order};

/// A rule for half of the commission with bounds, and two buyers. It is the sixth of November.
async fn half_within(app: &TestApp, bounds: Value) -> String {
    app.clock().advance(Duration::days(5));
    let half = json!({ "name": "half", "reward": { "percentOfCommission": "0.5" } });
    let rule = app.publish_rule(with(half, bounds)).await;
    for name in ["c1", "c2"] {
        let member = app.member(name).await;
        app.link(&member, name).await;
    }
    rule
}

/// Imports orders one after another, each of 20.00 commission; each must pay what the table says.
async fn assert_each_pays(app: &TestApp, table: &[(&str, &str, &str, &str)]) {
    for (name, buyer, placed, pays) in table {
        app.import(json!([order(name, buyer, placed, json!({}))])).await.ok();
        assert_eq!(app.pays(name).await, *pays, "{name} of {buyer} at {placed}");
    }
}

both_databases! {
    async fn an_order_gets_no_less_and_no_more(app: &TestApp) {
        half_within(app, json!({ "caps": { "minPerOrder": yuan("3.00"), "maxPerOrder": yuan("8.00") } })).await;
        let cases = [
            ("o1", "0.00", "0.00", "nothing is not raised"),
            ("o2", "2.00", "2.00", "raised no further than the commission"),
            ("o3", "4.00", "3.00", "2.00 raised"),
            ("o4", "6.00", "3.00", "just the least"),
            ("o5", "12.00", "6.00", "between both"),
            ("o6", "16.00", "8.00", "just the most"),
            ("o7", "16.02", "8.00", "8.01 cut"),
        ];
        for (name, commission, pays, why) in cases {
            let changes = json!({ "commission": commission });
            app.import(json!([order(name, "c1", "2026-10-01 08:00", changes)])).await.ok();
            assert_eq!(app.pays(name).await, pays, "{why}");
        }
    }

    async fn the_most_for_an_order_is_split_over_its_lines(app: &TestApp) {
        half_within(app, json!({ "caps": { "maxPerOrder": yuan("8.00") } })).await;
        let second = with(record("o1", "l2", "c1"), json!({ "commission": "10.00" }));
        app.import(json!([record("o1", "l1", "c1"), second])).await.ok();
        // 10.00 and 5.00 wanted: two thirds and one third of 8.00, the larger remainder rounded up
        let query = "{ orders(first: 1) { edges { node { rebates { amount { amount } } } } } }";
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let shown = admin.send(query, json!({})).await.ok();
        let mut amounts: Vec<&str> = shown.list("/orders/edges/0/node/rebates").iter()
            .filter_map(|rebate| rebate.pointer("/amount/amount")?.as_str()).collect();
        amounts.sort_unstable();
        assert_eq!(amounts, ["2.67", "5.33"]);
    }

    async fn a_person_gets_no_more_in_a_day_a_month_and_ever(app: &TestApp) {
        half_within(app, json!({ "caps": { "perUserPerDay": yuan("12.00"),
            "perUserPerMonth": yuan("25.00"), "perUser": yuan("40.00") } })).await;
        assert_each_pays(app, &[
            ("o1", "c1", "2026-10-01 23:58", "10.00"),
            ("o2", "c1", "2026-10-01 23:59", "2.00"),
            ("o3", "c1", "2026-10-01 23:59", "0.00"),
            ("o4", "c2", "2026-10-01 23:59", "10.00"),
            // the next day in Shanghai, the same one in UTC
            ("o5", "c1", "2026-10-02 00:01", "10.00"),
            ("o6", "c1", "2026-10-03 08:00", "3.00"),
            ("o7", "c1", "2026-10-31 23:59", "0.00"),
            ("o8", "c1", "2026-11-01 00:01", "10.00"),
            ("o9", "c1", "2026-11-02 08:00", "5.00"),
            ("o10", "c1", "2026-11-03 08:00", "0.00"),
            ("o11", "c2", "2026-11-03 08:00", "10.00"),
        ]).await;
    }

    async fn a_budget_of_the_day_begins_anew_at_midnight_in_the_platforms_zone(app: &TestApp) {
        let rule = half_within(app, json!({ "budget": { "perDay": yuan("12.00") } })).await;
        assert_each_pays(app, &[
            ("o1", "c1", "2026-10-01 23:58", "10.00"),
            ("o2", "c2", "2026-10-01 23:59", "2.00"),
            ("o3", "c1", "2026-10-02 00:01", "10.00"),
            ("o4", "c2", "2026-10-02 00:01", "2.00"),
            ("o5", "c1", "2026-10-01 00:00", "0.00"),
        ]).await;
        assert_eq!(budget_use(app, &rule).await, ["2026-10-02 12.00 0.00", "2026-10-01 12.00 0.00"]);
    }

    async fn what_is_given_back_can_be_had_by_others(app: &TestApp) {
        let rule = half_within(app, json!({ "budget": { "total": yuan("12.00") },
            "caps": { "perUser": yuan("11.00") } })).await;
        assert_each_pays(app, &[
            ("o1", "c1", "2026-10-01 08:00", "10.00"),
            ("o2", "c1", "2026-10-01 09:00", "1.00"),
            ("o3", "c2", "2026-10-01 10:00", "1.00"),
        ]).await;
        let later = |status: &str, hour: &str| json!({ "status": status,
            "modifiedAt": format!("2026-10-02T{hour}:00:00+08:00") });
        let cancelled = with(order("o1", "c1", "2026-10-01 08:00", json!({})), later("CANCELLED", "08"));
        app.import(json!([cancelled])).await.ok();
        assert_eq!(budget_use(app, &rule).await, ["all 2.00 0.00"]);
        assert_eq!(app.pays("o2").await, "1.00", "nobody is paid more before the next report");
        // the next report about an order takes what it wants and finds; the other finds what is left
        let second = with(order("o2", "c1", "2026-10-01 09:00", json!({})), later("RECEIVED", "09"));
        app.import(json!([second])).await.ok();
        let third = with(order("o3", "c2", "2026-10-01 10:00", json!({})), later("RECEIVED", "10"));
        app.import(json!([third])).await.ok();
        assert_eq!((app.pays("o2").await, app.pays("o3").await), ("10.00".into(), "2.00".into()));
        assert_eq!(budget_use(app, &rule).await, ["all 12.00 0.00"]);
    }
}
