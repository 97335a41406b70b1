//! `User.transactions`: its filters, and pages that stay while movements arrive.

use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::settled;

const LIST: &str = "query($first: Int, $after: String, $filter: TransactionFilter) {
    viewer { transactions(first: $first, after: $after, filter: $filter) {
        pageInfo { hasNextPage endCursor } edges { node { sequence reason effectiveAt order { externalId } } }
    } }
}";

async fn list(app: &TestApp, token: &str, variables: Value) -> Value {
    app.as_user(token).send(LIST, variables).await.ok().data("/viewer/transactions").clone()
}

fn sequences(list: &Value) -> Vec<i64> {
    let edges = list["edges"].as_array().unwrap();
    edges.iter().map(|edge| edge["node"]["sequence"].as_i64().unwrap()).collect()
}

both_databases! {
    async fn pages_stay_while_movements_arrive(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        let orders = |from: usize, to: usize| -> Vec<Value> {
            (from..to).map(|n| settled(&format!("o{n}"), &format!("2026-08-{:02}", 1 + n), json!({}))).collect()
        };
        app.import(json!(orders(0, 7))).await.ok();
        let first = list(app, &li.token, json!({ "first": 3 })).await;
        assert_eq!(sequences(&first), [7, 6, 5]);
        // dated before those that were seen, and after them
        app.import(json!(orders(7, 10))).await.ok();
        app.import(json!([settled("early", "2026-07-01", json!({}))])).await.ok();
        let mut seen = sequences(&first);
        let mut after = first["pageInfo"]["endCursor"].clone();
        loop {
            let next = list(app, &li.token, json!({ "first": 3, "after": after })).await;
            seen.extend(sequences(&next));
            after = next["pageInfo"]["endCursor"].clone();
            if next["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1], "each once, and none of the new ones");
        assert_eq!(sequences(&list(app, &li.token, json!({ "first": 5 })).await), [11, 10, 9, 8, 7]);
    }

    async fn filters_narrow_by_kind_date_and_order(app: &TestApp) {
        app.half_of_commission().await;
        let rule = json!({ "name": "friends", "beneficiary": "INVITER", "reward": { "percentOfOrder": "0.01" } });
        app.publish_rule(rule).await;
        let wang = app.member("wang").await;
        let li = app.invited_member("li", &wang).await;
        app.link(&li, "c1").await;
        // credited on 16, 18 and 20 August; the first taken back on 5 September
        app.import(json!([
            settled("o1", "2026-08-01", json!({})),
            settled("o2", "2026-08-03", json!({})),
            settled("o3", "2026-08-05", json!({})),
        ])).await.ok();
        let back = json!({ "refunded": "100.00", "modifiedAt": "2026-09-05T00:00:00Z" });
        app.import(json!([settled("o1", "2026-08-01", back)])).await.ok();
        let found = async |token: &str, filter: Value| {
            sequences(&list(app, token, json!({ "filter": filter })).await)
        };
        assert_eq!(found(&li.token, json!({})).await, [4, 3, 2, 1]);
        assert_eq!(found(&li.token, json!({ "reasons": ["REBATE_CLAWBACK"] })).await, [4]);
        assert_eq!(found(&li.token, json!({ "reasons": ["REBATE_CREDIT", "ADJUSTMENT"] })).await, [3, 2, 1]);
        assert_eq!(found(&li.token, json!({ "reasons": [] })).await, [0i64; 0]);
        let dates = json!({ "effectiveFrom": "2026-08-18T00:00:00Z", "effectiveTo": "2026-08-20T00:00:00Z" });
        let days = list(app, &li.token, json!({ "filter": dates })).await;
        assert_eq!(days["edges"][0]["node"]["effectiveAt"], "2026-08-18T00:00:00.000Z");
        assert_eq!(days["edges"].as_array().unwrap().len(), 1, "the end does not belong to it");
        let orders = "{ orders { edges { node { id externalId } } } }";
        let orders = app.as_user(&li.token).send(orders, json!({})).await.ok();
        let orders = orders.list("/orders/edges").iter();
        let o1 = orders.map(|edge| &edge["node"]).find(|order| order["externalId"] == "o1").unwrap()["id"].clone();
        let about = list(app, &li.token, json!({ "filter": { "orderId": o1 } })).await;
        let externals = about["edges"].as_array().unwrap().iter();
        assert!(externals.clone().all(|edge| edge["node"]["order"]["externalId"] == "o1"));
        assert_eq!(externals.count(), 2);
        let both = json!({ "orderId": o1, "reasons": ["REBATE_CREDIT"], "account": "AVAILABLE" });
        assert_eq!(found(&li.token, both).await.len(), 1);
        // the inviter has movements about that order, which the inviter may not see
        assert_eq!(found(&wang.token, json!({})).await.len(), 4);
        assert_eq!(found(&wang.token, json!({ "orderId": o1 })).await, [0i64; 0]);
        assert_eq!(found(&li.token, json!({ "orderId": li.id })).await, [0i64; 0], "no order");
        let pending = json!({ "account": "PENDING", "orderId": o1 });
        assert_eq!(found(&li.token, pending).await.len(), 0, "it was never pending");
        let many = json!({ "reasons": vec!["ADJUSTMENT"; 11] });
        let refused = app.as_user(&li.token).send(LIST, json!({ "filter": many })).await;
        assert_eq!(refused.error_codes(), ["BAD_USER_INPUT"]);
    }
}
