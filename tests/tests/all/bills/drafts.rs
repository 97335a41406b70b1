//! Bills of months that are not over, or over and not closed.

use chrono::Duration;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{issue, settled};

const BILL: &str = "id number hash period { month startsAt endsAt } status issuedAt
    opening { amount } credits { amount } debits { amount } closing { amount }
    totals { reason count amount { amount } }
    lines { totalCount pageInfo { hasNextPage } edges { cursor node {
        transferId reason amount { amount } balanceAfter { amount } effectiveAt occurredAt isLate
        order { externalId } source { __typename ... on Node { id } }
    } } }";

async fn draft(app: &TestApp, token: &str, arguments: &str) -> Value {
    let query = format!("{{ viewer {{ billDraft{arguments} {{ {BILL} }} }} }}");
    app.as_user(token).send(&query, json!({})).await.ok().data("/viewer/billDraft").clone()
}

/// Two fields of a draft that are not yet what they will be.
fn as_if_issued(mut draft: Value, issued: &Value) -> Value {
    assert_eq!((draft["status"].as_str(), draft["issuedAt"].clone()), (Some("DRAFT"), Value::Null));
    assert!(issued["issuedAt"].is_string());
    draft["status"] = json!("ISSUED");
    draft["issuedAt"] = issued["issuedAt"].clone();
    draft
}

both_databases! {
    async fn a_draft_is_the_bill_to_come(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([
            settled("o1", "2026-08-01", json!({})),
            settled("o2", "2026-09-05", json!({ "commission": "7.00" })),
        ])).await.ok();
        app.import(json!([settled("o1", "2026-08-01",
            json!({ "refunded": "100.00", "modifiedAt": "2026-09-02T00:00:00Z" }))])).await.ok();
        let before = app.snapshot().await;
        let drafts = [
            draft(app, &li.token, "(month: \"2026-08\")").await,
            draft(app, &li.token, "(month: \"2026-09\", currencyCode: CNY)").await,
        ];
        app.assert_unchanged_since(&before).await;
        assert_eq!(drafts[1]["lines"]["totalCount"], 2);
        assert_eq!(drafts[1]["closing"]["amount"], "3.50");
        let find = "query($id: ID!) { node(id: $id) { id } }";
        let id = json!({ "id": drafts[1]["id"] });
        assert!(app.as_user(&li.token).send(find, id.clone()).await.ok().data("/node").is_null(), "not stored");
        issue(app, "2026-09").await.ok();
        let query = format!("{{ viewer {{ bills {{ edges {{ node {{ {BILL} }} }} }} }} }}");
        let shown = app.as_user(&li.token).send(&query, json!({})).await.ok();
        for (n, draft) in drafts.into_iter().enumerate() {
            let issued = shown.data(&format!("/viewer/bills/edges/{}/node", 1 - n));
            assert_eq!(&as_if_issued(draft, issued), issued);
        }
        assert_eq!(app.as_user(&li.token).send(find, id.clone()).await.ok().data("/node/id"), &id["id"]);
        assert_eq!(draft(app, &li.token, "(month: \"2026-09\")").await, Value::Null, "it is issued");
    }

    async fn the_running_month_follows_its_movements(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([settled("o1", "2026-09-01", json!({}))])).await.ok();
        issue(app, "2026-09").await.ok();
        let empty = draft(app, &li.token, "").await;
        assert_eq!(empty["period"]["month"], "2026-11");
        assert_eq!((&empty["opening"]["amount"], &empty["closing"]["amount"]), (&json!("10.00"), &json!("10.00")));
        assert_eq!((&empty["lines"]["edges"], &empty["totals"]), (&json!([]), &json!([])));
        // known in November, credited in October: too late for September only
        app.import(json!([settled("o2", "2026-10-01", json!({ "commission": "5.00" }))])).await.ok();
        assert_eq!(draft(app, &li.token, "").await["opening"]["amount"], "12.50");
        app.clock().advance(Duration::days(3));
        let token = app.sign_in(&li).await;
        app.import(json!([settled("o3", "2026-09-01", json!({ "commission": "8.00" }))])).await.ok();
        app.run_jobs().await;
        let grown = draft(app, &token, "").await;
        assert_eq!((&grown["id"], &grown["number"]), (&empty["id"], &empty["number"]));
        assert_ne!(grown["hash"], empty["hash"]);
        assert_eq!(grown["closing"]["amount"], "16.50");
        assert_eq!(grown["lines"]["edges"][0]["node"]["balanceAfter"]["amount"], "16.50");
        assert_eq!(grown["totals"], json!([{ "reason": "REBATE_CREDIT", "count": 1, "amount": { "amount": "4.00" } }]));
    }

    async fn months_without_drafts(app: &TestApp) {
        let li = app.member("li").await;
        issue(app, "2026-09").await.ok();
        for closed_or_to_come in ["2026-09", "2026-01", "2026-12"] {
            let arguments = format!("(month: \"{closed_or_to_come}\")");
            assert_eq!(draft(app, &li.token, &arguments).await, Value::Null, "{closed_or_to_come}");
        }
        let query = "{ viewer { billDraft(month: \"2026-13\") { id } } }";
        let refused = app.as_user(&li.token).send(query, json!({})).await;
        assert_eq!(refused.error_codes(), ["BAD_USER_INPUT"]);
    }
}
