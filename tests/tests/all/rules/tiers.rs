//! Shares that grow with the order, or with what the buyer bought in the month.

use chrono::Duration;
use rebated_tests::shop::{record, with, yuan};
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::order;

/// Half of the commission, from 1000.00 on three fifths.
async fn tiers(app: &TestApp, by: &str, mode: &str) {
    app.publish_rule(json!({ "name": "tiers", "reward": { "tiers": {
        "of": "COMMISSION", "by": by, "mode": mode, "tiers": [
            { "from": yuan("0.00"), "rate": "0.5" }, { "from": yuan("1000.00"), "rate": "0.6" },
        ],
    } } }))
    .await;
    let li = app.member("li").await;
    app.link(&li, "c1").await;
    app.clock().advance(Duration::days(2));
}

/// Imports orders of 600.00 with 60.00 commission one after another; each must pay what the table says.
async fn assert_each_pays(app: &TestApp, table: &[(&str, &str, &str)]) {
    for (name, placed, pays) in table {
        let changes = json!({ "paid": "600.00", "commission": "60.00" });
        app.import(json!([order(name, "c1", placed, changes)])).await.ok();
        assert_eq!(app.pays(name).await, *pays, "{name} at {placed}");
    }
}

fn paid(order: &str, paid: &str, commission: &str) -> Value {
    with(record(order, order, "c1"), json!({ "paid": paid, "commission": commission }))
}

both_databases! {
    async fn by_the_order_and_as_a_whole(app: &TestApp) {
        tiers(app, "ORDER_AMOUNT", "WHOLE").await;
        app.import(json!([paid("o1", "999.99", "100.00"), paid("o2", "1000.00", "100.00")])).await.ok();
        assert_eq!((app.pays("o1").await, app.pays("o2").await), ("50.00".into(), "60.00".into()));
        // the lines of an order count together, and a line that arrives later lifts those before
        app.import(json!([paid("o3", "600.00", "60.00")])).await.ok();
        assert_eq!(app.pays("o3").await, "30.00");
        app.import(json!([with(paid("o3", "400.00", "40.00"), json!({ "lineKey": "more" }))])).await.ok();
        assert_eq!(app.pays("o3").await, "60.00", "three fifths of 60.00 and of 40.00");
    }

    async fn by_the_order_and_marginal(app: &TestApp) {
        tiers(app, "ORDER_AMOUNT", "MARGINAL").await;
        app.import(json!([paid("o1", "1000.00", "100.00"), paid("o2", "1500.00", "150.00")])).await.ok();
        assert_eq!(app.pays("o1").await, "50.00");
        assert_eq!(app.pays("o2").await, "80.00", "150.00 × (1000.00 × 50% + 500.00 × 60%) / 1500.00");
    }

    async fn by_the_month_and_as_a_whole(app: &TestApp) {
        tiers(app, "MONTHLY_VOLUME", "WHOLE").await;
        assert_each_pays(app, &[
            ("o1", "2026-10-01 00:00", "30.00"),
            ("o2", "2026-10-10 08:00", "30.00"),
            // 1200.00 were bought before
            ("o3", "2026-10-31 23:59", "36.00"),
            ("o4", "2026-11-01 00:00", "30.00"),
            // reported late: only the order before it counts, and the later ones keep their tier
            ("o5", "2026-10-05 08:00", "30.00"),
        ]).await;
        assert_eq!((app.pays("o2").await, app.pays("o3").await), ("30.00".into(), "36.00".into()));
        // what was bought is pinned: a cancelled order takes no tier from those priced before
        let cancelled = json!({ "paid": "600.00", "commission": "60.00", "status": "CANCELLED",
            "modifiedAt": "2026-11-02T08:00:00+08:00" });
        let amended = json!({ "paid": "600.00", "commission": "50.00", "modifiedAt": "2026-11-02T08:00:00+08:00" });
        app.import(json!([
            order("o1", "c1", "2026-10-01 00:00", cancelled),
            order("o3", "c1", "2026-10-31 23:59", amended),
        ])).await.ok();
        assert_eq!(app.pays("o3").await, "30.00", "three fifths of 50.00");
        // of the orders before it only o2 and o5 still count
        assert_each_pays(app, &[("o6", "2026-10-11 08:00", "36.00"), ("o7", "2026-10-09 08:00", "30.00")]).await;
    }

    async fn by_the_month_and_marginal(app: &TestApp) {
        tiers(app, "MONTHLY_VOLUME", "MARGINAL").await;
        assert_each_pays(app, &[
            ("o1", "2026-10-01 08:00", "30.00"),
            // from 600.00 to 1200.00: 60.00 × (400.00 × 50% + 200.00 × 60%) / 600.00
            ("o2", "2026-10-10 08:00", "32.00"),
            ("o3", "2026-10-20 08:00", "36.00"),
            ("o4", "2026-11-01 00:00", "30.00"),
        ]).await;
    }

    async fn orders_of_one_import_count_in_the_order_in_which_they_were_placed(app: &TestApp) {
        tiers(app, "MONTHLY_VOLUME", "WHOLE").await;
        let bought = json!({ "paid": "600.00", "commission": "60.00" });
        app.import(json!([
            order("o3", "c1", "2026-10-20 08:00", bought.clone()),
            order("o1", "c1", "2026-10-01 08:00", bought.clone()),
            order("o2", "c1", "2026-10-10 08:00", bought),
        ])).await.ok();
        let paid = ["o1", "o2", "o3"].map(|order| app.pays(order));
        let paid = futures_util::future::join_all(paid).await;
        assert_eq!(paid, ["30.00", "30.00", "36.00"]);
    }
}
