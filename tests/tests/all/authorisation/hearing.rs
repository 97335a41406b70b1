//! What keys with one scope hear of what happens to members: the events of that scope, as the members hear them.

use futures_util::future::join_all;
use rebated_tests::shop::{record, yuan};
use rebated_tests::store::run;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::events::all_listen;
use super::subscribe::Listener;
use crate::claims::{NUMBER, claim, decide, id_of, tea};

const HEAR: &str = "events { type userId data }";

/// What each scope lets a key hear: the beginnings of kinds.
const SCOPES: [(&str, &[&str]); 6] = [
    ("IDENTITIES_WRITE", &["order_claim."]),
    ("LINKS_WRITE", &[]),
    ("MONEY_READ", &["refund."]),
    ("ORDERS_IMPORT", &[]),
    ("ORDERS_READ", &["order."]),
    ("REBATES_READ", &["rebate."]),
];

async fn key(app: &TestApp, scopes: Value) -> String {
    let made = crate::api_keys::create(app, json!({ "name": "bot", "scopes": scopes })).await.ok();
    made.text("/apiKeyCreate/secret").to_owned()
}

fn is_of(event: &Value, kinds: &[&str]) -> bool {
    kinds.iter().any(|kind| event["type"].as_str().is_some_and(|name| name.starts_with(kind)))
}

/// The events that somebody heard, or the code of the refusal.
fn read(heard: &[(String, Value)]) -> Result<Vec<Value>, String> {
    if let Some(code) = heard.iter().find_map(|(_, body)| body.pointer("/errors/0/extensions/code")) {
        return Err(code.as_str().unwrap_or_default().to_owned());
    }
    Ok(heard.iter().map(|(_, body)| body["data"]["events"].clone()).collect())
}

both_databases! {
    async fn keys_hear_what_their_scopes_open_and_nothing_else(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "b").await;
        app.import(json!([record("o", "l", "b"), tea(NUMBER)])).await.ok();
        let order = app.newest_order(&li).await;
        let made = claim(app, &li, NUMBER).await.ok();
        app.run_jobs().await;
        let mut tokens = vec![li.token.clone()];
        for (scope, _) in SCOPES {
            tokens.push(key(app, json!([scope])).await);
        }
        tokens.push(key(app, json!(["IDENTITIES_WRITE", "ORDERS_READ"])).await);
        let server = app.serve().await;
        let calls = [("hear", HEAR.to_owned())];
        let mut listeners =
            join_all(tokens.iter().map(|token| Listener::begin(&server, Some(token), &calls))).await;
        // the member, and the keys that hear anything
        all_listen(app, 2 + SCOPES.iter().filter(|(_, kinds)| !kinds.is_empty()).count()).await;
        decide(app, &id_of(&made), true, json!({})).await.ok();
        let amount = yuan("10.00");
        let input = json!({ "orderId": order, "reason": "OTHER", "amount": amount, "idempotencyKey": "k" });
        run(&app.as_user(&li.token), "refundRequest", "refund { id }", input).await.ok();
        app.run_jobs().await;
        let heard = join_all(listeners.iter_mut().map(Listener::heard)).await;
        let heard: Vec<_> = heard.iter().map(|heard| read(heard)).collect();
        let members = heard[0].clone().unwrap();
        for kind in ["order.updated", "order_claim.decided", "rebate.tracked", "refund.requested"] {
            assert!(members.iter().any(|event| is_of(event, &[kind])), "no {kind} among {members:?}");
        }
        for ((scope, kinds), heard) in SCOPES.iter().zip(&heard[1..]) {
            if kinds.is_empty() {
                assert_eq!(heard, &Err("FORBIDDEN".into()), "{scope}");
                continue;
            }
            let mut wanted: Vec<Value> = members.iter().filter(|event| is_of(event, kinds)).cloned().collect();
            if !["MONEY_READ", "ORDERS_READ"].contains(scope) {
                wanted.iter_mut().for_each(|event| event["data"]["orderId"] = Value::Null);
            }
            assert_eq!(heard, &Ok(wanted), "{scope}");
        }
        // who reads orders is told which one was granted
        let both = heard[7].clone().unwrap();
        let decided = both.iter().find(|event| is_of(event, &["order_claim."])).unwrap();
        assert!(decided["data"]["orderId"].is_string(), "{decided}");
    }
}
