//! Payments that are not begun, and that nothing changes then.

use rebated_domain::store_order::StoreOrderInput;
use rebated_service::payments::ChannelKind;
use rebated_tests::both_databases;
use rebated_tests::store::run;
use serde_json::{Value, json};

use super::{open, text};

both_databases! {
    async fn what_cannot_be_paid_is_refused(app: &TestApp) {
        let shop = open(app).await;
        let waiting = shop.order(app, "waiting").await;
        let paid = shop.order(app, "paid").await;
        app.tell_order(&paid, StoreOrderInput::Paid).await;
        let open = shop.pay(app, &waiting, &shop.tills.of(ChannelKind::WechatPay), "open").await;
        app.run_jobs().await;
        let merchant = app.merchant("Gifts", "0.1").await;
        let gift = app.goods(&merchant, "GIFT", "0.00", 5).await;
        let free = app.payable(&shop.li, &[(&gift, 1)], "free").await;
        let other = app.member("wang").await;
        let others = app.payable(&other, &[(&shop.tea, 1)], "others").await;
        // its steps have not run
        let created = app.placed(&shop.li, &[(&shop.tea, 1)], "created").await;
        let before = app.snapshot().await;
        let base = |changes: Value| {
            let mut input = json!({ "orderId": waiting, "channel": "ALIPAY", "idempotencyKey": "k" });
            for (name, value) in changes.as_object().unwrap() {
                input[name] = value.clone();
            }
            input
        };
        let long = "x".repeat(129);
        let cases = [
            (base(json!({ "orderId": "x" })), "ORDER_NOT_FOUND"),
            (base(json!({ "orderId": others })), "ORDER_NOT_FOUND"),
            (base(json!({ "orderId": paid })), "NOT_ALLOWED_NOW"),
            (base(json!({ "orderId": created })), "NOT_ALLOWED_NOW"),
            (base(json!({ "orderId": free })), "NOT_PAYABLE"),
            (base(json!({ "scene": "JSAPI", "openId": "o" })), "SCENE_NOT_OFFERED"),
            (base(json!({ "channel": "WECHAT_PAY", "scene": "PAGE" })), "SCENE_NOT_OFFERED"),
            (base(json!({ "channel": "WECHAT_PAY", "scene": "JSAPI" })), "BAD_OPEN_ID"),
            (base(json!({ "channel": "WECHAT_PAY", "scene": "JSAPI", "openId": long })), "BAD_OPEN_ID"),
            (base(json!({ "openId": "o" })), "BAD_OPEN_ID"),
            (base(json!({ "channel": "WECHAT_PAY", "scene": "JSAPI", "openId": "o" })), "ANOTHER_IS_OPEN"),
            (base(json!({ "idempotencyKey": "" })), "BAD_IDEMPOTENCY_KEY"),
            (base(json!({ "idempotencyKey": "open" })), "IDEMPOTENCY_KEY_MISMATCH"),
        ];
        let client = app.as_user(&shop.li.token);
        for (input, code) in cases {
            let answer = run(&client, "orderPay", "payment { id }", input.clone()).await;
            assert_eq!(answer.text("/orderPay/userErrors/0/code"), code, "{input}");
            assert!(answer.data("/orderPay/payment").is_null());
        }
        app.assert_unchanged_since(&before).await;
        // the open one is still the one
        let again = shop.pay(app, &waiting, &shop.tills.of(ChannelKind::WechatPay), "again").await;
        assert_eq!(text(&again, "id"), text(&open, "id"));
    }
}
