//! The desk: the queue, who looks after what, notes, goodwill, many at once.

use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::both_databases;
use rebated_tests::shop::yuan;
use serde_json::json;

use super::walks::walked;
use super::{act, call, refund, status};
use crate::payments::{books, open};

pub const WALKED: &[&[&str]] = &[MANY];
const MANY: &[&str] = &["R06", "R08"];

both_databases! {
    async fn the_queue_is_narrowed_and_given_to_people(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let mut ids = Vec::new();
        for key in ["a", "b"] {
            let paid = shop.paid(app, &till, key).await;
            ids.push(shop.asked(app, &paid.order).await);
        }
        let support = app.as_user(&app.staff(Role::Support).await);
        let me = support.send("{ viewer { id } }", json!({})).await.ok().text("/viewer/id").to_owned();
        let given = json!({ "assigneeId": me });
        act(app, Role::Support, "refundAssign", &ids[0], given.clone()).await.ok();
        let before = app.snapshot().await;
        act(app, Role::Support, "refundAssign", &ids[0], given).await.ok();
        let buyer = json!({ "assigneeId": shop.li.id });
        let refused = act(app, Role::Support, "refundAssign", &ids[1], buyer).await;
        assert_eq!(refused.user_errors("refundAssign"), [("ASSIGNEE_NOT_FOUND", "input.assigneeId")]);
        app.assert_unchanged_since(&before).await;
        let found = async |filter: serde_json::Value| {
            let query = "query($filter: RefundFilter) { refunds(first: 10, filter: $filter) { edges { node { id } } } }";
            let answer = support.send(query, json!({ "filter": filter })).await.ok();
            answer.list("/refunds/edges").iter().map(|edge| edge["node"]["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found(json!({ "assigneeId": me })).await, [ids[0].clone()]);
        assert_eq!(found(json!({ "isAssigned": false, "status": ["IN_REVIEW"] })).await, [ids[1].clone()]);
        assert_eq!(found(json!({ "amountFrom": yuan("50.01") })).await, [""; 0]);
        assert_eq!(found(json!({ "amountTo": yuan("50.00"), "isRisky": false })).await.len(), 2);
        act(app, Role::Support, "refundNoteAdd", &ids[0], json!({ "note": "called the buyer" })).await.ok();
        let seen = refund(app, &ids[0]).await;
        assert_eq!((&seen["notes"][0]["text"], &seen["assignedTo"]["id"]), (&json!("called the buyer"), &json!(me)));
    }

    async fn many_are_decided_each_for_itself(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let mut ids = Vec::new();
        for key in ["a", "b", "c"] {
            let paid = shop.paid(app, &till, key).await;
            ids.push(shop.asked(app, &paid.order).await);
        }
        act(app, Role::Support, "refundReject", &ids[1], json!({ "note": "no" })).await.ok();
        let support = app.as_user(&app.staff(Role::Support).await);
        let wanted = "results { refund { id status } userErrors { code } }";
        let input = json!({ "refundIds": [ids[0], ids[1], "nothing"] });
        let answer = call(&support, "refundsApprove", wanted, input).await.ok();
        let results = answer.list("/refundsApprove/results");
        let codes: Vec<_> = results.iter().map(|one| one["userErrors"][0]["code"].as_str()).collect();
        assert_eq!(codes, [None, Some("NOT_ALLOWED_NOW"), Some("REFUND_NOT_FOUND")]);
        assert_eq!(results[0]["refund"]["status"], "READY");
        let none = json!({ "refundIds": [ids[2]] });
        let answer = call(&support, "refundsReject", wanted, none.clone()).await.ok();
        assert_eq!(answer.list("/refundsReject/results")[0]["userErrors"][0]["code"], "REASON_MISSING");
        let reason = json!({ "refundIds": [ids[2]], "note": "too often" });
        call(&support, "refundsReject", wanted, reason).await.ok();
        assert_eq!(status(app, &ids[2]).await, "REJECTED");
        let member = app.as_user(&app.sign_in(&shop.li).await);
        let refused = call(&member, "refundsApprove", wanted, none).await;
        assert_eq!(refused.error_codes(), ["FORBIDDEN"]);
        walked(app, MANY).await;
    }

    async fn goodwill_goes_to_the_balance_with_limits_of_its_own(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await;
        let id = shop.asked(app, &paid.order).await;
        let give = async |role: Role, amount: &str, key: &str| {
            let input = json!({ "refundId": id, "amount": yuan(amount), "note": "sorry", "idempotencyKey": key });
            app.run_as(role, "refundCompensate", "adjustment { status amount { amount } }", input).await
        };
        assert_eq!(give(Role::Support, "5.00", "s").await.error_codes(), ["FORBIDDEN"]);
        for _ in 0..2 {
            let given = give(Role::Finance, "5.00", "k").await.ok();
            assert_eq!(given.text("/refundCompensate/adjustment/status"), "POSTED");
        }
        assert_eq!(books(app, "USER_AVAILABLE").await, 500, "a repeat has one effect");
        let large = give(Role::Finance, "600.00", "l").await.ok();
        assert_eq!(large.text("/refundCompensate/adjustment/status"), "PROPOSED", "a second person decides");
        let before = app.snapshot().await;
        assert_eq!(give(Role::Finance, "0.00", "z").await.user_errors("refundCompensate"), [("BAD_AMOUNT", "input.amount")]);
        assert_eq!(give(Role::Finance, "6.00", "k").await.user_errors("refundCompensate"), [("IDEMPOTENCY_KEY_MISMATCH", "input.idempotencyKey")]);
        app.assert_unchanged_since(&before).await;
    }
}
