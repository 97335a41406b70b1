//! What is in stock, and its history.

use rebated_domain::user::Role;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{open, sql};

const HISTORY: &str = "query($id: ID!) { node(id: $id) { ... on Product { variants { available stock {
    onHand reserved movements(first: 10) { edges { node { kind onHandChange reservedChange lineId reason note } } }
} } } } }";

async fn adjust(app: &TestApp, input: Value) -> rebated_tests::GqlAnswer {
    app.run_as(Role::Support, "stockAdjust", "variant { available } movement { onHandChange }", input).await
}

both_databases! {
    async fn a_stock_is_the_sum_of_its_history(app: &TestApp) {
        let shop = open(app).await;
        app.shippable(&shop.li, &[(&shop.cup, 2)], "paid").await;
        app.payable(&shop.li, &[(&shop.cup, 1)], "open").await;
        adjust(app, json!({ "variantId": shop.cup, "delta": -1, "reason": "OTHER", "note": "fell" })).await.ok();
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let cups = admin.send("{ products { edges { node { id } } } }", json!({})).await.ok();
        let history = admin.send(HISTORY, json!({ "id": cups.text("/products/edges/0/node/id") })).await.ok();
        let cup = history.data("/node/variants/0");
        assert_eq!((&cup["available"], &cup["stock"]["onHand"], &cup["stock"]["reserved"]), (&json!(1), &json!(2), &json!(1)));
        let moved = cup["stock"]["movements"]["edges"].as_array().unwrap().iter().map(|edge| {
            let one = &edge["node"];
            assert_eq!(one["lineId"].is_null(), one["kind"] == "ADJUSTMENT");
            format!("{} {} {}", one["kind"].as_str().unwrap(), one["onHandChange"], one["reservedChange"])
        });
        assert_eq!(moved.collect::<Vec<_>>(), ["ADJUSTMENT -1 0", "RESERVE 0 1", "DEDUCT -2 -2", "RESERVE 0 2", "ADJUSTMENT 5 0"]);
    }

    async fn a_count_says_how_many_are_there(app: &TestApp) {
        let shop = open(app).await;
        app.payable(&shop.li, &[(&shop.cup, 4)], "open").await;
        let counted = |count: i64| json!({ "variantId": shop.cup, "counted": count, "reason": "COUNTED" });
        let done = adjust(app, counted(7)).await.ok();
        assert_eq!((done.data("/stockAdjust/movement/onHandChange"), app.stock_of(&shop.cup).await), (&json!(2), (7, 4)));
        app.run_jobs().await;
        let before = app.snapshot().await;
        let right = adjust(app, counted(7)).await.ok();
        assert!(right.data("/stockAdjust/movement").is_null(), "the count was right");
        let with = |changes: Value| {
            let mut input = counted(0);
            let fields = input.as_object_mut().unwrap();
            fields.remove("counted");
            fields.extend(changes.as_object().unwrap().clone());
            input
        };
        for (input, code, field) in [
            (counted(3), "RESERVED", ""),
            (with(json!({ "delta": -4 })), "RESERVED", ""),
            (with(json!({ "delta": 0 })), "BAD_QUANTITY", ""),
            (with(json!({ "counted": -1 })), "BAD_QUANTITY", ""),
            (with(json!({ "delta": 1, "reason": "OTHER" })), "BAD_NOTE", "input.note"),
            (with(json!({ "delta": 1, "variantId": "nothing" })), "VARIANT_NOT_FOUND", "input.variantId"),
        ] {
            assert_eq!(adjust(app, input).await.user_errors("stockAdjust"), [(code, field)]);
        }
        let neither = adjust(app, with(json!({}))).await;
        assert_eq!(neither.error_codes(), ["BAD_USER_INPUT"]);
        app.assert_unchanged_since(&before).await;
    }

    async fn a_repeated_correction_is_one(app: &TestApp) {
        let shop = open(app).await;
        let input = json!({ "variantId": shop.cup, "delta": 3, "reason": "RECEIVED", "idempotencyKey": "k" });
        adjust(app, input.clone()).await.ok();
        adjust(app, input.clone()).await.ok();
        assert_eq!(app.stock_of(&shop.cup).await, (8, 0));
        let mut other = input;
        other["delta"] = json!(4);
        assert_eq!(adjust(app, other).await.user_errors("stockAdjust"), [("IDEMPOTENCY_KEY_MISMATCH", "input.idempotencyKey")]);
    }

    async fn verify_sees_what_was_done_behind_its_back(app: &TestApp) {
        let shop = open(app).await;
        let order = app.shippable(&shop.li, &[(&shop.tea, 2)], "first").await;
        app.payable(&shop.li, &[(&shop.tea, 1)], "second").await;
        app.verify().await;
        let find = async |what: &str, undo: &str| {
            assert!(sql(app, what).await > 0, "{what}");
            let report = rebated_service::verify::verify(app.platform(), |_| {}).await.unwrap();
            assert!(sql(app, undo).await > 0, "{undo}");
            report.findings.iter().map(|finding| finding.check).collect::<Vec<_>>()
        };
        let found = find("UPDATE variant_stocks SET on_hand = on_hand + 1", "UPDATE variant_stocks SET on_hand = on_hand - 1").await;
        assert_eq!(found, ["every stock is the sum of its movements"]);
        let found = find("UPDATE variant_stocks SET reserved = reserved + 1", "UPDATE variant_stocks SET reserved = reserved - 1").await;
        assert_eq!(found, ["every stock is the sum of its movements", "what is set aside is what the lines of open orders ask for"]);
        let found = find("UPDATE user_points SET points = points + 1", "UPDATE user_points SET points = points - 1").await;
        assert_eq!(found, ["all points are the sum of their entries"]);
        let found = find(
            "UPDATE order_steps SET state = 'QUEUED' WHERE step = 'POINTS'", "UPDATE order_steps SET state = 'DONE' WHERE step = 'POINTS'",
        ).await;
        assert_eq!(found, ["every effect of a step has its step"]);
        let found = find(
            "UPDATE orders SET status = 'SHIPPED' WHERE status = 'FULFILLING'", "UPDATE orders SET status = 'FULFILLING' WHERE status = 'SHIPPED'",
        ).await;
        assert!(found.contains(&"the log of every order of the store ends where the order is"), "{found:?}");
        assert_eq!(app.status_of(&order).await, "FULFILLING");
    }
}
