//! What caused a movement, and movements that are late.

use base64::Engine as _;
use rebated_domain::id::{RefundId, UserId};
use rebated_domain::ledger::AccountPurpose::UserAvailable;
use rebated_domain::user::Role;
use rebated_tests::books::{Booking, Books};
use rebated_tests::{Member, TestApp, both_databases};
use serde_json::{Value, json};

use super::closing::at;
use super::{issue, settled};

const MOVEMENT: &str = "reason occurredAt isLate effectiveAt order { externalId } source { __typename
    ... on Rebate { beneficiary { displayName } } ... on Refund { amount { amount } } }";

/// The id within a global id.
fn uuid<T: From<sea_orm::prelude::Uuid>>(id: &str) -> T {
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(id).unwrap();
    let text = String::from_utf8(text).unwrap();
    text.split_once(':').unwrap().1.parse::<sea_orm::prelude::Uuid>().unwrap().into()
}

async fn transactions(app: &TestApp, token: &str) -> Vec<Value> {
    let query = format!("{{ viewer {{ transactions {{ edges {{ node {{ {MOVEMENT} }} }} }} }} }}");
    let answer = app.as_user(token).send(&query, json!({})).await.ok();
    answer.list("/viewer/transactions/edges").iter().map(|edge| edge["node"].clone()).collect()
}

async fn refund(app: &TestApp, buyer: &Member) -> RefundId {
    let input = json!({ "orderId": app.newest_order(buyer).await, "reason": "OTHER",
        "amount": { "amount": "10.00", "currencyCode": "CNY" } });
    let mutation = "mutation($input: RefundRequestInput!) { refundRequest(input: $input) {
        refund { id } userErrors { code field message } } }";
    let made = app.as_user(&buyer.token).send(mutation, json!({ "input": input })).await.ok();
    uuid(made.text("/refundRequest/refund/id"))
}

both_databases! {
    async fn a_credit_comes_from_a_rebate(app: &TestApp) {
        app.half_of_commission().await;
        let rule = json!({ "name": "friends", "beneficiary": "INVITER", "reward": { "percentOfOrder": "0.01" } });
        app.publish_rule(rule).await;
        let wang = app.member("wang").await;
        let li = app.invited_member("li", &wang).await;
        app.link(&li, "c1").await;
        app.import(json!([settled("o1", "2026-08-01", json!({}))])).await.ok();
        issue(app, "2026-08").await.ok();
        let rebate_of = |name: &str| json!({ "__typename": "Rebate", "beneficiary": { "displayName": name } });
        let own = transactions(app, &li.token).await;
        assert_eq!((&own[0]["source"], &own[0]["order"]), (&rebate_of("li"), &json!({ "externalId": "o1" })));
        assert_eq!((&own[0]["occurredAt"], &own[0]["isLate"]), (&Value::Null, &json!(false)));
        let inviters = transactions(app, &wang.token).await;
        assert_eq!((&inviters[0]["source"], &inviters[0]["order"]), (&rebate_of("wang"), &Value::Null));
        let query = format!("{{ viewer {{ bills {{ edges {{ node {{ lines {{ edges {{ node {{ {MOVEMENT} }} }} }} }} }} }} }} }}");
        for (member, name) in [(&li, "li"), (&wang, "wang")] {
            let bill = app.as_user(&member.token).send(&query, json!({})).await.ok();
            let line = bill.data("/viewer/bills/edges/0/node/lines/edges/0/node");
            assert_eq!((&line["source"], &line["isLate"]), (&rebate_of(name), &json!(false)));
        }
    }

    async fn a_refund_is_shown_to_its_buyer_and_staff(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        let wang = app.member("wang").await;
        app.link(&li, "c1").await;
        app.import(json!([settled("o1", "2026-10-25", json!({}))])).await.ok();
        let refund = refund(app, &li).await;
        issue(app, "2026-10").await.ok();
        let (dated, occurred) = (at("2026-11-01T00:00:00Z"), at("2026-09-09T00:00:00Z"));
        let mut books = Books::default();
        for member in [&li, &wang] {
            let user: UserId = uuid(&member.id);
            // neither has had an entry on this account
            let late = Booking { refund: Some(refund), occurred_at: Some(occurred),
                ..Booking::of(user, UserAvailable, 700, dated) };
            books.post(app.platform(), [late]).await.unwrap();
        }
        let shown = json!({ "__typename": "Refund", "amount": { "amount": "10.00" } });
        let finance = app.staff(Role::Finance).await;
        for token in [&li.token, &finance] {
            let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on User {{
                transactions {{ edges {{ node {{ {MOVEMENT} }} }} }}
                billDraft {{ lines {{ edges {{ node {{ {MOVEMENT} }} }} }} }} }} }} }}");
            let answer = app.as_user(token).send(&query, json!({ "id": li.id })).await.ok();
            for movement in [
                answer.data("/node/transactions/edges/0/node"),
                answer.data("/node/billDraft/lines/edges/0/node"),
            ] {
                assert_eq!(movement["source"], shown);
                assert_eq!(movement["isLate"], true);
                assert_eq!(movement["occurredAt"], "2026-09-09T00:00:00.000Z");
                assert_eq!(movement["effectiveAt"], "2026-11-01T00:00:00.000Z");
            }
        }
        // it is about somebody else's order
        let others = transactions(app, &wang.token).await;
        assert_eq!((&others[0]["source"], &others[0]["isLate"]), (&Value::Null, &json!(true)));
    }
}
