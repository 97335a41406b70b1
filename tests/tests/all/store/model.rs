//! Random lives of many orders, with their steps run late and in any order, against a simple model.

use std::collections::BTreeMap;

use chrono::Duration;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_tests::store::run;
use rebated_tests::{Member, TestApp, both_databases};
use serde_json::{Value, json};

use super::{open, sql, steps};

/// A generator whose numbers follow from its seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }
}

/// What the stock should be, given what was in it and what the orders' own logs tell.
fn expected(stock: i64, orders: &BTreeMap<String, (i64, Value)>) -> (i64, i64) {
    let (mut on_hand, mut reserved) = (stock, 0);
    for (quantity, order) in orders.values() {
        for event in order["timeline"].as_array().unwrap() {
            let (before, after) = (event["statusBefore"].as_str(), event["status"].as_str().unwrap());
            match (before, after) {
                (None, _) => reserved += quantity,
                (Some("CREATED"), "CANCELLED") | (Some("AWAITING_PAYMENT"), "EXPIRED") => {
                    reserved -= quantity
                }
                (Some("AWAITING_PAYMENT"), "PAID") => {
                    (on_hand, reserved) = (on_hand - quantity, reserved - quantity)
                }
                (Some("CANCELLING"), "CANCELLED") => on_hand += quantity,
                _ => {}
            }
        }
    }
    (on_hand, reserved)
}

/// What the steps of an order should be once nothing of it is due.
fn expected_steps(order: &Value) -> Vec<String> {
    let log = order["timeline"].as_array().unwrap();
    let is_paid = log.iter().any(|event| event["kind"] == "PAID");
    let is_off = ["CANCELLED", "EXPIRED"].contains(&order["status"].as_str().unwrap());
    let state = if is_off { "REVERSED" } else { "DONE" };
    let names: &[&str] = match is_paid {
        true => &["COMMISSION_TERMS", "INVITE_STATISTICS", "NOTIFICATION", "POINTS"],
        false => &["COMMISSION_TERMS", "INVITE_STATISTICS"],
    };
    names.iter().map(|name| format!("{name} {state}")).collect()
}

struct World<'a> {
    app: &'a TestApp,
    buyer: Member,
    variant: String,
    stock: i64,
    orders: BTreeMap<String, (i64, Value)>,
}

impl World<'_> {
    async fn act(&mut self, n: usize, dice: &mut Dice) {
        let app = self.app;
        let ids: Vec<String> = self.orders.keys().cloned().collect();
        // mostly the youngest, so that lives go on: ids grow with time
        let one = (!ids.is_empty()).then(|| ids[ids.len() - 1 - dice.below(ids.len().min(4))].clone());
        match (dice.below(14), one) {
            (0..=2, _) | (_, None) => {
                let quantity = i64::try_from(1 + dice.below(3)).unwrap();
                let placed = app.try_place(&self.buyer, &[(&self.variant, quantity)], &format!("k{n}")).await;
                match placed.user_errors("orderPlace").as_slice() {
                    [] => {
                        let id = placed.text("/orderPlace/order/id").to_owned();
                        self.orders.insert(id, (quantity, Value::Null));
                    }
                    refused => assert_eq!(refused, [("OUT_OF_STOCK", "input.lines.0.quantity")]),
                }
            }
            (3..=6, Some(order)) => {
                app.tell_order(&order, StoreOrderInput::Paid).await;
            }
            (7, Some(order)) => {
                let client = app.as_user(&app.sign_in(&self.buyer).await);
                run(&client, "orderCancel", "order { id }", json!({ "orderId": order })).await;
            }
            (8 | 9, Some(order)) => {
                app.ship(&order).await;
            }
            (10, Some(order)) => {
                let client = app.as_user(&app.sign_in(&self.buyer).await);
                run(&client, "orderReceive", "order { id }", json!({ "orderId": order })).await;
            }
            (11, Some(order)) => {
                let input = json!({ "orderId": order, "reason": "OTHER" });
                let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", input).await;
                if asked.user_errors("refundRequest").is_empty() && dice.below(2) == 0 {
                    let refund = json!({ "refundId": asked.text("/refundRequest/refund/id") });
                    let token = app.staff(Role::Finance).await;
                    let call = "mutation($input: RefundDecisionInput!) { refundApprove(input: $input) { userErrors { code field } } }";
                    app.as_user(&token).send(call, json!({ "input": refund })).await.ok();
                }
            }
            (_, Some(_)) => {
                let minutes = [1, 1, 2, 2, 5, 12, 31, 60 * 24 * 8][dice.below(8)];
                app.clock().advance(Duration::minutes(minutes));
                app.run_jobs().await;
            }
        }
    }

    /// Steps that wait get another time, so that they run late, and in another order.
    async fn shuffle(&self, dice: &mut Dice) {
        let offsets = [0, 20, 90];
        for (nth, step) in
            ["COMMISSION_TERMS", "INVITE_STATISTICS", "NOTIFICATION", "POINTS"].iter().enumerate()
        {
            let at = rebated_service::clock::Clock::now(self.app.clock())
                + Duration::seconds(offsets[dice.below(offsets.len())] + i64::try_from(nth).unwrap());
            let text = format!(
                "UPDATE jobs SET due_at = '{}' WHERE kind = 'store.step' AND state = 'WAITING' AND dedup_key LIKE '%:{step}:%'",
                at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
            );
            sql(self.app, &text).await;
        }
        if dice.below(2) == 0 {
            self.app.run_jobs().await;
        }
    }

    async fn compare(&mut self) {
        for (id, (_, order)) in &mut self.orders {
            *order = self.app.store_order(id).await;
        }
        assert_eq!(self.app.stock_of(&self.variant).await, expected(self.stock, &self.orders));
        self.app.verify().await;
    }
}

async fn live(app: &TestApp, seed: u64, rounds: usize) {
    let shop = open(app).await;
    let mut dice = Dice(seed);
    let mut world = World { app, buyer: shop.li, variant: shop.tea, stock: 10, orders: BTreeMap::new() };
    for n in 0..rounds {
        world.act(n, &mut dice).await;
        world.shuffle(&mut dice).await;
        if n % 8 == 7 {
            world.compare().await;
        }
    }
    // until everything that waits for a time has had it
    for _ in 0..6 {
        app.clock().advance(Duration::days(30));
        app.run_jobs().await;
    }
    world.compare().await;
    let mut ends = BTreeMap::new();
    for (_, order) in world.orders.values() {
        assert_eq!(steps(order), expected_steps(order), "seed {seed}");
        *ends.entry(order["status"].as_str().unwrap().to_owned()).or_insert(0) += 1;
    }
    assert!(ends.len() >= 3, "seed {seed}: a life as dull as this proves nothing: {ends:?}");
}

both_databases! {
    async fn stock_and_steps_agree_with_a_model(app: &TestApp) {
        live(app, 1, 96).await;
    }

    async fn and_again(app: &TestApp) {
        live(app, 20_261_121, 96).await;
    }
}
