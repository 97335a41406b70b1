//! Placing orders: what is fixed, what is refused, and that a repeat is the same order.

use futures_util::future::join_all;
use rebated_domain::user::Role;
use rebated_tests::shop::yuan;
use rebated_tests::store::{run, try_place};
use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::{Value, json};

use super::{Shop, number, open};

async fn place(app: &TestApp, shop: &Shop, input: Value) -> GqlAnswer {
    run(&app.as_user(&shop.li.token), "orderPlace", "order { id total { amount } }", input).await
}

fn line(variant: &str, quantity: i64) -> Value {
    json!({ "variantId": variant, "quantity": quantity })
}

both_databases! {
    async fn an_order_keeps_what_it_was_placed_with(app: &TestApp) {
        let shop = open(app).await;
        let input = json!({ "lines": [line(&shop.tea, 2)], "expectedTotal": yuan("50.00"), "note": "ring twice", "idempotencyKey": "k" });
        let placed = place(app, &shop, input).await.ok();
        let order = placed.text("/orderPlace/order/id").to_owned();
        let product = "{ products(filter: { title: \"goods tea\" }) { edges { node { id version variants { id } } } } }";
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let product = admin.send(product, json!({})).await.ok();
        let input = json!({ "productId": product.text("/products/edges/0/node/id"), "title": "Other tea", "category": "drinks",
            "variants": [{ "variantId": shop.tea, "price": yuan("99.00") }] });
        app.run_as(Role::Admin, "productUpdate", "product { version }", input).await.ok();
        let terms = json!({ "merchantId": shop.merchant, "name": "Another house", "terms": { "rate": "0.5" } });
        app.run_as(Role::Admin, "merchantUpdate", "merchant { version }", terms).await.ok();
        app.run_jobs().await;
        app.tell_order(&order, rebated_domain::store_order::StoreOrderInput::Paid).await;
        let kept = app.store_order(&order).await;
        let line = &kept["lines"][0];
        assert_eq!((&line["title"], &line["category"], &line["merchant"]), (&json!("Goods TEA"), &json!("food"), &json!("Tea house")));
        assert_eq!((&line["paid"]["amount"], &kept["commission"]["amount"]), (&json!("50.00"), &json!("10.00")));
        assert_eq!(line["product"]["title"], "Other tea", "the product itself is as it is now");
    }

    async fn a_category_has_a_share_of_its_own(app: &TestApp) {
        let shop = open(app).await;
        let terms = json!({ "merchantId": shop.merchant,
            "terms": { "rate": "0.2", "categories": [{ "category": "food", "rate": "0.035" }] } });
        app.run_as(Role::Admin, "merchantUpdate", "merchant { id }", terms).await.ok();
        let order = app.shippable(&shop.li, &[(&shop.tea, 3)], "k").await;
        assert_eq!(app.store_order(&order).await["commission"]["amount"], "2.62", "75.00 by 3.5 %, rounded down");
    }

    async fn a_repeat_is_the_same_order(app: &TestApp) {
        let shop = open(app).await;
        let first = app.placed(&shop.li, &[(&shop.tea, 2)], "key").await;
        let before = app.snapshot().await;
        let again = try_place(&app.as_user(&shop.li.token), &[(&shop.tea, 2)], "key").await.ok();
        assert_eq!(again.text("/orderPlace/order/id"), first);
        let other = try_place(&app.as_user(&shop.li.token), &[(&shop.tea, 3)], "key").await;
        assert_eq!(other.user_errors("orderPlace"), [("IDEMPOTENCY_KEY_MISMATCH", "input.idempotencyKey")]);
        let changed = before.changed_tables(&app.snapshot().await);
        assert!(!changed.iter().any(|table| table != "refresh_tokens" && table != "sessions" && table != "audit_entries" && table != "outbox_events"), "{changed:?}");
        assert_eq!(app.stock_of(&shop.tea).await, (10, 2));
        // ten at once under one key
        let client = app.as_user(&shop.li.token);
        let cups = [(shop.cup.as_str(), 1)];
        let all = join_all((0..10).map(|_| try_place(&client, &cups, "many"))).await;
        let ids: Vec<String> = all.into_iter().map(|a| a.ok().text("/orderPlace/order/id").to_owned()).collect();
        assert!(ids.iter().all(|id| *id == ids[0]));
        assert_eq!(app.stock_of(&shop.cup).await, (5, 1));
    }

    async fn every_line_that_cannot_be_sold_is_named_and_none_is_sold(app: &TestApp) {
        let shop = open(app).await;
        let abroad = app.goods(&shop.merchant, "USD", "1.00", 0).await;
        let dollars = json!({ "merchantId": shop.merchant, "title": "Import", "variants": [{ "sku": "D", "price": { "amount": "1.00", "currencyCode": "USD" } }] });
        let made = app.run_as(Role::Admin, "productCreate", "product { variants { id } }", dollars).await.ok();
        let dollars = made.text("/productCreate/product/variants/0/id").to_owned();
        let input = json!({ "variantId": dollars, "counted": 9, "reason": "RECEIVED" });
        app.run_as(Role::Support, "stockAdjust", "movement { id }", input).await.ok();
        app.run_jobs().await;
        let before = app.snapshot().await;
        let nothing = "UHJvZHVjdFZhcmlhbnQ6MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAx";
        let lines = [line(&shop.tea, 2), line(&shop.cup, 6), line(nothing, 1), line(&dollars, 1), line(&abroad, 1)];
        let refused = place(app, &shop, json!({ "lines": lines, "idempotencyKey": "k" })).await;
        assert_eq!(refused.user_errors("orderPlace"), [
            ("OUT_OF_STOCK", "input.lines.1.quantity"),
            ("NOT_FOR_SALE", "input.lines.2.variantId"),
            ("OTHER_CURRENCY", "input.lines.3.variantId"),
            ("OUT_OF_STOCK", "input.lines.4.quantity"),
        ]);
        let lines = [line(&shop.tea, 0), line(&shop.cup, 1), line(&shop.cup, 1), line(&shop.tea, 1_001)];
        let refused = place(app, &shop, json!({ "lines": lines, "idempotencyKey": "k" })).await;
        assert_eq!(refused.user_errors("orderPlace"), [
            ("BAD_QUANTITY", "input.lines.0.quantity"),
            ("NAMED_TWICE", "input.lines.2.variantId"),
            ("BAD_QUANTITY", "input.lines.3.quantity"),
        ]);
        let one = [line(&shop.tea, 1)];
        for (input, code, field) in [
            (json!({ "lines": [], "idempotencyKey": "k" }), "BAD_LINE_COUNT", "input.lines"),
            (json!({ "lines": vec![line(&shop.tea, 1); 51], "idempotencyKey": "k" }), "BAD_LINE_COUNT", "input.lines"),
            (json!({ "lines": one, "idempotencyKey": "" }), "BAD_IDEMPOTENCY_KEY", "input.idempotencyKey"),
            (json!({ "lines": one, "note": "", "idempotencyKey": "k" }), "BAD_NOTE", "input.note"),
            (json!({ "lines": one, "expectedTotal": yuan("24.99"), "idempotencyKey": "k" }), "TOTAL_CHANGED", "input.expectedTotal"),
        ] {
            assert_eq!(place(app, &shop, input).await.user_errors("orderPlace"), [(code, field)]);
        }
        app.assert_unchanged_since(&before).await;
    }

    async fn what_is_archived_is_not_sold(app: &TestApp) {
        let shop = open(app).await;
        let list = "{ products { edges { node { id title variants { id } } } } }";
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let products = admin.send(list, json!({})).await.ok();
        let cups = products.list("/products/edges")[0]["node"]["id"].clone();
        let input = json!({ "productId": cups, "status": "ARCHIVED" });
        app.run_as(Role::Admin, "productUpdate", "product { id }", input).await.ok();
        let refused = place(app, &shop, json!({ "lines": [line(&shop.cup, 1)], "idempotencyKey": "k" })).await;
        assert_eq!(refused.user_errors("orderPlace"), [("NOT_FOR_SALE", "input.lines.0.variantId")]);
        let seen = app.as_user(&shop.li.token).send(list, json!({})).await.ok();
        assert_eq!(seen.list("/products/edges").len(), 1, "members see what is for sale");
        let input = json!({ "merchantId": shop.merchant, "status": "ARCHIVED" });
        app.run_as(Role::Admin, "merchantUpdate", "merchant { id }", input).await.ok();
        let refused = place(app, &shop, json!({ "lines": [line(&shop.tea, 1)], "idempotencyKey": "k" })).await;
        assert_eq!(refused.user_errors("orderPlace"), [("NOT_FOR_SALE", "input.lines.0.variantId")]);
        assert_eq!(number(app, "SELECT count(*) FROM orders").await, 0);
    }

    async fn an_unpaid_order_lifts_nobody_to_a_better_rule(app: &TestApp) {
        let shop = open(app).await;
        let rule = json!({ "name": "much", "priority": 9, "exclusive": true, "reward": { "percentOfCommission": "1" },
            "when": "buyer.month_volume >= 10000" });
        app.publish_rule(rule).await;
        app.payable(&shop.li, &[(&shop.tea, 8)], "never paid").await;
        let order = app.shippable(&shop.li, &[(&shop.cup, 1)], "paid").await;
        assert_eq!(app.store_order(&order).await["rebates"][0]["amount"]["amount"], "1.00", "half, not all, of 2.00");
    }
}
