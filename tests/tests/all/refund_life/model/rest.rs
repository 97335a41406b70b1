//! The way to rest: everything comes to its end by itself, or by people where it is left to them.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::Till;
use serde_json::json;

use super::super::{act, poll, refund};
use super::Play;

const OVER: [&str; 4] = ["SUCCEEDED", "REJECTED", "CANCELLED", "FAILED"];
/// Longer than the last look for what banks send back.
const DAYS: usize = 9;

impl Play<'_> {
    pub async fn rest(&mut self) {
        self.app.spare();
        for _ in 0..6 {
            for id in self.refunds().await {
                self.end(&id).await;
            }
            for _ in 0..DAYS {
                self.app.clock().advance(Duration::days(1));
                self.deliver().await;
            }
            let mut open = 0;
            for id in self.refunds().await {
                let now = refund(self.app, &id).await;
                open += usize::from(!OVER.contains(&now["status"].as_str().unwrap()));
            }
            if open == 0 {
                return;
            }
        }
        for id in self.refunds().await {
            let now = refund(self.app, &id).await;
            let is_over = OVER.contains(&now["status"].as_str().unwrap());
            assert!(is_over, "seed {}: it does not come to its end: {now}", self.seed);
        }
    }

    async fn deliver(&self) {
        for _ in 0..20 {
            let mut sent = 0;
            for till in &self.tills {
                sent += till.deliver().await;
            }
            self.app.run_jobs().await;
            if sent == 0 {
                break;
            }
        }
    }

    /// Does what people have to do, until a refund is over.
    async fn end(&mut self, id: &str) {
        let app = self.app;
        for _ in 0..12 {
            let now = refund(app, id).await;
            let (role, mutation, input) = match now["status"].as_str().unwrap() {
                status if OVER.contains(&status) => return,
                "IN_REVIEW" => (Role::Support, "refundReject", json!({ "note": "over" })),
                "AWAITING_RETURN" => (Role::Support, "refundCancel", json!({})),
                "INTERCEPTING" => (Role::Support, "refundInterceptionReport", json!({ "turnedRound": true })),
                "RETURNING" => (Role::Support, "refundReturnReceive", json!({})),
                "INSPECTING" => (Role::Support, "refundReturnInspect", json!({ "verdict": "PASSED" })),
                "BANK_RETURNED" if self.dice.below(2) == 0 => {
                    let input = json!({ "resolution": "PAID_ANOTHER_WAY", "evidence": "transfer" });
                    (Role::Admin, "refundResolve", input)
                }
                "MANUAL" | "BANK_RETURNED" => {
                    // somebody has the channel end what it left open
                    for till in &self.tills {
                        till.apply_abnormal();
                        till.unstick();
                    }
                    self.deliver().await;
                    let evidence = json!({ "evidence": "in no statement" });
                    (Role::Finance, "refundRetry", evidence)
                }
                _ => {
                    self.tills.iter().for_each(Till::unstick);
                    poll(app, id).await;
                    continue;
                }
            };
            drop(act(app, role, mutation, id, input).await);
        }
    }
}
