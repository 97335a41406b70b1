//! Firebase, as a server sees it: the token of a service account, and the messages.

use std::sync::Arc;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use rebated_connectors::notifications::{Fcm, FcmOptions};
use rebated_domain::id::DeliveryId;
use rebated_domain::notification::NotificationKind;
use rebated_service::clock::ManualClock;
use rebated_service::notifications::{Push, PushPort as _, SendError};
use serde_json::{Value, json};
use uuid::Uuid;

use super::outside::{Request, now, serve};

fn push() -> Push {
    Push {
        id: DeliveryId(Uuid::from_u128(7)),
        token: "device".into(),
        kind: NotificationKind::RebateCredited,
        title: "返利已到账".into(),
        text: "您有一笔返利。".into(),
    }
}

/// The key that Google would hand out, and what verifies with it.
fn service_account(token_uri: &str) -> (String, DecodingKey) {
    let key = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let der: Pkcs8V1Der<'_> = key.as_der().unwrap();
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        STANDARD.encode(der.as_ref())
    );
    let account = json!({
        "project_id": "shop", "client_email": "push@shop.test", "private_key": pem, "token_uri": token_uri,
    });
    (account.to_string(), DecodingKey::from_rsa_der(key.public_key().as_ref()))
}

fn bearer(request: &Request) -> &str {
    request.1["authorization"].to_str().unwrap()
}

#[tokio::test]
async fn a_push_goes_out_with_a_token_that_is_asked_for_once() {
    let token = |name: &str| (200, json!({ "access_token": name, "expires_in": 3600 }));
    let taken = (200, json!({ "name": "projects/shop/messages/1" }));
    let (endpoint, desk) = serve(vec![
        token("first"),
        taken.clone(),
        taken.clone(),
        (404, json!({ "error": { "status": "NOT_FOUND" } })),
        (429, json!({})),
        (503, json!({})),
        (400, json!({})),
        (401, json!({})),
        token("second"),
        taken,
        (500, json!({ "error": "internal" })),
    ])
    .await;
    let (service_account, key) = service_account(&format!("{endpoint}/token"));
    let clock = Arc::new(ManualClock::new(now()));
    let firebase = Fcm::new(&FcmOptions { endpoint, service_account }, Arc::clone(&clock) as _).unwrap();
    let sent = Ok(Some("projects/shop/messages/1".to_owned()));
    assert_eq!(firebase.send(&push()).await, sent);
    clock.advance(TimeDelta::minutes(54));
    assert_eq!(firebase.send(&push()).await, sent);
    assert_eq!(firebase.send(&push()).await, Err(SendError::Gone), "the app is not installed any more");
    assert!(matches!(firebase.send(&push()).await, Err(SendError::Limited(_))));
    assert!(matches!(firebase.send(&push()).await, Err(SendError::Again(_))));
    assert!(matches!(firebase.send(&push()).await, Err(SendError::Refused(_))));
    assert!(matches!(firebase.send(&push()).await, Err(SendError::Again(_))), "the token was not accepted");
    assert_eq!(firebase.send(&push()).await, sent);
    clock.advance(TimeDelta::hours(1));
    assert!(matches!(firebase.send(&push()).await, Err(SendError::Again(_))), "no token was given");

    let requests = desk.requests.lock().unwrap();
    let paths: Vec<&str> = requests.iter().map(|(uri, ..)| uri.path()).collect();
    let message = "/v1/projects/shop/messages:send";
    let expected = [&["/token"][..], &[message; 7], &["/token", message, "/token"]].concat();
    assert_eq!(paths, expected);
    assert_eq!((bearer(&requests[1]), bearer(&requests[9])), ("Bearer first", "Bearer second"));
    let body: Value = serde_json::from_slice(&requests[1].2).unwrap();
    assert_eq!(body["message"]["token"], "device");
    assert_eq!(body["message"]["notification"]["title"], "返利已到账");
    assert_eq!(body["message"]["android"]["notification"]["tag"], "00000000-0000-0000-0000-000000000007");

    let form = String::from_utf8(requests[0].2.to_vec()).unwrap();
    let assertion = form.split_once("&assertion=").unwrap().1;
    let mut rules = Validation::new(Algorithm::RS256);
    // the time of the test is not that of the machine
    rules.validate_exp = false;
    rules.set_audience(&[format!("http://{}/token", requests[0].1["host"].to_str().unwrap())]);
    let claims = decode::<Value>(assertion, &key, &rules).unwrap().claims;
    assert_eq!(claims["iss"], "push@shop.test");
    assert_eq!(claims["exp"], now().timestamp() + 3_600);
    assert_eq!(claims["scope"], "https://www.googleapis.com/auth/firebase.messaging");
}
