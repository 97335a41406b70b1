//! Payments of the owner, one for each thing that a payment can say.

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault};
use rebated_service::payments::ChannelKind;
use rebated_tests::store::run;
use rebated_tests::{TestApp, Till};
use serde_json::{Value, json};

use super::cast::CALLERS;
use super::world_refunds;

/// What is bought, by whom, and at which till.
struct Counter<'a> {
    app: &'a TestApp,
    owner: &'a str,
    variant: &'a str,
    till: Till,
}

impl Counter<'_> {
    async fn order(&self, key: &str) -> String {
        let lines = json!([{ "variantId": self.variant, "quantity": 1 }]);
        let input = json!({ "lines": lines, "idempotencyKey": key });
        let placed = run(&self.app.as_user(self.owner), "orderPlace", "order { id }", input).await.ok();
        self.app.run_jobs().await;
        placed.text("/orderPlace/order/id").to_owned()
    }

    /// The id and the number of a new payment.
    async fn pay(&self, order: &str, changes: Value) -> (String, String) {
        let mut input =
            json!({ "orderId": order, "channel": "WECHAT_PAY", "idempotencyKey": format!("pay {order}") });
        for (name, value) in changes.as_object().unwrap() {
            input[name] = value.clone();
        }
        let begun = run(&self.app.as_user(self.owner), "orderPay", "payment { id number }", input).await.ok();
        let text = |field: &str| begun.text(&format!("/orderPay/payment/{field}")).to_owned();
        (text("id"), text("number"))
    }

    /// A payment that was paid with something wrong in its callback.
    async fn told(&self, key: &str, fault: Option<CallbackFault>) -> String {
        let (id, number) = self.pay(&self.order(key).await, json!({})).await;
        fault.into_iter().for_each(|fault| self.till.fail_callback(fault));
        self.till.pay(&number).expect("it waits");
        self.till.deliver().await;
        self.app.run_jobs().await;
        id
    }

    /// A payment that came too late, whose return meets with a fault.
    async fn late(&self, key: &str, fault: Option<Fault>) -> String {
        let order = self.order(key).await;
        let (id, number) = self.pay(&order, json!({})).await;
        let wish = json!({ "orderId": order });
        run(&self.app.as_user(self.owner), "orderCancel", "order { id }", wish).await.ok();
        fault.into_iter().for_each(|fault| self.till.fail(Call::Refund, fault));
        self.till.pay(&number).expect("it waits");
        self.till.deliver().await;
        self.app.run_jobs().await;
        id
    }
}

/// Stores them; answers names and global ids.
pub async fn build(app: &TestApp, owner: &str) -> Vec<(String, String)> {
    let tills = app.tills().await;
    let merchant = app.merchant("Cups", "0.1").await;
    let variant = &app.goods(&merchant, "CUP", "10.00", 100).await;
    let counter = Counter { app, owner, variant, till: tills.of(ChannelKind::WechatPay) };
    let mut names = Vec::new();
    let order = counter.order("open payments").await;
    names.push(("PAYMENT".to_owned(), counter.pay(&order, json!({})).await.0));
    let page = json!({ "channel": "ALIPAY", "scene": "PAGE", "idempotencyKey": "page" });
    names.push(("PAGE_PAYMENT".into(), counter.pay(&order, page).await.0));
    names.push(("PAID_ORDER".into(), order));
    let inside = json!({ "scene": "JSAPI", "openId": "o" });
    names.push(("JSAPI_PAYMENT".into(), counter.pay(&counter.order("jsapi").await, inside).await.0));
    counter.till.fail(Call::Create, Fault::SystemErrorBefore);
    names.push(("UNCLEAR_PAYMENT".into(), counter.pay(&counter.order("unclear").await, json!({})).await.0));
    names.push(("STUCK_PAYMENT".into(), counter.late("no funds", Some(Fault::NotEnough)).await));
    names.push(("RETURNED_PAYMENT".into(), counter.late("late", None).await));
    let mut decided = Vec::new();
    for staff in 6..=7 {
        let wrong = Some(CallbackFault::WrongAmount);
        let disputed = counter.told(&format!("disputed {staff}"), wrong).await;
        let manual = counter.late(&format!("abnormal {staff}"), Some(Fault::Abnormal)).await;
        decided.push((staff, disputed, manual));
    }
    // so long a refund takes
    app.clock().advance(Duration::seconds(6));
    counter.till.deliver().await;
    app.run_jobs().await;
    for caller in 0..CALLERS.len() {
        let own = decided.iter().find(|(staff, ..)| *staff == caller).unwrap_or(&decided[0]);
        names.push((format!("DISPUTED{caller:02}"), own.1.clone()));
        names.push((format!("MANUAL{caller:02}"), own.2.clone()));
    }
    names.extend(world_refunds::build(app, owner, &tills, variant).await);
    names
}
