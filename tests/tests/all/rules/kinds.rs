//! What each kind of reward pays, and who pays for what goes beyond the commission.

use rebated_domain::user::Role;
use rebated_tests::shop::{cents, record, with, yuan};
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

/// A buyer known as `c1`, after some rules were published.
async fn buyer_under(app: &TestApp, rules: &[Value]) {
    for rule in rules {
        app.publish_rule(rule.clone()).await;
    }
    let li = app.member("li").await;
    app.link(&li, "c1").await;
}

/// What `purpose` has in the platform's books, credits less debits, in minor units.
async fn platform_has(app: &TestApp, purpose: &str) -> i64 {
    let query = "{ ledger { transfers(first: 100) { edges { node { entries {
        purpose amount { amount } } } } } } }";
    let finance = app.as_user(&app.staff(Role::Finance).await);
    let shown = finance.send(query, json!({})).await.ok();
    let transfers = shown.list("/ledger/transfers/edges").iter();
    let entries = transfers.flat_map(|edge| edge["node"]["entries"].as_array().into_iter().flatten());
    let of_it = entries.filter(|entry| entry["purpose"] == purpose);
    of_it.map(|entry| cents(entry["amount"]["amount"].as_str().expect("an amount is a text"))).sum()
}

both_databases! {
    async fn fixed_amounts_are_for_a_line_an_item_or_an_order(app: &TestApp) {
        let only = |name: &str, reward: Value| json!({ "name": name, "reward": reward,
            "scope": { "categories": [name] } });
        buyer_under(app, &[
            only("line", json!({ "fixed": yuan("1.50") })),
            only("item", json!({ "fixedPerItem": yuan("1.50") })),
            only("order", json!({ "fixedPerOrder": yuan("3.01") })),
        ]).await;
        let line = |order: &str, key: &str, paid: &str, category: &str| {
            let changes = json!({ "category": category, "quantity": 3, "paid": paid });
            with(record(order, key, "c1"), changes)
        };
        app.import(json!([
            line("o1", "a", "100.00", "line"), line("o1", "b", "100.00", "line"),
            line("o2", "c", "100.00", "item"),
            line("o3", "d", "100.00", "order"), line("o3", "e", "200.00", "order"),
        ])).await.ok();
        assert_eq!(app.pays("o1").await, "3.00", "1.50 for each of two lines");
        assert_eq!(app.pays("o2").await, "4.50", "1.50 for each of three items");
        assert_eq!(app.pays("o3").await, "3.01", "1.00 and 2.01");
        // the whole of d, whose share was 1.00: what is for e stays as it was
        let back = json!({ "refunded": "100.00", "modifiedAt": "2026-10-02T08:00:00+08:00" });
        app.import(json!([with(line("o3", "d", "100.00", "order"), back)])).await.ok();
        assert_eq!(app.pays("o3").await, "2.01");
        // two fifths of c: 4.50 × 60.00 / 100.00
        let back = json!({ "refunded": "40.00", "modifiedAt": "2026-10-02T08:00:00+08:00" });
        app.import(json!([with(line("o2", "c", "100.00", "item"), back)])).await.ok();
        assert_eq!(app.pays("o2").await, "2.70");
    }

    async fn a_multiplier_adds_to_what_the_others_pay(app: &TestApp) {
        let times = |name: &str, by: &str| json!({ "name": name, "stackGroup": "campaign",
            "scope": { "channels": [name] }, "reward": { "multiplier": by } });
        buyer_under(app, &[
            json!({ "name": "half", "reward": { "percentOfCommission": "0.5" } }),
            times("some", "1.5"),
            times("much", "3"),
        ]).await;
        let through = |order: &str, channel: &str, commission: &str| {
            with(record(order, order, "c1"), json!({ "channel": channel, "commission": commission }))
        };
        app.import(json!([
            through("o1", "none", "20.00"),
            through("o2", "some", "20.00"),
            through("o3", "some", "0.03"),
            through("o4", "much", "20.00"),
        ])).await.ok();
        assert_eq!(app.pays("o1").await, "10.00");
        assert_eq!(app.pays("o2").await, "15.00", "10.00 and half of it again");
        assert_eq!(app.pays("o3").await, "0.01", "half of 0.03 is 0.01, and half of that is nothing");
        assert_eq!(app.pays("o4").await, "20.00", "10.00 and twice that is more than the commission");
    }

    async fn what_goes_beyond_the_commission_takes_a_subsidy(app: &TestApp) {
        let third = |name: &str| json!({ "name": name, "scope": { "categories": [name] },
            "reward": { "percentOfOrder": "0.3" } });
        let paid = json!({ "subsidised": true, "budget": { "total": yuan("1000.00") } });
        buyer_under(app, &[third("plain"), with(third("paid"), paid)]).await;
        let of = |order: &str, category: &str, changes: Value| {
            with(with(record(order, order, "c1"), json!({ "category": category })), changes)
        };
        app.import(json!([of("o1", "plain", json!({}))])).await.ok();
        assert_eq!(app.pays("o1").await, "20.00", "30.00 cut to the commission");
        assert_eq!(platform_has(app, "PLATFORM_SUBSIDY").await, 0);
        app.import(json!([of("o2", "paid", json!({})), of("o3", "paid", json!({ "commission": null }))])).await.ok();
        assert_eq!((app.pays("o2").await, app.pays("o3").await), ("30.00".into(), "30.00".into()));
        assert_eq!(platform_has(app, "PLATFORM_SUBSIDY").await, -4_000, "10.00 and all of 30.00");
        assert_eq!(platform_has(app, "PLATFORM_MARGIN").await, 0);
        // half of o2 goes back: 15.00 for 10.00 of commission
        let back = json!({ "refunded": "50.00", "modifiedAt": "2026-10-02T08:00:00+08:00" });
        app.import(json!([of("o2", "paid", back)])).await.ok();
        assert_eq!(app.pays("o2").await, "15.00");
        assert_eq!(platform_has(app, "PLATFORM_SUBSIDY").await, -3_500);
        let query = "{ orders(first: 3) { edges { node { externalId rebates { subsidy { amount }
            explanation(language: ENGLISH) { split {
                commission { amount } buyer { amount } subsidy { amount } margin { amount } } } } } } } }";
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let shown = admin.send(query, json!({})).await.ok();
        let orders = shown.list("/orders/edges");
        let o2 = orders.iter().find(|edge| edge["node"]["externalId"] == "o2").unwrap();
        let amount = |amount: &str| json!({ "amount": amount });
        assert_eq!(o2["node"]["rebates"], json!([{ "subsidy": amount("5.00"), "explanation": { "split": {
            "commission": amount("10.00"), "buyer": amount("15.00"),
            "subsidy": amount("5.00"), "margin": amount("0.00") } } }]));
    }

    async fn a_subsidy_ends_with_its_budget(app: &TestApp) {
        let rule = json!({ "name": "paid", "reward": { "percentOfOrder": "0.3" }, "subsidised": true,
            "budget": { "total": yuan("41.00") } });
        buyer_under(app, &[rule]).await;
        let free = json!({ "commission": "0.00" });
        app.import(json!([
            with(record("o1", "o1", "c1"), json!({ "placedAt": "2026-10-01T07:00:00+08:00" })),
            with(record("o2", "o2", "c1"), free),
        ])).await.ok();
        // the budget bounds all that the rule pays: 30.00 of o1 and 11.00 of o2
        assert_eq!((app.pays("o1").await, app.pays("o2").await), ("30.00".into(), "11.00".into()));
        assert_eq!(platform_has(app, "PLATFORM_SUBSIDY").await, -2_100);
    }
}
