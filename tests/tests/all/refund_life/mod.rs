//! Refunds of the store's orders by simulated channels: who asks, where the goods are, and how the money moves.

mod asking;
mod bank;
mod channel;
mod checks;
mod desk;
mod goods;
mod limits;
mod model;
mod people;
mod races;
mod unclear;
mod walks;
mod withdrawals;

use chrono::Duration;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_tests::shop::yuan;
use rebated_tests::store::run;
use rebated_tests::{Client, GqlAnswer, TestApp, Till};
use serde_json::{Value, json};

use crate::payments::{Shop, hear, open};

pub const REFUND: &str = "id number status version payout route trigger reason trouble risk
    amount { amount } amountAsked { amount } autoApproveAt nextStepAt succeededAt channelNumber evidence
    order { id status refundProgress } payment { number } allowedActions
    lines { quantity amount { amount } }
    returns { kind address carrier trackingNumber sendBy shippedAt receivedAt }
    inspection { verdict amount { amount } reason photos lines { accepted restocked writtenOff } }
    attempts { number answer trouble amount { amount } } notes { text author { displayName } }
    assignedTo { id } rebateClawback { amount }
    timeline { row kind cause statusBefore status version at note actor { id } }";

/// An order over 50.00 that was paid at a till, with the number of its payment.
pub struct Paid {
    pub order: String,
    pub number: String,
    pub till: Till,
}

impl Shop {
    /// An order that is paid and whose steps have run: it can be shipped.
    pub async fn paid(&self, app: &TestApp, till: &Till, key: &str) -> Paid {
        let (order, _, number) = self.begun(app, till, key).await;
        till.pay(&number).expect("it waits for the payer");
        hear(app, till).await;
        assert_eq!(app.status_of(&order).await, "FULFILLING");
        Paid { order, number, till: till.clone() }
    }

    /// Asks for a refund as the buyer.
    pub async fn ask(&self, app: &TestApp, input: Value) -> GqlAnswer {
        let buyer = app.as_user(&app.sign_in(&self.li).await);
        run(&buyer, "refundRequest", "refund { id status version }", input).await
    }

    /// Asks for all of an order as the buyer; answers the refund's id.
    pub async fn asked(&self, app: &TestApp, order: &str) -> String {
        let input = json!({ "orderId": order, "reason": "CHANGED_MIND", "evidence": ["a picture"] });
        self.ask(app, input).await.ok().text("/refundRequest/refund/id").to_owned()
    }
}

impl Paid {
    /// Ships the order.
    pub async fn shipped(self, app: &TestApp) -> Self {
        app.ship(&self.order).await.ok();
        self
    }

    /// Ships the order and has it arrive.
    pub async fn received(self, app: &TestApp) -> Self {
        let paid = self.shipped(app).await;
        assert_eq!(app.tell_order(&paid.order, StoreOrderInput::Signed).await, Some("O13"));
        paid
    }

    /// What has gone back at the channel, each number once, in fen.
    pub fn back(&self) -> Vec<i64> {
        let moved = self.till.moved();
        let back = moved.iter().filter(|one| one.payment == self.number && one.refund.is_some());
        back.map(|one| one.amount.minor()).collect()
    }
}

/// A refund, as an administrator sees it.
pub async fn refund(app: &TestApp, id: &str) -> Value {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Refund {{ {REFUND} }} }} }}");
    admin.send(&query, json!({ "id": id })).await.ok().data("/node").clone()
}

pub async fn status(app: &TestApp, id: &str) -> String {
    refund(app, id).await["status"].as_str().expect("a word").to_owned()
}

/// The rows of the table that have applied to a refund.
pub fn rows(refund: &Value) -> Vec<&str> {
    refund["timeline"].as_array().unwrap().iter().map(|event| event["row"].as_str().unwrap()).collect()
}

/// Somebody of a role does something with a refund.
pub async fn act(app: &TestApp, role: Role, mutation: &str, id: &str, mut input: Value) -> GqlAnswer {
    input["refundId"] = json!(id);
    let client = app.as_user(&app.staff(role).await);
    call(&client, mutation, "refund { id status }", input).await
}

/// Runs a mutation; decisions share their inputs.
pub async fn call(client: &Client, mutation: &str, wanted: &str, input: Value) -> GqlAnswer {
    let named = match mutation {
        "refundApprove" | "refundReject" | "refundCancel" => "RefundDecision",
        "refundsApprove" | "refundsReject" => "RefundsDecision",
        _ => return run(client, mutation, wanted, input).await,
    };
    let call = format!(
        "mutation Run($input: {named}Input!) {{ {mutation}(input: $input) {{ {wanted} userErrors {{ code field message }} }} }}"
    );
    client.send(&call, json!({ "input": input })).await
}

pub async fn approve(app: &TestApp, id: &str) {
    act(app, Role::Support, "refundApprove", id, json!({})).await.ok();
}

/// Lets time pass in steps of the poller, with all callbacks lost, until a refund rests.
pub async fn poll(app: &TestApp, id: &str) -> Value {
    const RESTS: [&str; 6] = ["SUCCEEDED", "REJECTED", "CANCELLED", "FAILED", "MANUAL", "BANK_RETURNED"];
    for step in 0..80 {
        app.run_jobs().await;
        let now = refund(app, id).await;
        if RESTS.contains(&now["status"].as_str().unwrap()) {
            return now;
        }
        app.clock().advance(Duration::seconds(if step < 20 { 15 } else { 300 }));
    }
    panic!("the refund does not come to its end: {}", refund(app, id).await);
}

/// Opens a shop with an order that is paid at each till.
pub async fn both(app: &TestApp) -> (Shop, Vec<Paid>) {
    let shop = open(app).await;
    let mut all = Vec::new();
    for till in shop.tills.all() {
        all.push(shop.paid(app, &till, till.name()).await);
    }
    (shop, all)
}

/// So much of an order, as a client spells it.
pub fn part(order: &str, amount: &str) -> Value {
    json!({ "orderId": order, "amount": yuan(amount), "reason": "CHANGED_MIND", "evidence": ["a picture"] })
}
