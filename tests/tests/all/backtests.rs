//! Back-tests: the rules in force answer what is booked, other rules what they would have paid.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_service::Actor;
use rebated_service::rules::backtest::{Backtest, Period, Rules, backtest};
use rebated_tests::shop::{record, with};
use rebated_tests::{Client, GqlAnswer, Member, TestApp, both_databases};
use serde_json::{Value, json};

use crate::sockets::stream::{EVENTS, Stream};

const TEST: &str = "query Test($input: RebateBacktestInput!) { rebateBacktest(input: $input) {
    report {
        states lines orders winners losers
        totals { booked { amount } tested { amount } bookedSubsidy { amount } testedSubsidy { amount }
            commission { amount } bookedMargin { amount } testedMargin { amount } }
        days { date figures { lines booked { amount } tested { amount } } }
        sources { source figures { lines tested { amount } } }
        rules { key awards tested { amount } }
        mostGained { user { displayName } booked { amount } tested { amount } }
        mostLost { user { displayName } booked { amount } tested { amount } }
        mostChanged { line { id } booked { amount } tested { amount } }
        burns { key date tested { amount } }
        exhausted { key kind date placedAt }
    }
    userErrors { code field message }
} }";

const REPORT: &str = "/rebateBacktest/report";

async fn finance(app: &TestApp) -> Client {
    app.as_user(&app.staff(Role::Finance).await)
}

async fn test(finance: &Client, input: Value) -> GqlAnswer {
    finance.send(TEST, json!({ "input": with(october(), input) })).await
}

fn october() -> Value {
    json!({ "from": "2026-09-30T16:00:00Z", "to": "2026-10-31T16:00:00Z" })
}

fn yuan(amount: &str) -> Value {
    json!({ "amount": amount, "currencyCode": "CNY" })
}

fn day(day: u32, hour: u32) -> String {
    format!("2026-10-{day:02}T{hour:02}:00:00+08:00")
}

/// A line of an order that was placed on a day of October; `key` is its own within the order.
fn line(order: &str, key: &str, buyer: &str, placed: u32, changes: Value) -> Value {
    let key = &format!("{order}-{key}");
    let placed = json!({ "placedAt": day(placed, 8), "modifiedAt": day(placed, 9) });
    with(with(record(order, key, buyer), placed), changes)
}

/// Rules with budgets, caps and bonuses for whole orders, and an inviter who earns too.
async fn campaign(app: &TestApp) -> String {
    let half = app
        .publish_rule(json!({ "name": "half", "key": "half", "reward": { "percentOfCommission": "0.5" },
            "budget": { "total": yuan("42.00"), "perDay": yuan("16.00") } }))
        .await;
    app.publish_rule(json!({ "name": "order", "key": "order", "stackGroup": "order", "priority": 3,
        "reward": { "fixedPerOrder": yuan("3.01") }, "caps": { "perUserPerDay": yuan("5.00") } }))
        .await;
    app.publish_rule(json!({ "name": "invite", "key": "invite", "beneficiary": "INVITER",
        "reward": { "percentOfCommission": "0.1" }, "caps": { "perUser": yuan("5.50") } }))
        .await;
    half
}

async fn buyers(app: &TestApp) -> [Member; 2] {
    let li = app.member("li").await;
    let bo = app.invited_member("bo", &li).await;
    app.link(&li, "c1").await;
    app.link(&bo, "c2").await;
    [li, bo]
}

async fn refund(app: &TestApp, member: &Member, amount: &str) {
    let order = app.newest_order(member).await;
    let ask = "mutation Ask($input: RefundRequestInput!) {
        refundRequest(input: $input) { refund { id } userErrors { code field message } } }";
    let input = json!({ "orderId": order, "amount": yuan(amount), "reason": "DEFECTIVE" });
    let asked = app.as_user(&app.sign_in(member).await).send(ask, json!({ "input": input })).await.ok();
    let id = asked.text("/refundRequest/refund/id").to_owned();
    let grant = "mutation Grant($input: RefundDecisionInput!) {
        refundApprove(input: $input) { refund { status } userErrors { code field message } } }";
    let support = app.as_user(&app.staff(Role::Support).await);
    support.send(grant, json!({ "input": { "refundId": id } })).await.ok();
}

/// Orders of two buyers in and after October, amended, refunded, cancelled and credited, while budgets run out
/// and rules change.
async fn life(app: &TestApp) {
    let half = campaign(app).await;
    let [_, bo] = buyers(app).await;
    // the later order is reported first; within a call the earlier one takes from the budgets first
    app.import(json!([
        line("o3", "a", "c1", 3, json!({ "commission": "24.00" })),
        line("o1", "b", "c2", 1, json!({ "commission": "13.31", "paid": "31.00" })),
        line("o1", "a", "c2", 1, json!({ "commission": "21.00" })),
        line("o2", "a", "c1", 1, json!({})),
    ]))
    .await
    .ok();
    // outside the period, and it takes of the same budget
    app.import(json!([line("n1", "a", "c2", 1, json!({ "placedAt": "2026-11-02T08:00:00+08:00" }))]))
        .await
        .ok();
    app.import(json!([
        line("o4", "a", "c2", 4, json!({})),
        line(
            "o1",
            "a",
            "c2",
            1,
            json!({ "commission": "21.00", "refunded": "60.00", "modifiedAt": day(5, 9) })
        ),
    ]))
    .await
    .ok();
    let dearer = json!({ "ruleId": half, "name": "more", "reward": { "percentOfCommission": "0.6" },
        "budget": { "total": yuan("60.00") } });
    publish_again(app, dearer).await;
    app.import(json!([
        line("o5", "a", "c1", 6, json!({ "commission": "30.00" })),
        line("o3", "a", "c1", 3, json!({ "status": "CANCELLED", "modifiedAt": day(7, 9) })),
    ]))
    .await
    .ok();
    app.import(json!([line("o1", "b", "c2", 1, json!({ "commission": "40.00", "modifiedAt": day(8, 9) }))]))
        .await
        .ok();
    let settled = json!({ "status": "SETTLED", "receivedAt": day(9, 9), "settledAt": day(9, 9),
        "modifiedAt": day(9, 9) });
    app.import(json!([line("o2", "a", "c1", 1, settled.clone()), line("o4", "a", "c2", 4, settled)]))
        .await
        .ok();
    app.clock().advance(Duration::days(60));
    app.run_jobs().await;
    refund(app, &bo, "33.00").await;
    app.import(json!([line("o6", "a", "c2", 1, json!({ "commission": "18.00" }))])).await.ok();
}

async fn publish_again(app: &TestApp, draft: Value) {
    let id = draft["ruleId"].clone();
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let mutation = "mutation Draft($input: RebateRuleDraftInput!) {
        rebateRuleDraft(input: $input) { userErrors { code field message } } }";
    admin.send(mutation, json!({ "input": draft })).await.ok();
    let mutation = "mutation Publish($input: RebateRulePublishInput!) {
        rebateRulePublish(input: $input) { userErrors { code field message } } }";
    admin.send(mutation, json!({ "input": { "ruleId": id } })).await.ok();
}

fn document(rules: Value) -> Value {
    json!({ "document": json!({ "rules": rules }).to_string() })
}

both_databases! {
    async fn the_rules_in_force_answer_what_is_booked(app: &TestApp) {
        life(app).await;
        let finance = finance(app).await;
        let before = app.snapshot().await;
        let answer = test(&finance, json!({})).await.ok();
        app.assert_unchanged_since(&before).await;
        let report = answer.data(REPORT);
        let total = &report["totals"][0];
        assert_eq!(total["booked"], total["tested"], "{report:#}");
        assert_eq!(total["bookedMargin"], total["testedMargin"]);
        assert_ne!(total["booked"]["amount"], "0.00");
        for day in report["days"].as_array().unwrap() {
            assert_eq!(day["figures"]["booked"], day["figures"]["tested"], "{day}");
        }
        assert_eq!(report["mostChanged"], json!([]), "every line pays what is booked");
        assert_eq!((&report["winners"], &report["losers"]), (&json!(0), &json!(0)), "and everybody gets it");
        assert_eq!((&report["lines"], &report["orders"]), (&json!(7), &json!(6)));
        let exhausted = report["exhausted"].as_array().unwrap();
        assert!(exhausted.iter().any(|budget| budget["kind"] == "DAY"), "the budget of a day ran out: {report:#}");
    }

    async fn half_the_rule_pays_half(app: &TestApp) {
        app.half_of_commission().await;
        let [_, bo] = buyers(app).await;
        app.import(json!([
            line("o1", "a", "c1", 1, json!({})),
            line("o2", "a", "c2", 2, json!({ "commission": "30.00" })),
        ]))
        .await
        .ok();
        refund(app, &bo, "50.00").await;
        let rule = json!({ "key": "quarter", "name": "quarter", "spec": { "reward": { "percentOfCommission": "0.25" } } });
        let finance = finance(app).await;
        let before = app.snapshot().await;
        let answer = test(&finance, document(json!([rule]))).await.ok();
        app.assert_unchanged_since(&before).await;
        let report = answer.data(REPORT);
        let amounts = |of: &Value| json!([of["booked"]["amount"], of["tested"]["amount"]]);
        assert_eq!(amounts(&report["totals"][0]), json!(["17.50", "8.75"]));
        assert_eq!(report["totals"][0]["bookedMargin"]["amount"], "17.50");
        assert_eq!(report["totals"][0]["testedMargin"]["amount"], "26.25");
        assert_eq!((&report["winners"], &report["losers"]), (&json!(0), &json!(2)));
        let lost: Vec<Value> = report["mostLost"].as_array().unwrap().iter().map(amounts).collect();
        assert_eq!(lost, [json!(["10.00", "5.00"]), json!(["7.50", "3.75"])]);
        assert_eq!(report["rules"], json!([{ "key": "quarter", "awards": 2, "tested": { "amount": "8.75" } }]));
        assert_eq!(report["sources"][0]["figures"]["lines"], 2);
        assert_eq!(report["days"][1]["date"], "2026-10-02");
        assert_eq!(amounts(&report["days"][1]["figures"]), json!(["7.50", "3.75"]));
    }

    async fn a_budget_burns_down_in_the_order_of_the_past(app: &TestApp) {
        app.half_of_commission().await;
        buyers(app).await;
        for (order, placed) in [("o2", 2), ("o1", 1), ("o3", 2)] {
            app.import(json!([line(order, "a", "c1", placed, json!({}))])).await.ok();
        }
        let rule = json!({ "key": "capped", "name": "capped", "spec": {
            "reward": { "percentOfCommission": "0.5" }, "budget": { "total": yuan("25.00") } } });
        let answer = test(&finance(app).await, document(json!([rule]))).await.ok();
        let report = answer.data(REPORT);
        assert_eq!(report["totals"][0]["tested"]["amount"], "25.00");
        let burns = json!([
            { "key": "capped", "date": "2026-10-01", "tested": { "amount": "10.00" } },
            { "key": "capped", "date": "2026-10-02", "tested": { "amount": "15.00" } },
        ]);
        assert_eq!(report["burns"], burns);
        let last = json!([{ "key": "capped", "kind": "TOTAL", "date": null, "placedAt": "2026-10-02T00:00:00.000Z" }]);
        assert_eq!(report["exhausted"], last);
    }

    async fn wrong_documents_are_refused_by_field(app: &TestApp) {
        let rule = |spec: Value| json!({ "key": "x", "name": "x", "spec": spec });
        let share = json!({ "reward": { "percentOfCommission": "0.5" } });
        let cases = [
            (json!({ "document": "[" }), "BAD_DOCUMENT", "input.document"),
            (document(json!([rule(json!({ "reward": 1 }))])), "BAD_DOCUMENT", "input.document.rules.0.spec.reward"),
            (document(json!([rule(share.clone()), rule(share.clone())])), "REPEATED_KEY", "input.document.rules.1.key"),
            (document(json!([rule(json!({ "reward": { "percentOfCommission": "0" } }))])), "NOTHING_PAID", "input.document.rules.0.spec.reward"),
            (with(document(json!([rule(share)])), json!({ "to": "2026-09-30T16:00:00Z" })), "EMPTY_PERIOD", "input.to"),
        ];
        let finance = finance(app).await;
        for (input, code, field) in cases {
            let refused = test(&finance, input.clone()).await;
            assert_eq!(refused.user_errors("rebateBacktest"), [(code, field)], "{input}");
        }
    }

    async fn what_is_too_large_is_refused(app: &TestApp) {
        app.half_of_commission().await;
        buyers(app).await;
        app.import(json!([line("o1", "a", "c1", 1, json!({})), line("o2", "a", "c1", 2, json!({}))])).await.ok();
        let refused = backtest(app.platform(), &Actor::system(), of_october(Some(1)), |_| {}).await;
        assert_eq!(refused.unwrap_err().to_string(), "the period has 2 pricings of lines; at most 1 are tested at once");
    }

    async fn a_subscription_tells_how_far_it_is_and_ends_with_the_report(app: &TestApp) {
        app.half_of_commission().await;
        buyers(app).await;
        app.import(json!([line("o1", "a", "c1", 1, json!({}))])).await.ok();
        let server = app.serve().await;
        let finance = app.staff(Role::Finance).await;
        let ask = "subscription { rebateBacktest(input: { from: \"2026-09-30T16:00:00Z\", \
            to: \"2026-10-31T16:00:00Z\" }) { done total report { lines } userErrors { code } } }";
        let mut stream = Stream::open(&server, EVENTS, Some(&finance), ask).await;
        let mut told: Vec<Value> = Vec::new();
        while told.last().is_none_or(|last| last["report"].is_null()) {
            told.push(stream.event().await["rebateBacktest"].take());
        }
        stream.completed().await;
        assert!(told.iter().all(|told| told["total"] == 1), "{told:?}");
        let last = told.last().unwrap();
        assert_eq!(last, &json!({ "done": 1, "total": 1, "report": { "lines": 1 }, "userErrors": [] }));
    }
}

fn of_october(most: Option<u64>) -> Backtest {
    let at = |text: &str| text.parse().unwrap();
    let period = Period { from: at("2026-09-30T16:00:00Z"), to: at("2026-10-31T16:00:00Z") };
    Backtest { rules: Rules::InForce, period, most }
}
