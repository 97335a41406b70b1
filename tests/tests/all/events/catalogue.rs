//! What workflows tell: the facts of a life, from an order to its refund.

use rebated_domain::event::facts::{OrderFacts, RebateFacts, RefundFacts};
use rebated_domain::order::OrderStatus;
use rebated_domain::refund::RefundStatus;
use rebated_service::events::{Event, EventData};
use rebated_tests::shop::{record, with};
use rebated_tests::{PASSWORD, TestApp, both_databases};
use serde_json::json;

use super::{assert_in_order, dispatch_all, log};

async fn all(app: &TestApp) -> Vec<Event> {
    dispatch_all(app.platform()).await;
    let log = log(app.platform()).await;
    assert_in_order(&log);
    log
}

fn facts(log: &[Event]) -> Vec<EventData> {
    log.iter().map(|event| event.facts().expect("facts of today")).collect()
}

both_databases! {
    async fn an_order_its_rebate_and_its_refund_tell_of_themselves(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "li").await;
        app.import(json!([record("o", "l", "li")])).await.ok();
        let settled = json!({ "status": "SETTLED", "settledAt": "2026-10-02T08:00:00+08:00",
            "receivedAt": "2026-10-02T08:00:00+08:00", "modifiedAt": "2026-10-02T08:00:00+08:00" });
        app.import(json!([with(record("o", "l", "li"), settled)])).await.ok();
        app.run_jobs().await;
        let order = app.newest_order(&li).await;
        let ask = "mutation R($id: ID!) { refundRequest(input: { orderId: $id, reason: OTHER,
            amount: { amount: \"50.00\", currencyCode: CNY } }) { userErrors { code field } } }";
        app.as_user(&li.token).send(ask, json!({ "id": order })).await.ok();
        app.clock().advance(chrono::TimeDelta::days(3));
        app.run_jobs().await;
        let told = facts(&all(app).await);
        let orders: Vec<&OrderFacts> = told.iter().filter_map(|data| match data {
            EventData::OrderUpdated(facts) => Some(facts),
            _ => None,
        }).collect();
        let states: Vec<_> = orders.iter().map(|facts| (facts.status_before, facts.status)).collect();
        assert_eq!(states[0], (None, OrderStatus::Paid));
        assert_eq!(states[1], (Some(OrderStatus::Paid), OrderStatus::Settled));
        assert_eq!((orders[0].paid.to_string(), orders[0].refunded.to_string()), ("100.00 CNY".into(), "0.00 CNY".into()));
        let rebates: Vec<(&str, &RebateFacts)> = told.iter().filter_map(|data| match data {
            EventData::RebateTracked(facts) | EventData::RebateChanged(facts) | EventData::RebateCredited(facts)
            | EventData::RebateTakenBack(facts) => Some((data.kind().code(), facts)),
            _ => None,
        }).collect();
        assert_eq!((rebates[0].0, rebates[0].1.status_before), ("rebate.tracked", None));
        assert_eq!(rebates[0].1.amount.to_string(), "10.00 CNY");
        let credited = rebates.iter().find(|(kind, _)| *kind == "rebate.credited").expect("it was credited");
        assert_eq!((credited.1.credited_before.minor(), credited.1.credited.minor()), (0, 1_000));
        let refunds: Vec<(&str, &RefundFacts)> = told.iter().filter_map(|data| match data {
            EventData::RefundRequested(facts) | EventData::RefundSucceeded(facts) => {
                Some((data.kind().code(), facts))
            }
            _ => None,
        }).collect();
        assert_eq!((refunds[0].0, refunds[0].1.status_before), ("refund.requested", None));
        if let Some((kind, facts)) = refunds.get(1) {
            assert_eq!((*kind, facts.status_before), ("refund.succeeded", Some(RefundStatus::InReview)));
            let back = rebates.iter().find(|(kind, _)| *kind == "rebate.taken_back").expect("half goes back");
            assert_eq!((back.1.credited_before.minor(), back.1.credited.minor()), (1_000, 500));
        }
    }

    async fn accounts_tell_of_what_their_owners_should_know(app: &TestApp) {
        let li = app.member("li").await;
        let token = app.sign_in(&li).await;
        let change = "mutation C($input: UserPasswordChangeInput!) { userPasswordChange(input: $input) { userErrors { code } } }";
        let input = json!({ "currentPassword": PASSWORD, "password": "another long pass phrase" });
        app.as_user(&token).send(change, json!({ "input": input })).await.ok();
        let log = all(app).await;
        let kinds: Vec<&str> = log.iter().map(|event| event.kind.as_str()).collect();
        assert_eq!(kinds, ["user.registered", "user.signed_in", "user.password_changed"]);
        let Some(EventData::UserPasswordChanged(changed)) = log[2].facts() else { panic!("{log:?}") };
        assert_eq!(changed.sessions_ended, 1, "the one of the registration");
        assert!(log.iter().all(|event| event.user_id.is_some() && event.trace_id.is_some()), "{log:?}");
    }
}
