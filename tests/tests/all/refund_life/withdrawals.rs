//! The platform takes back what it has sold and cannot keep: sold out, or sold at a wrong price.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::shop::yuan;
use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::{Value, json};

use super::walks::walked;
use super::{Paid, poll, refund, rows};
use crate::payments::{Shop, hear, open, text};
use crate::store::number;

pub const WALKED: &[&[&str]] = &[AT_ONCE, ABOVE];
const AT_ONCE: &[&str] = &["R02", "R11"];
const ABOVE: &[&str] = &["R03"];

async fn withdraw(app: &TestApp, role: Role, variant: &str, changes: Value) -> GqlAnswer {
    let mut input = json!({
        "variantId": variant, "reason": "OUT_OF_STOCK", "note": "a flood",
        "soldFrom": "2026-11-01T00:00:00Z", "soldTo": "2026-11-01T00:00:01Z",
    });
    input.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    app.run_as(role, "storeSaleWithdraw", "orders variant { sku }", input).await
}

/// A paid order of these goods.
pub async fn sold(app: &TestApp, shop: &Shop, goods: &[(&str, i64)], key: &str) -> Paid {
    let till = shop.tills.of(ChannelKind::Alipay);
    let order = app.payable(&shop.li, goods, key).await;
    let payment = shop.pay(app, &order, &till, &format!("pay {key}")).await;
    let number = text(&payment, "number");
    till.pay(&number).unwrap();
    hear(app, &till).await;
    Paid { order, number, till }
}

async fn refunds_of(app: &TestApp, paid: &Paid) -> Vec<String> {
    let order = app.store_order(&paid.order).await;
    order["refunds"].as_array().unwrap().iter().map(|one| text(one, "id")).collect()
}

both_databases! {
    async fn what_is_sold_out_goes_back_where_it_is_paid_and_not_shipped(app: &TestApp) {
        let shop = open(app).await;
        let merchant = app.merchant("Cup house", "0.1").await;
        let cup = app.goods(&merchant, "CUP", "10.00", 100).await;
        let tea = shop.tea.as_str();
        let stock = app.stock_of(tea).await;
        let whole = sold(app, &shop, &[(tea, 2)], "whole").await;
        let shipped = sold(app, &shop, &[(tea, 2)], "shipped").await.shipped(app).await;
        let other = sold(app, &shop, &[(&cup, 1)], "other").await;
        let unpaid = app.payable(&shop.li, &[(tea, 1)], "unpaid").await;
        let mixed = sold(app, &shop, &[(tea, 1), (&cup, 1)], "mixed").await;
        app.clock().advance(Duration::seconds(1));
        let later = sold(app, &shop, &[(tea, 1)], "later").await;
        let key = json!({ "idempotencyKey": "k" });
        let done = withdraw(app, Role::Finance, tea, key.clone()).await.ok();
        assert_eq!((done.data("/storeSaleWithdraw/orders"), done.text("/storeSaleWithdraw/variant/sku")), (&json!(2), "TEA"));
        app.run_jobs().await;
        for (paid, amount, status) in [(&whole, 5000, "CANCELLED"), (&mixed, 2500, "FULFILLING")] {
            let ids = refunds_of(app, paid).await;
            assert_eq!(ids.len(), 1, "asked for once");
            let gone = poll(app, &ids[0]).await;
            assert_eq!((&gone["status"], rows(&gone)[0], &gone["reason"], &gone["trigger"]),
                (&json!("SUCCEEDED"), "R02+R11", &json!("OUT_OF_STOCK"), &json!("SYSTEM")), "{gone}");
            assert_eq!((paid.back(), app.status_of(&paid.order).await.as_str()), (vec![amount], status));
        }
        for paid in [&shipped, &other, &later] {
            assert_eq!(refunds_of(app, paid).await, [""; 0]);
        }
        assert_eq!(app.status_of(&unpaid).await, "AWAITING_PAYMENT");
        // of nine sold or set aside three are back
        assert_eq!(app.stock_of(tea).await, (stock.0 - 3, 1));
        let again = withdraw(app, Role::Finance, tea, key).await.ok();
        assert_eq!(again.data("/storeSaleWithdraw/orders"), &json!(2), "the first answer");
        // the same without a key finds what is left: the tea of the order that goes on without it is gone already
        withdraw(app, Role::Finance, tea, json!({})).await.ok();
        app.run_jobs().await;
        assert_eq!(number(app, "SELECT count(*) FROM refunds").await, 2, "nothing is asked for twice");
        let mismatch = withdraw(app, Role::Finance, tea, json!({ "idempotencyKey": "k", "reason": "WRONG_PRICE" })).await;
        assert_eq!(mismatch.user_errors("storeSaleWithdraw"), [("IDEMPOTENCY_KEY_MISMATCH", "input.idempotencyKey")]);
        walked(app, AT_ONCE).await;
    }

    async fn above_the_limit_somebody_decides_what_goes_back(app: &TestApp) {
        let shop = open(app).await;
        let limit = json!({ "refundLimit": yuan("30.00") });
        app.run_as(Role::Admin, "settingsUpdate", "settings { version }", limit).await.ok();
        let small = sold(app, &shop, &[(&shop.tea, 1)], "small").await;
        let large = sold(app, &shop, &[(&shop.tea, 2)], "large").await;
        withdraw(app, Role::Admin, &shop.tea, json!({ "reason": "WRONG_PRICE" })).await.ok();
        app.run_jobs().await;
        let at_once = poll(app, &refunds_of(app, &small).await[0]).await;
        assert_eq!((&at_once["status"], &at_once["reason"]), (&json!("SUCCEEDED"), &json!("WRONG_PRICE")));
        app.clock().advance(Duration::hours(3));
        app.run_jobs().await;
        let waits = refund(app, &refunds_of(app, &large).await[0]).await;
        assert_eq!((&waits["status"], rows(&waits)), (&json!("IN_REVIEW"), vec!["R03"]), "time does not grant it");
        assert_eq!((small.back(), large.back()), (vec![2500], vec![]));
        walked(app, ABOVE).await;
    }

    async fn what_is_refused_takes_nothing_back(app: &TestApp) {
        let shop = open(app).await;
        let paid = sold(app, &shop, &[(&shop.tea, 2)], "a").await;
        let off = json!({ "refundPolicy": { "onWrongPrice": false } });
        app.run_as(Role::Admin, "settingsUpdate", "settings { version }", off).await.ok();
        for role in [Role::Support, Role::Finance] {
            app.staff(role).await;
        }
        let before = app.snapshot().await;
        let cases = [
            (json!({ "reason": "WRONG_PRICE" }), ("SWITCHED_OFF", "input.reason")),
            (json!({ "soldTo": "2026-11-01T00:00:00Z" }), ("BAD_TIME", "input.soldTo")),
            (json!({ "note": "" }), ("BAD_NOTE", "input.note")),
            (json!({ "variantId": paid.order }), ("VARIANT_NOT_FOUND", "input.variantId")),
            (json!({ "idempotencyKey": "" }), ("BAD_IDEMPOTENCY_KEY", "input.idempotencyKey")),
        ];
        for (changes, refusal) in cases {
            let refused = withdraw(app, Role::Finance, &shop.tea, changes.clone()).await;
            assert_eq!(refused.user_errors("storeSaleWithdraw"), [refusal], "{changes}");
        }
        assert_eq!(withdraw(app, Role::Support, &shop.tea, json!({})).await.error_codes(), ["FORBIDDEN"]);
        app.assert_unchanged_since(&before).await;
    }

    async fn an_order_that_is_shipped_before_its_turn_is_left_alone(app: &TestApp) {
        let shop = open(app).await;
        let paid = sold(app, &shop, &[(&shop.tea, 2)], "a").await;
        withdraw(app, Role::Finance, &shop.tea, json!({})).await.ok();
        let paid = paid.shipped(app).await;
        app.run_jobs().await;
        assert_eq!(refunds_of(app, &paid).await, [""; 0]);
    }
}
