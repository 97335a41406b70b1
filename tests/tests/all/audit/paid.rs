//! Payments and refunds that people have to decide about.

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault};
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::TestApp;
use serde_json::json;

/// A payment that is disputed, and one that cannot go back to its payer by itself; a refund whose parcel is to be turned
/// round, and two that the channel left to people. The clock stands where it stood.
pub async fn prepare(app: &TestApp) -> [(&'static str, String); 5] {
    let tills = app.tills().await;
    let till = tills.of(ChannelKind::WechatPay);
    let merchant = app.merchant("Cups", "0.1").await;
    let cup = app.goods(&merchant, "CUP", "10.00", 9).await;
    let mut left = Vec::new();
    let buyer = app.member("buyer").await;
    let client = app.as_user(&buyer.token);
    let mut ids = Vec::new();
    for key in ["disputed", "manual"] {
        let order = app.payable(&buyer, &[(&cup, 1)], key).await;
        let input = json!({ "orderId": order, "channel": "WECHAT_PAY", "idempotencyKey": key });
        let begun = rebated_tests::store::run(&client, "orderPay", "payment { id number }", input).await.ok();
        match key {
            "disputed" => till.fail_callback(CallbackFault::WrongAmount),
            _ => {
                let wish = json!({ "orderId": order });
                rebated_tests::store::run(&client, "orderCancel", "order { id }", wish).await.ok();
                till.fail(Call::Refund, Fault::Abnormal);
            }
        }
        till.pay(begun.text("/orderPay/payment/number")).unwrap();
        till.deliver().await;
        app.run_jobs().await;
        ids.push(begun.text("/orderPay/payment/id").to_owned());
    }
    for key in ["turned", "left", "paid back"] {
        let order = app.payable(&buyer, &[(&cup, 1)], key).await;
        let input = json!({ "orderId": order, "channel": "WECHAT_PAY", "idempotencyKey": key });
        let begun = rebated_tests::store::run(&client, "orderPay", "payment { number }", input).await.ok();
        till.pay(begun.text("/orderPay/payment/number")).unwrap();
        till.deliver().await;
        app.run_jobs().await;
        if key == "turned" {
            app.ship(&order).await.ok();
        } else {
            till.fail(Call::Refund, Fault::Abnormal);
        }
        // within the limit support grants by asking
        let input = json!({ "orderId": order, "reason": "OTHER" });
        let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
        app.run_jobs().await;
        left.push(asked.text("/refundRequest/refund/id").to_owned());
    }
    // so long a refund takes
    app.clock().advance(Duration::seconds(6));
    till.deliver().await;
    app.run_jobs().await;
    app.clock().advance(-Duration::seconds(6));
    let [disputed, manual] = ids.try_into().unwrap();
    let [turned, stopped, paid_back] = left.try_into().unwrap();
    [
        ("DISPUTED", disputed),
        ("STOPPED", manual),
        ("TURNED", turned),
        ("LEFT", stopped),
        ("PAID_BACK", paid_back),
    ]
}
