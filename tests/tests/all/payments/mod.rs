//! Payments of the store's orders, with simulated channels.

mod callbacks;
mod crashes;
mod disputes;
mod faults;
mod late;
mod life;
mod model;
mod refused;
mod serving;
mod statements;

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::store::run;
use rebated_tests::{GqlAnswer, Member, TestApp, Till, Tills};
use serde_json::{Value, json};

pub const PAYMENT: &str =
    "id number status version scene channel trouble surplus qrCode payUrl paidAt expiresAt
    channelTradeNumber amount { amount } jsapi { appId package paySign } order { id status }
    return { number status trouble amount { amount } succeededAt channelNumber }
    timeline { row kind cause statusBefore status version at }";

/// A shop with tea for 25.00, a buyer, and both channels.
pub struct Shop {
    pub li: Member,
    pub tea: String,
    pub tills: Tills,
}

pub async fn open(app: &TestApp) -> Shop {
    let tills = app.tills().await;
    open_with(app, tills).await
}

pub async fn open_with(app: &TestApp, tills: Tills) -> Shop {
    app.half_of_commission().await;
    let merchant = app.merchant("Tea house", "0.2").await;
    let tea = app.goods(&merchant, "TEA", "25.00", 1000).await;
    Shop { li: app.member("li").await, tea, tills }
}

impl Shop {
    /// An order over 50.00 that waits for its payment.
    pub async fn order(&self, app: &TestApp, key: &str) -> String {
        app.payable(&self.li, &[(&self.tea, 2)], key).await
    }

    /// Asks for a payment, as the buyer.
    pub async fn try_pay(&self, app: &TestApp, input: Value) -> GqlAnswer {
        let client = app.as_user(&app.sign_in(&self.li).await);
        run(&client, "orderPay", &format!("payment {{ {PAYMENT} }}"), input).await
    }

    /// Begins a payment by a code.
    pub async fn pay(&self, app: &TestApp, order: &str, till: &Till, key: &str) -> Value {
        let input = json!({ "orderId": order, "channel": till.name(), "idempotencyKey": key });
        let answer = self.try_pay(app, input).await;
        let payment = answer.data("/orderPay/payment").clone();
        assert!(payment.is_object(), "{answer:?}");
        payment
    }

    /// Cancels an order, as its buyer.
    pub async fn cancel(&self, app: &TestApp, order: &str) {
        let buyer = app.as_user(&app.sign_in(&self.li).await);
        run(&buyer, "orderCancel", "order { status }", json!({ "orderId": order })).await.ok();
    }

    /// A new order and a payment of it by a code: the order, the payment's id and its number.
    pub async fn begun(&self, app: &TestApp, till: &Till, key: &str) -> (String, String, String) {
        let order = self.order(app, key).await;
        let payment = self.pay(app, &order, till, key).await;
        (order, text(&payment, "id"), text(&payment, "number"))
    }
}

pub fn text(of: &Value, field: &str) -> String {
    of[field].as_str().unwrap_or_else(|| panic!("{field} of {of}")).to_owned()
}

/// A payment, as an administrator sees it.
pub async fn payment(app: &TestApp, id: &str) -> Value {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Payment {{ {PAYMENT} }} }} }}");
    admin.send(&query, json!({ "id": id })).await.ok().data("/node").clone()
}

/// The rows of the table that have applied to a payment.
pub fn rows(payment: &Value) -> Vec<&str> {
    payment["timeline"].as_array().unwrap().iter().map(|event| event["row"].as_str().unwrap()).collect()
}

/// The causes of a payment's changes.
pub fn causes(payment: &Value) -> Vec<&str> {
    payment["timeline"].as_array().unwrap().iter().map(|event| event["cause"].as_str().unwrap()).collect()
}

/// Sends the callbacks that are due, and does what is due.
pub async fn hear(app: &TestApp, till: &Till) -> usize {
    let sent = till.deliver().await;
    app.run_jobs().await;
    sent
}

/// Lets time pass in steps of the poller, with all callbacks lost, until a payment and its return are at their end.
pub async fn poll(app: &TestApp, id: &str) -> Value {
    for step in 0..100 {
        app.run_jobs().await;
        let now = payment(app, id).await;
        let back = now["return"]["status"].as_str();
        let is_at_rest = matches!(now["status"].as_str(), Some("PAID" | "CLOSED" | "DISPUTED"));
        if is_at_rest && back.is_none_or(|status| ["SUCCEEDED", "MANUAL"].contains(&status)) {
            return now;
        }
        // long waits are passed in longer steps
        app.clock().advance(Duration::seconds(if step < 20 { 15 } else { 180 }));
    }
    panic!("the payment does not come to its end: {}", payment(app, id).await);
}

/// What the platform has in its books, by purpose: credits less debits in fen.
pub async fn books(app: &TestApp, purpose: &str) -> i64 {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let query = "{ ledger { trialBalance { purpose debits { amount } credits { amount } } } }";
    let answer = admin.send(query, json!({})).await.ok();
    let fen = |amount: &Value| rebated_tests::shop::cents(amount["amount"].as_str().unwrap());
    let all = answer.list("/ledger/trialBalance").iter().filter(|row| row["purpose"] == purpose);
    all.map(|row| fen(&row["credits"]) - fen(&row["debits"])).sum()
}

/// What the channels told: how often each result and reason.
pub async fn told(app: &TestApp) -> Vec<String> {
    let finance = app.as_user(&app.staff(Role::Finance).await);
    let query = "{ paymentCallbacks(first: 100) { edges { node { result reason payment { id } number } } } }";
    let answer = finance.send(query, json!({})).await.ok();
    let told = answer.list("/paymentCallbacks/edges").iter().map(|edge| {
        let (result, reason) = (&edge["node"]["result"], &edge["node"]["reason"]);
        let words = [result, reason].into_iter().filter_map(Value::as_str);
        words.collect::<Vec<_>>().join(" ")
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}
