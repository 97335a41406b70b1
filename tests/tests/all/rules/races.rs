//! Many orders at once want the last of a budget.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use rebated_domain::user::Role;
use rebated_tests::shop::yuan;
use rebated_tests::{Client, Site, TestApp, both_databases};
use serde_json::{Value, json};

use super::{budget_use, order, sum};

const ORDERS: usize = 64;
const IMPORTERS: usize = 16;

/// Lets 64 orders of as many buyers, half of them on each of two days, be imported by sixteen importers at once,
/// half of them on another node; tells how often each amount was paid.
async fn race(app: &TestApp, budget: Value) -> (String, BTreeMap<String, usize>) {
    let rule = app
        .publish_rule(json!({ "name": "half", "reward": { "percentOfCommission": "0.5" }, "budget": budget }))
        .await;
    for nth in 0..ORDERS {
        let name = format!("c{nth}");
        let member = app.member(&name).await;
        app.link(&member, &name).await;
    }
    let admin = app.staff(Role::Admin).await;
    let nodes = [app.as_user(&admin), Site::of(&app.node(2).await).as_user(&admin)];
    let imports = (0..IMPORTERS).map(|importer| {
        let client = nodes[importer % 2].clone();
        tokio::spawn(async move {
            for nth in (importer..ORDERS).step_by(IMPORTERS) {
                import(&client, nth, nth / 2 % 2 + 1).await;
            }
        })
    });
    for import in join_all(imports).await {
        import.expect("no import panics");
    }
    let paid = app.all_pay().await;
    assert_eq!(paid.len(), ORDERS);
    let mut often = BTreeMap::new();
    for amount in paid.values() {
        *often.entry(amount.clone()).or_default() += 1;
    }
    (rule, often)
}

async fn import(client: &Client, nth: usize, day: usize) {
    let query = "mutation Import($input: OrdersImportInput!) {
        ordersImport(input: $input) { failures { index } userErrors { code field message } } }";
    let bought = order(&format!("o{nth}"), &format!("c{nth}"), &format!("2026-10-0{day} 08:00"), json!({}));
    let answer = client.send(query, json!({ "input": { "records": [bought] } })).await.ok();
    assert!(answer.list("/ordersImport/failures").is_empty(), "{:#}", answer.body());
}

fn often<const N: usize>(amounts: [(&str, usize); N]) -> BTreeMap<String, usize> {
    amounts.into_iter().map(|(amount, often)| (amount.to_owned(), often)).collect()
}

both_databases! {
    async fn a_budget_is_paid_out_to_the_last_cent(app: &TestApp) {
        let (rule, paid) = race(app, json!({ "total": yuan("393.21") })).await;
        assert_eq!(paid, often([("10.00", 39), ("3.21", 1), ("0.00", 24)]));
        assert_eq!(sum(app.all_pay().await.values()), 39_321);
        assert_eq!(budget_use(app, &rule).await, ["all 393.21 0.00"]);
    }

    async fn a_budget_of_the_day_is_paid_out_to_the_last_cent(app: &TestApp) {
        let (rule, paid) = race(app, json!({ "total": yuan("1000.00"), "perDay": yuan("155.00") })).await;
        assert_eq!(paid, often([("10.00", 30), ("5.00", 2), ("0.00", 32)]));
        let used = budget_use(app, &rule).await;
        assert_eq!(used, ["all 310.00 0.00", "2026-10-02 155.00 0.00", "2026-10-01 155.00 0.00"]);
    }

    async fn both_are_paid_out_where_the_whole_is_less_than_its_days(app: &TestApp) {
        let (rule, _) = race(app, json!({ "total": yuan("295.00"), "perDay": yuan("155.00") })).await;
        let used = budget_use(app, &rule).await;
        assert_eq!(used[0], "all 295.00 0.00");
        assert_eq!(sum(app.all_pay().await.values()), 29_500);
        for day in &used[1..] {
            let amount = day.split(' ').nth(1).map(rebated_tests::shop::cents);
            assert!(amount.is_some_and(|amount| (14_000..=15_500).contains(&amount)), "{used:?}");
        }
    }
}
