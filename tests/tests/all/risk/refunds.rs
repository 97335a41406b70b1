//! Requests for refunds of what is on hold, and of buyers about whom there are signals.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::shop::{record, with, yuan};
use rebated_tests::store::run;
use rebated_tests::{Member, TestApp, both_databases};
use serde_json::{Value, json};

use super::{buyer, place, policy, release};
use crate::payments::open;
use crate::refund_life::poll;

async fn request(app: &TestApp, member: &Member, order: &str) -> String {
    let client = app.as_user(&app.sign_in(member).await);
    let input = json!({ "orderId": order, "amount": yuan("10.00"), "reason": "CHANGED_MIND" });
    let asked = run(&client, "refundRequest", "refund { id }", input).await.ok();
    asked.text("/refundRequest/refund/id").to_owned()
}

/// The state of a refund and why it is set apart.
async fn seen(app: &TestApp, refund: &str) -> (String, Value) {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let query = "query($id: ID!) { node(id: $id) { ... on Refund { status risk } } }";
    let answer = admin.send(query, json!({ "id": refund })).await.ok();
    (answer.text("/node/status").to_owned(), answer.data("/node/risk").clone())
}

fn waits(risk: Value) -> (String, Value) {
    ("IN_REVIEW".to_owned(), risk)
}

both_databases! {
    async fn requests_of_who_is_on_hold_wait_for_a_person(app: &TestApp) {
        let li = buyer(app, "li", "c1").await;
        app.import(json!([record("o1", "l1", "c1")])).await.ok();
        let order = app.newest_order(&li).await;
        let hold = place(app, json!({ "userId": li.id })).await;
        let id = request(app, &li, &order).await;
        assert_eq!(seen(app, &id).await, waits(json!("ON_HOLD")));
        app.clock().advance(Duration::hours(30));
        app.run_jobs().await;
        assert_eq!(seen(app, &id).await, waits(json!("ON_HOLD")));
        release(app, &hold).await;
        app.clock().advance(Duration::hours(30));
        app.run_jobs().await;
        assert_eq!(seen(app, &id).await, waits(json!("ON_HOLD")), "whoever was set apart stays so");
        let approve = "mutation($id: ID!) { refundApprove(input: { refundId: $id }) { refund { status } userErrors { code field } } }";
        app.as_user(&app.staff(Role::Support).await).send(approve, json!({ "id": id })).await.ok();
        assert_eq!(seen(app, &id).await.0, "SUCCEEDED");
    }

    async fn a_hold_that_comes_after_the_request_keeps_time_from_granting_it(app: &TestApp) {
        let li = buyer(app, "li", "c1").await;
        app.import(json!([record("o1", "l1", "c1")])).await.ok();
        let order = app.newest_order(&li).await;
        let id = request(app, &li, &order).await;
        assert_eq!(seen(app, &id).await, waits(Value::Null));
        app.clock().advance(Duration::minutes(119));
        place(app, json!({ "orderId": order })).await;
        app.clock().advance(Duration::minutes(1));
        app.run_jobs().await;
        app.clock().advance(Duration::hours(30));
        app.run_jobs().await;
        assert_eq!(seen(app, &id).await, waits(json!("ON_HOLD")));
    }

    async fn the_platform_grants_itself_nothing_of_what_is_on_hold(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let kept = shop.paid(app, &till, "kept").await;
        let other = shop.paid(app, &till, "other").await;
        place(app, json!({ "orderId": kept.order })).await;
        let input = json!({ "variantId": shop.tea, "reason": "OUT_OF_STOCK", "note": "a flood",
            "soldFrom": "2026-11-01T00:00:00Z", "soldTo": "2026-11-02T00:00:00Z" });
        app.run_as(Role::Finance, "storeSaleWithdraw", "orders", input).await.ok();
        app.run_jobs().await;
        let refund = async |order: &str| app.store_order(order).await["refunds"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(poll(app, &refund(&other.order).await).await["status"], "SUCCEEDED");
        app.clock().advance(Duration::hours(30));
        app.run_jobs().await;
        assert_eq!(seen(app, &refund(&kept.order).await).await, waits(json!("ON_HOLD")));
        assert_eq!((kept.back(), other.back()), (vec![], vec![5000]));
    }

    async fn signals_beyond_the_score_set_requests_apart(app: &TestApp) {
        let li = buyer(app, "li", "c1").await;
        let hasty = |n: i32| {
            let (clicked, placed) = ("2026-10-31T00:00:00Z", "2026-10-31T00:00:01Z");
            with(record(&format!("o{n}"), &format!("l{n}"), "c1"), json!({ "clickedAt": clicked, "placedAt": placed }))
        };
        app.import(json!([hasty(1), hasty(2)])).await.ok();
        let order = app.newest_order(&li).await;
        let calm = request(app, &li, &order).await;
        assert_eq!(seen(app, &calm).await, waits(Value::Null), "20 is below the score of 70");
        policy(app, json!({ "reviewScore": 20 })).await;
        let id = request(app, &li, &order).await;
        assert_eq!(seen(app, &id).await, waits(json!("SIGNALS")));
        app.clock().advance(Duration::hours(30));
        app.run_jobs().await;
        assert_eq!(seen(app, &id).await, waits(json!("SIGNALS")));
        assert_eq!(seen(app, &calm).await, waits(json!("SIGNALS")), "it is judged once more when its time has come");
    }
}
