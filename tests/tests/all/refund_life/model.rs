//! Random sequences of asking, deciding, shipping, returning and waiting, with faults of the channels: at rest no more
//! has gone back than was paid, each number moved once, and books and channels agree.

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault};
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_tests::shop::yuan;
use rebated_tests::store::run;
use rebated_tests::{TestApp, Till, both_databases};
use serde_json::json;

use super::{Paid, act, poll, refund};
use crate::payments::{Shop, books, open, text};
use crate::store::number;

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

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

const CALLS: [Call; 2] = [Call::Refund, Call::QueryRefund];
/// Those that need no waiting in real time.
const FAULTS: [Fault; 10] = [
    Fault::SystemErrorBefore,
    Fault::SystemErrorAfter,
    Fault::BreakBefore,
    Fault::BreakAfter,
    Fault::BadGateway,
    Fault::Garbage,
    Fault::RateLimited,
    Fault::NotEnough,
    Fault::BadSignature,
    Fault::WrongNumber,
];
const CALLBACK_FAULTS: [CallbackFault; 5] = [
    CallbackFault::Lost,
    CallbackFault::Twice,
    CallbackFault::Late(Duration::minutes(20)),
    CallbackFault::Forged,
    CallbackFault::Tampered,
];
const STEPS: usize = 80;

async fn ask(app: &TestApp, shop: &Shop, dice: &mut Dice, paid: &Paid) -> Option<String> {
    let amount = dice.of(&["1.00", "10.00", "25.00", "50.00"]);
    let mut input = json!({ "orderId": paid.order, "amount": yuan(amount), "reason": "OTHER" });
    let is_staff = dice.below(3) == 0;
    if is_staff {
        input["noReturn"] = json!(dice.below(2) == 0);
    } else if dice.below(4) == 0 {
        input["toBalance"] = json!(true);
    }
    let answer = match is_staff {
        true => app.run_as(Role::Support, "refundRequest", "refund { id }", input).await,
        false => shop.ask(app, input).await,
    };
    answer.data("/refundRequest")["refund"]["id"].as_str().map(str::to_owned)
}

/// Does something with a refund; most of it is refused most of the time.
async fn push(app: &TestApp, shop: &Shop, dice: &mut Dice, id: &str) {
    match dice.below(8) {
        0 | 1 => drop(act(app, Role::Finance, "refundApprove", id, json!({})).await),
        2 => drop(act(app, Role::Support, "refundReject", id, json!({ "note": "no" })).await),
        3 => {
            let turned = json!({ "turnedRound": dice.below(2) == 0 });
            drop(act(app, Role::Support, "refundInterceptionReport", id, turned).await);
        }
        4 => {
            let buyer = app.as_user(&app.sign_in(&shop.li).await);
            let input = json!({ "refundId": id, "carrier": "SF", "trackingNumber": "1" });
            drop(run(&buyer, "refundReturnShip", "refund { id }", input).await);
        }
        5 => drop(act(app, Role::Support, "refundReturnReceive", id, json!({})).await),
        6 => drop(act(app, Role::Support, "refundReturnInspect", id, json!({ "verdict": "PASSED" })).await),
        _ => drop(act(app, Role::Support, "refundCancel", id, json!({})).await),
    }
}

async fn play(app: &TestApp, seed: u64) {
    let shop = open(app).await;
    let (mut dice, tills) = (Dice(seed), shop.tills.all());
    let mut orders: Vec<Paid> = Vec::new();
    let mut refunds: Vec<String> = Vec::new();
    for nth in 0..3 {
        orders.push(shop.paid(app, &tills[nth % 2], &format!("{nth}")).await);
    }
    for _ in 0..STEPS {
        let nth = dice.below(orders.len());
        match dice.below(10) {
            0..=2 => refunds.extend(ask(app, &shop, &mut dice, &orders[nth]).await),
            3..=5 if !refunds.is_empty() => {
                let id = refunds[dice.below(refunds.len())].clone();
                push(app, &shop, &mut dice, &id).await;
            }
            6 => drop(app.ship(&orders[nth].order).await),
            7 => drop(app.tell_order(&orders[nth].order, StoreOrderInput::Signed).await),
            8 => {
                orders[nth].till.fail(dice.of(&CALLS), dice.of(&FAULTS));
                orders[nth].till.fail_callback(dice.of(&CALLBACK_FAULTS));
            }
            _ => {
                app.clock().advance(Duration::seconds(i64::try_from(dice.below(900)).unwrap()));
                if dice.below(2) == 0 {
                    orders[nth].till.deliver().await;
                }
            }
        }
        if dice.below(2) == 0 {
            app.run_jobs().await;
        }
        nobody_is_forgotten(app, seed).await;
    }
    rest(app, &shop, &tills, &refunds, seed).await;
    agree(app, &orders, seed).await;
}

/// Each open refund has a wake-up.
async fn nobody_is_forgotten(app: &TestApp, seed: u64) {
    let open = "status NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED', 'FAILED')";
    let without = format!(
        "SELECT count(*) FROM refunds r WHERE {open} AND NOT EXISTS (SELECT 1 FROM jobs j \
         WHERE j.id = r.wake_job AND j.state IN ('WAITING', 'RUNNING'))"
    );
    assert_eq!(number(app, &without).await, 0, "seed {seed}");
}

/// Everything comes to its end by itself, or by people where it is left to them.
async fn rest(app: &TestApp, shop: &Shop, tills: &[Till], refunds: &[String], seed: u64) {
    for id in refunds {
        for _ in 0..6 {
            let now = refund(app, id).await;
            match now["status"].as_str().unwrap() {
                "IN_REVIEW" => {
                    drop(act(app, Role::Support, "refundReject", id, json!({ "note": "over" })).await);
                }
                "AWAITING_RETURN" => drop(act(app, Role::Support, "refundCancel", id, json!({})).await),
                "INTERCEPTING" => {
                    drop(
                        act(
                            app,
                            Role::Support,
                            "refundInterceptionReport",
                            id,
                            json!({ "turnedRound": true }),
                        )
                        .await,
                    );
                }
                "RETURNING" => drop(act(app, Role::Support, "refundReturnReceive", id, json!({})).await),
                "INSPECTING" => {
                    drop(
                        act(app, Role::Support, "refundReturnInspect", id, json!({ "verdict": "PASSED" }))
                            .await,
                    );
                }
                "MANUAL" => {
                    let input = json!({ "evidence": "not in the statement" });
                    act(app, Role::Finance, "refundRetry", id, input).await.ok();
                    poll(app, id).await;
                }
                "SUCCEEDED" | "REJECTED" | "CANCELLED" | "FAILED" => break,
                _ => drop(poll(app, id).await),
            }
        }
        let now = refund(app, id).await;
        let over = ["SUCCEEDED", "REJECTED", "CANCELLED", "FAILED"];
        assert!(over.contains(&now["status"].as_str().unwrap()), "seed {seed}: {now}");
    }
    let _ = shop;
    for till in tills {
        while till.deliver().await > 0 {
            app.run_jobs().await;
        }
    }
    app.run_jobs().await;
}

/// Channels, books and refunds say the same.
async fn agree(app: &TestApp, orders: &[Paid], seed: u64) {
    let mut at_channels = 0;
    for paid in orders {
        let moved = paid.till.moved();
        let back: Vec<_> =
            moved.iter().filter(|one| one.payment == paid.number && one.refund.is_some()).collect();
        let mut numbers: Vec<_> = back.iter().map(|one| one.refund.clone()).collect();
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), back.len(), "seed {seed}: a number moved twice");
        let gone: i64 = back.iter().map(|one| one.amount.minor()).sum();
        assert!(gone <= 5000, "seed {seed}: {gone} of 5000 went back");
        at_channels += 5000 - gone;
        let order = app.store_order(&paid.order).await;
        let sum: i64 = order["refunds"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["status"] == "SUCCEEDED")
            .map(|one| rebated_tests::shop::cents(one["amount"]["amount"].as_str().unwrap()))
            .sum();
        assert!(gone <= sum && sum <= 5000, "seed {seed}: {}", text(&order, "number"));
    }
    let booked = books(app, "ALIPAY_CLEARING").await + books(app, "WECHAT_PAY_CLEARING").await;
    assert_eq!(-booked, at_channels, "seed {seed}: books and channels");
}

both_databases! {
    async fn random_refunds_end_with_agreement(app: &TestApp) {
        play(app, 11).await;
    }

    async fn random_refunds_end_with_agreement_again(app: &TestApp) {
        play(app, 2026).await;
    }
}
