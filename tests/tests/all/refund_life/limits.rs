//! What is set apart, what each may do with a refund in each state, what a refund takes back of rebates, and how the
//! desk finds things.

use chrono::Duration;
use rebated_connectors::payments::simulator::{Call, Fault};
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::shop::{has, yuan};
use rebated_tests::store::run;
use rebated_tests::{Client, TestApp, both_databases};
use serde_json::{Value, json};

use super::withdrawals::sold;
use super::{act, approve, part, poll, refund, rows};
use crate::payments::{Shop, open};

/// What each may do: the buyer, support, finance.
async fn may(app: &TestApp, shop: &Shop, id: &str) -> [String; 3] {
    let query = "query($id: ID!) { node(id: $id) { ... on Refund { allowedActions } } }";
    let ask = async |client: Client| {
        let answer = client.send(query, json!({ "id": id })).await.ok();
        let actions = answer.data("/node/allowedActions").as_array().unwrap().clone();
        actions.iter().map(|action| action.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    [
        ask(app.as_user(&app.sign_in(&shop.li).await)).await,
        ask(app.as_user(&app.staff(Role::Support).await)).await,
        ask(app.as_user(&app.staff(Role::Finance).await)).await,
    ]
}

/// Asks for so many items of an order over tea, as the buyer.
async fn asked(app: &TestApp, shop: &Shop, order: &str, items: i64) -> String {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let query = "query($id: ID!) { order(id: $id) { lines { id } } }";
    let found = admin.send(query, json!({ "id": order })).await.ok();
    let lines = json!([{ "lineId": found.text("/order/lines/0/id"), "quantity": items }]);
    let input = json!({ "orderId": order, "lines": lines, "reason": "CHANGED_MIND" });
    shop.ask(app, input).await.ok().text("/refundRequest/refund/id").to_owned()
}

async fn buyer(app: &TestApp, shop: &Shop) -> Client {
    app.as_user(&app.sign_in(&shop.li).await)
}

both_databases! {
    async fn too_large_a_share_of_what_was_bought_is_looked_at(app: &TestApp) {
        let shop = open(app).await;
        let policy = json!({ "refundPolicy": { "velocityLimit": 0, "ratioLimitPercent": 40 } });
        app.run_as(Role::Admin, "settingsUpdate", "settings { version }", policy).await.ok();
        let till = shop.tills.of(ChannelKind::Alipay);
        // of five orders over 50.00 at most 100.00 may go back
        let mut orders = Vec::new();
        for key in ["a", "b", "c", "d", "e"] {
            orders.push(shop.paid(app, &till, key).await.order);
        }
        let mut risks = Vec::new();
        for (order, items) in orders.iter().zip([2, 1, 1, 1]) {
            risks.push(refund(app, &asked(app, &shop, order, items).await).await["risk"].clone());
        }
        assert_eq!(risks, [Value::Null, Value::Null, Value::Null, json!("RATIO")]);
        let support = app.as_user(&app.staff(Role::Support).await);
        let query = "{ refunds(first: 10, filter: { isRisky: true }) { edges { node { risk amount { amount } } } } }";
        let found = support.send(query, json!({})).await.ok();
        assert_eq!(found.list("/refunds/edges").len(), 1);
        assert_eq!(found.list("/refunds/edges")[0]["node"]["amount"]["amount"], "25.00");
        app.clock().advance(Duration::hours(3));
        app.run_jobs().await;
        let support = app.as_user(&app.staff(Role::Support).await);
        let left = "{ refunds(first: 10, filter: { status: [IN_REVIEW] }) { edges { node { risk } } } }";
        let left = support.send(left, json!({})).await.ok();
        assert_eq!(left.list("/refunds/edges"), [json!({ "node": { "risk": "RATIO" } })], "time grants the others");
    }

    async fn actions_follow_the_state_and_who_asks(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let mut seen = Vec::new();
        let mut look = async |id: &str| {
            let status = refund(app, id).await["status"].as_str().unwrap().to_owned();
            seen.push((status, may(app, &shop, id).await.join(" | ")));
        };
        let shipped = shop.paid(app, &till, "a").await.shipped(app).await;
        let id = shop.asked(app, &shipped.order).await;
        look(&id).await;
        approve(app, &id).await;
        look(&id).await;
        act(app, Role::Support, "refundInterceptionReport", &id, json!({ "turnedRound": false })).await.ok();
        look(&id).await;
        let parcel = json!({ "refundId": id, "carrier": "SF", "trackingNumber": "SF-9" });
        run(&buyer(app, &shop).await, "refundReturnShip", "refund { id }", parcel).await.ok();
        look(&id).await;
        act(app, Role::Support, "refundReturnReceive", &id, json!({})).await.ok();
        look(&id).await;
        act(app, Role::Support, "refundReturnInspect", &id, json!({ "verdict": "PASSED" })).await.ok();
        look(&id).await;
        till.fail(Call::Refund, Fault::Refused);
        poll(app, &id).await;
        look(&id).await;
        act(app, Role::Finance, "refundRetry", &id, json!({ "evidence": "x" })).await.ok();
        poll(app, &id).await;
        look(&id).await;
        let (number, _) = till.refunds(&shipped.number).pop().unwrap();
        assert!(till.bank_returns(&shipped.number, &number));
        app.clock().advance(Duration::days(1));
        app.run_jobs().await;
        look(&id).await;
        let expected = [
            ("IN_REVIEW", "CANCEL | APPROVE CANCEL REJECT | APPROVE CANCEL REJECT"),
            ("INTERCEPTING", " | REPORT_INTERCEPTION | REPORT_INTERCEPTION"),
            ("AWAITING_RETURN", "CANCEL SHIP_RETURN | CANCEL SHIP_RETURN | CANCEL SHIP_RETURN"),
            ("RETURNING", " | RECEIVE_RETURN | RECEIVE_RETURN"),
            ("INSPECTING", " | INSPECT | INSPECT"),
            ("READY", " |  | "),
            ("MANUAL", " | CANCEL | CANCEL PAY_ANOTHER_WAY RESOLVE_DONE RESOLVE_FAILED RETRY"),
            ("SUCCEEDED", " |  | "),
            ("BANK_RETURNED", " |  | PAY_ANOTHER_WAY RETRY"),
        ];
        let expected: Vec<_> = expected.iter().map(|(status, all)| ((*status).to_owned(), (*all).to_owned())).collect();
        assert_eq!(seen, expected);
    }

    async fn a_refund_by_a_channel_takes_rebates_of_buyer_and_inviters_back(app: &TestApp) {
        let tills = app.tills().await;
        for (beneficiary, share) in [("BUYER", "0.5"), ("INVITER", "0.1"), ("INVITER_OF_INVITER", "0.05")] {
            app.publish_rule(json!({ "name": beneficiary, "beneficiary": beneficiary, "reward": { "percentOfCommission": share } })).await;
        }
        let merchant = app.merchant("Tea house", "0.2").await;
        let tea = app.goods(&merchant, "TEA", "25.00", 1000).await;
        let upper = app.member("upper").await;
        let inviter = app.invited_member("inviter", &upper).await;
        let li = app.invited_member("li", &inviter).await;
        let shop = Shop { li, tea, tills };
        app.clock().advance(Duration::days(1));
        app.run_jobs().await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let paid = shop.paid(app, &till, "a").await.received(app).await;
        app.clock().advance(Duration::days(7));
        app.run_jobs().await;
        assert_eq!(app.status_of(&paid.order).await, "SETTLED");
        let all = [&shop.li, &inviter, &upper];
        for (member, pending) in all.into_iter().zip(["5.00", "1.00", "0.50"]) {
            assert_eq!(app.balance(member).await, has("0.00", pending, "0.00"));
        }
        // 12.50 of 50.00: a quarter
        let mut input = part(&paid.order, "12.50");
        (input["noReturn"], input["reason"]) = (json!(true), json!("OTHER"));
        let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
        let id = asked.text("/refundRequest/refund/id").to_owned();
        assert_eq!(refund(app, &id).await["rebateClawback"]["amount"], "0.00", "nothing before the money");
        let done = poll(app, &id).await;
        assert_eq!((&done["status"], &done["payout"], paid.back()), (&json!("SUCCEEDED"), &json!("CHANNEL"), vec![1250]));
        assert_eq!(done["rebateClawback"]["amount"], "1.63", "1.25 of the buyer, 0.25 and 0.13 of the inviters, each rounded for itself");
        for (member, pending) in all.into_iter().zip(["3.75", "0.75", "0.37"]) {
            assert_eq!(app.balance(member).await, has("0.00", pending, "0.00"));
        }
        let buyer = buyer(app, &shop).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Refund { status rebateClawback { amount } } } }";
        let own = buyer.send(query, json!({ "id": id })).await.ok();
        assert_eq!(own.data("/node"), &json!({ "status": "SUCCEEDED", "rebateClawback": null }), "for staff");
        // its bank sends it back: what was taken comes back too
        let (number, _) = till.refunds(&paid.number).pop().unwrap();
        assert!(till.bank_returns(&paid.number, &number));
        app.clock().advance(Duration::days(1));
        app.run_jobs().await;
        assert_eq!(rows(&refund(app, &id).await).last(), Some(&"R54"));
        for (member, pending) in all.into_iter().zip(["5.00", "1.00", "0.50"]) {
            assert_eq!(app.balance(member).await, has("0.00", pending, "0.00"));
        }
    }

    async fn the_desk_finds_by_age_state_amount_and_risk_and_reads_a_history_at_once(app: &TestApp) {
        let shop = open(app).await;
        let policy = json!({ "refundPolicy": { "velocityLimit": 2, "ratioLimitPercent": 0 }, "refundAutoApproveMinutes": 0 });
        app.run_as(Role::Admin, "settingsUpdate", "settings { version }", policy).await.ok();
        let (mut orders, mut ids) = (Vec::new(), Vec::new());
        for (key, items) in [("a", 1), ("b", 2), ("c", 3)] {
            let paid = sold(app, &shop, &[(&shop.tea, items)], key).await;
            ids.push(asked(app, &shop, &paid.order, items).await);
            orders.push(paid.order);
            app.clock().advance(Duration::hours(1));
        }
        act(app, Role::Support, "refundReject", &ids[0], json!({ "note": "no" })).await.ok();
        let support = app.as_user(&app.staff(Role::Support).await);
        let found = async |filter: Value| {
            let query = "query($filter: RefundFilter) { refunds(first: 10, filter: $filter) { edges { node { id } } } }";
            let answer = support.send(query, json!({ "filter": filter })).await.ok();
            let mut found: Vec<usize> = answer.list("/refunds/edges").iter()
                .map(|edge| ids.iter().position(|id| edge["node"]["id"] == id.as_str()).unwrap()).collect();
            found.sort_unstable();
            found
        };
        let ago = |hours: i64, seconds: i64| (rebated_service::clock::Clock::now(app.clock()) - Duration::hours(hours) + Duration::seconds(seconds)).to_rfc3339();
        let cases = [
            (json!({}), vec![0, 1, 2]),
            (json!({ "askedUntil": ago(2, 0) }), vec![0, 1]),
            (json!({ "askedUntil": ago(2, -1) }), vec![0]),
            (json!({ "status": ["IN_REVIEW"], "askedUntil": ago(2, 0) }), vec![1]),
            (json!({ "status": ["REJECTED"] }), vec![0]),
            (json!({ "status": ["IN_REVIEW", "REJECTED"], "amountFrom": yuan("50.00") }), vec![1, 2]),
            (json!({ "amountFrom": yuan("25.01"), "amountTo": yuan("74.99") }), vec![1]),
            (json!({ "isRisky": true }), vec![2]),
            (json!({ "isRisky": false, "status": ["IN_REVIEW"] }), vec![1]),
            (json!({ "orderId": orders[1] }), vec![1]),
        ];
        for (filter, expected) in cases {
            assert_eq!(found(filter.clone()).await, expected, "{filter}");
        }
        assert_eq!(refund(app, &ids[2]).await["risk"], "VELOCITY");
        let query = "query($refund: ID!) { node(id: $refund) { ... on Refund {
            order { number refunds { id } timeline { kind } buyer {
                orders(first: 10) { edges { node { number refunds { id status } } } }
                refunds(first: 10) { edges { node { id status timeline { row } } } } } } } } }";
        let before = app.statements();
        let answer = support.send(query, json!({ "refund": ids[1] })).await.ok();
        let few = app.statements() - before;
        let order = answer.data("/node/order");
        assert_eq!(order["refunds"].as_array().unwrap().len(), 1);
        assert_eq!(order["buyer"]["orders"]["edges"].as_array().unwrap().len(), 3);
        assert_eq!(order["buyer"]["refunds"]["edges"].as_array().unwrap().len(), 3, "{answer:?}");
        assert!(few <= 20, "{few} statements");
    }
}
