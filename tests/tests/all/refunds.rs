//! Refunds: what may be asked, who decides, what success does.

use chrono::Duration;
use futures_util::future::join_all;
use rebated_domain::user::Role;
use rebated_tests::shop::{has, record, with};
use rebated_tests::{GqlAnswer, Member, TestApp, both_databases};
use serde_json::{Value, json};

const REQUEST: &str = "
    mutation Request($input: RefundRequestInput!) {
        refundRequest(input: $input) { refund { id status version } userErrors { code field message } }
    }
";

fn decide(mutation: &str) -> String {
    format!(
        "mutation Decide($input: RefundDecisionInput!) {{
            {mutation}(input: $input) {{ refund {{ id status }} userErrors {{ code field message }} }}
        }}"
    )
}

/// A member who bought for 100.00 with 20.00 commission; half of it is announced.
async fn buyer(app: &TestApp, changes: Value) -> (Member, String) {
    app.half_of_commission().await;
    let li = app.member("li").await;
    app.link(&li, "c1").await;
    app.import(json!([with(record("o1", "l1", "c1"), changes)])).await.ok();
    let order = app.newest_order(&li).await;
    (li, order)
}

fn yuan(amount: &str) -> Value {
    json!({ "amount": amount, "currencyCode": "CNY" })
}

async fn request(app: &TestApp, token: &str, order: &str, amount: &str) -> GqlAnswer {
    let input = json!({ "orderId": order, "amount": yuan(amount), "reason": "DEFECTIVE" });
    app.as_user(token).send(REQUEST, json!({ "input": input })).await
}

async fn act(app: &TestApp, role: Role, mutation: &str, refund: &str) -> GqlAnswer {
    let token = app.staff(role).await;
    app.as_user(&token).send(&decide(mutation), json!({ "input": { "refundId": refund } })).await
}

both_databases! {
    async fn an_approved_refund_takes_the_rebate_back_in_proportion(app: &TestApp) {
        let (li, order) = buyer(app, json!({})).await;
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        let asked = request(app, &li.token, &order, "25.00").await.ok();
        assert_eq!(asked.text("/refundRequest/refund/status"), "IN_REVIEW");
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"), "asking takes nothing");
        let refund = asked.text("/refundRequest/refund/id").to_owned();
        let done = act(app, Role::Support, "refundApprove", &refund).await.ok();
        assert_eq!(done.text("/refundApprove/refund/status"), "SUCCEEDED");
        assert_eq!(app.balance(&li).await, has("0.00", "7.50", "0.00"));
        let query = "query Of($id: ID!) { order(id: $id) { refunded { amount } refundable { amount } } }";
        let order = app.as_user(&li.token).send(query, json!({ "id": order })).await.ok();
        assert_eq!(order.text("/order/refunded/amount"), "25.00");
        assert_eq!(order.text("/order/refundable/amount"), "75.00");
    }

    async fn a_refund_after_credit_is_taken_from_the_balance_and_then_owed(app: &TestApp) {
        let settled = json!({ "status": "SETTLED", "settledAt": "2026-10-02T00:00:00Z" });
        let (li, order) = buyer(app, settled).await;
        assert_eq!(app.balance(&li).await, has("10.00", "0.00", "0.00"));
        let asked = request(app, &li.token, &order, "100.00").await.ok();
        let refund = asked.text("/refundRequest/refund/id").to_owned();
        act(app, Role::Support, "refundApprove", &refund).await.ok();
        assert_eq!(app.balance(&li).await, has("0.00", "0.00", "0.00"));
        let query = "{ viewer { transactions(first: 5) { edges { node {
            reason amount { amount } balanceAfter { amount } sequence } } } } }";
        let token = app.sign_in(&li).await;
        let shown = app.as_user(&token).send(query, json!({})).await.ok();
        let rows: Vec<String> = shown.list("/viewer/transactions/edges").iter().map(|edge| {
            let node = &edge["node"];
            let text = |path: &str| node.pointer(path).and_then(Value::as_str).unwrap_or("").to_owned();
            format!("{} {} {}", text("/reason"), text("/amount/amount"), text("/balanceAfter/amount"))
        }).collect();
        assert_eq!(rows, ["REBATE_CLAWBACK -10.00 0.00", "REBATE_CREDIT 10.00 10.00"]);
    }

    async fn fifty_requests_at_once_never_exceed_what_was_paid(app: &TestApp) {
        let (li, order) = buyer(app, json!({})).await;
        let asked = join_all((0..50).map(|_| request(app, &li.token, &order, "15.00"))).await;
        let granted = asked.iter().filter(|a| a.user_errors("refundRequest").is_empty()).count();
        assert_eq!(granted, 6, "six times 15.00 fit into 100.00");
        for refused in asked.iter().filter(|a| !a.user_errors("refundRequest").is_empty()) {
            assert_eq!(refused.user_errors("refundRequest"), [("TOO_MUCH", "input.amount")]);
        }
        request(app, &li.token, &order, "10.00").await.ok();
    }

    async fn a_rejected_or_cancelled_refund_can_be_asked_for_again(app: &TestApp) {
        let (li, order) = buyer(app, json!({})).await;
        for mutation in ["refundReject", "refundCancel"] {
            let asked = request(app, &li.token, &order, "100.00").await.ok();
            let refund = asked.text("/refundRequest/refund/id").to_owned();
            act(app, Role::Support, mutation, &refund).await.ok();
            let before = app.snapshot().await;
            for late in ["refundApprove", "refundReject", "refundCancel"] {
                let refused = act(app, Role::Support, late, &refund).await;
                assert_eq!(refused.user_errors(late), [("NOT_ALLOWED_NOW", "input.refundId")]);
            }
            app.assert_unchanged_since(&before).await;
        }
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
    }

    async fn large_refunds_take_finance_and_a_second_person(app: &TestApp) {
        let (li, order) = buyer(app, json!({ "paid": "20000.00" })).await;
        let asked = request(app, &li.token, &order, "5000.01").await.ok();
        let refund = asked.text("/refundRequest/refund/id").to_owned();
        let before = app.snapshot().await;
        app.staff(Role::Support).await;
        let refused = act(app, Role::Support, "refundApprove", &refund).await;
        assert_eq!(refused.user_errors("refundApprove"), [("ABOVE_LIMIT", "input.refundId")]);
        let finance = app.staff(Role::Finance).await;
        act(app, Role::Finance, "refundApprove", &refund).await.ok();
        let own = request(app, &finance, &order, "6000.00").await.ok();
        let own = own.text("/refundRequest/refund/id").to_owned();
        let refused = act(app, Role::Finance, "refundApprove", &own).await;
        assert_eq!(refused.user_errors("refundApprove"), [("NEEDS_SECOND_PERSON", "input.refundId")]);
        act(app, Role::Admin, "refundApprove", &own).await.ok();
        assert_ne!(before, app.snapshot().await);
    }

    async fn small_requests_of_buyers_grant_themselves_in_time(app: &TestApp) {
        let (li, order) = buyer(app, json!({ "paid": "20000.00", "commission": "20.00" })).await;
        request(app, &li.token, &order, "5000.00").await.ok();
        app.clock().advance(Duration::minutes(119));
        app.run_jobs().await;
        let statuses = |answer: GqlAnswer| -> Vec<String> {
            let list = answer.list("/order/refunds");
            list.iter().map(|refund| refund["status"].as_str().unwrap_or("").to_owned()).collect()
        };
        let query = "query Of($id: ID!) { order(id: $id) { refunds { status } } }";
        let token = app.sign_in(&li).await;
        let shown = app.as_user(&token).send(query, json!({ "id": order })).await.ok();
        assert_eq!(statuses(shown), ["IN_REVIEW"]);
        app.clock().advance(Duration::minutes(1));
        app.run_jobs().await;
        let shown = app.as_user(&token).send(query, json!({ "id": order })).await.ok();
        assert_eq!(statuses(shown), ["SUCCEEDED"]);
        // the limit is for the sum of an order's refunds
        request(app, &token, &order, "0.01").await.ok();
        app.clock().advance(Duration::hours(3));
        app.run_jobs().await;
        let token = app.sign_in(&li).await;
        let shown = app.as_user(&token).send(query, json!({ "id": order })).await.ok();
        assert_eq!(statuses(shown), ["SUCCEEDED", "IN_REVIEW"]);
    }

    async fn wrong_requests_are_refused_and_change_nothing(app: &TestApp) {
        let (li, order) = buyer(app, json!({})).await;
        let other = app.member("other").await;
        let before = app.snapshot().await;
        let line = json!([{ "lineId": "bm90aGluZw", "amount": yuan("1.00") }]);
        let cases = [
            (&li.token, json!({ "orderId": order, "amount": yuan("100.01"), "reason": "OTHER" }), "TOO_MUCH", "input.amount"),
            (&li.token, json!({ "orderId": order, "amount": yuan("0.00"), "reason": "OTHER" }), "NOT_POSITIVE", "input.amount"),
            (&li.token, json!({ "orderId": order, "amount": yuan("-1.00"), "reason": "OTHER" }), "NOT_POSITIVE", "input.amount"),
            (&li.token, json!({ "orderId": order, "amount": { "amount": "1.00", "currencyCode": "USD" }, "reason": "OTHER" }), "WRONG_CURRENCY", "input.amount.currencyCode"),
            (&li.token, json!({ "orderId": order, "lines": line, "reason": "OTHER" }), "UNKNOWN_LINE", "input.lines"),
            (&li.token, json!({ "orderId": order, "lines": line, "amount": yuan("1.00"), "reason": "OTHER" }), "LINES_AND_AMOUNT", "input.amount"),
            (&li.token, json!({ "orderId": order, "reason": "OTHER", "note": "x".repeat(1_001) }), "BAD_NOTE", "input.note"),
            (&li.token, json!({ "orderId": li.id, "reason": "OTHER" }), "ORDER_NOT_FOUND", "input.orderId"),
            (&other.token, json!({ "orderId": order, "reason": "OTHER" }), "ORDER_NOT_FOUND", "input.orderId"),
        ];
        for (token, input, code, field) in cases {
            let answer = app.as_user(token).send(REQUEST, json!({ "input": input })).await;
            assert_eq!(answer.user_errors("refundRequest"), [(code, field)], "{input}");
        }
        let precise = json!({ "orderId": order, "amount": yuan("1.001"), "reason": "OTHER" });
        let answer = app.as_user(&li.token).send(REQUEST, json!({ "input": precise })).await;
        assert_eq!(answer.error_codes(), ["BAD_USER_INPUT"]);
        app.assert_unchanged_since(&before).await;
    }
}
