//! The list of events: who sees which, and from which cursors it goes on.

use rebated_domain::user::Role;
use rebated_tests::shop::record;
use rebated_tests::{TestApp, both_databases};
use serde_json::json;

use super::{about, dispatch_all, tell};
use crate::api_keys::create;

const PAGE: &str = "query Page($first: Int, $after: String, $kinds: [EventKind!]) {
    events(first: $first, after: $after, kinds: $kinds) {
        edges { cursor node { cursor id kind type version aggregateType aggregateId sequence userId data } }
        pageInfo { hasNextPage endCursor }
    }
}";

/// The kinds that somebody sees, each once.
async fn kinds_seen(app: &TestApp, token: &str) -> Vec<String> {
    let answer = app.as_user(token).send(PAGE, json!({ "first": 100 })).await.ok();
    let edges = answer.list("/events/edges");
    let mut kinds: Vec<String> =
        edges.iter().map(|edge| edge["node"]["type"].as_str().unwrap().to_owned()).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

both_databases! {
    async fn each_sees_what_they_may_read(app: &TestApp) {
        app.half_of_commission().await;
        let inviter = app.member("inviter").await;
        let buyer = app.invited_member("buyer", &inviter).await;
        let stranger = app.member("stranger").await;
        app.link(&buyer, "b").await;
        app.import(json!([record("o", "l", "b")])).await.ok();
        app.run_jobs().await;
        let own = ["balance.changed", "order.updated", "rebate.tracked", "user.registered"];
        assert_eq!(kinds_seen(app, &buyer.token).await, own);
        assert_eq!(kinds_seen(app, &stranger.token).await, ["user.registered"]);
        let support = app.staff(Role::Support).await;
        assert_eq!(kinds_seen(app, &support).await, ["order.updated", "rebate.tracked"]);
        assert_eq!(kinds_seen(app, &app.staff(Role::Finance).await).await, own);
        let key = |scopes| async move {
            let made = create(app, json!({ "name": "bot", "scopes": scopes })).await.ok();
            made.text("/apiKeyCreate/secret").to_owned()
        };
        assert_eq!(kinds_seen(app, &key(json!(["ORDERS_READ"])).await).await, ["order.updated"]);
        assert_eq!(kinds_seen(app, &key(json!(["REBATES_READ"])).await).await, ["rebate.tracked"]);
        let refused = app.as_user(&key(json!(["ORDERS_IMPORT"])).await).send(PAGE, json!({})).await;
        assert_eq!(refused.body()["errors"][0]["extensions"]["code"], "FORBIDDEN");
        let refused = app.as_anonymous().send(PAGE, json!({})).await;
        assert_eq!(refused.body()["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
        // a rebate names its order to those who may see that
        for (token, is_named) in [(&buyer.token, true), (&key(json!(["REBATES_READ"])).await, false)] {
            let page = json!({ "kinds": ["REBATE_TRACKED"] });
            let answer = app.as_user(token).send(PAGE, page).await.ok();
            assert_eq!(answer.data("/events/edges/0/node/data/orderId").is_string(), is_named);
        }
    }

    async fn pages_go_on_behind_their_cursors(app: &TestApp) {
        for n in 0..5 {
            tell(app.platform(), &[about(n)]).await;
        }
        dispatch_all(app.platform()).await;
        let client = app.as_user(&app.staff(Role::Finance).await);
        let (mut after, mut seen) = (json!(null), Vec::new());
        loop {
            let page = json!({ "first": 2, "after": after, "kinds": ["BALANCE_CHANGED", "BALANCE_CHANGED"] });
            let answer = client.send(PAGE, page).await.ok();
            for edge in answer.list("/events/edges") {
                assert_eq!(edge["cursor"], edge["node"]["cursor"]);
                seen.push(edge["cursor"].clone());
            }
            after = answer.data("/events/pageInfo/endCursor").clone();
            if answer.data("/events/pageInfo/hasNextPage") == &json!(false) {
                break;
            }
        }
        seen.dedup();
        assert_eq!(seen.len(), 5);
        let none = client.send(PAGE, json!({ "kinds": ["BILL_ISSUED"] })).await.ok();
        assert!(none.list("/events/edges").is_empty());
    }

    async fn cursors_of_other_lists_and_other_logs_are_refused(app: &TestApp) {
        use base64::Engine as _;
        let encode = |text: &str| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text);
        let client = app.as_user(&app.staff(Role::Finance).await);
        for bad in ["x".to_owned(), encode("orders.placedAt|3"), encode("events.position|999")] {
            let answer = client.send(PAGE, json!({ "after": bad })).await;
            let error = &answer.body()["errors"][0]["extensions"];
            assert_eq!((&error["code"], &error["argument"]), (&json!("BAD_USER_INPUT"), &json!("after")));
        }
    }
}
