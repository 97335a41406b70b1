//! Tokens that somebody else has made, or changed.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rebated_domain::user::Role;
use rebated_service::Platform;
use rebated_service::clock::ManualClock;
use rebated_service::ids::SeededEntropy;
use rebated_service::users::{TokenFor, TokenPolicy, operator_token, rotate_keys};
use rebated_tests::{TestApp, both_databases};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::account_calls::{assert_unauthenticated, registered, viewer};

fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

fn text(part: &Value) -> String {
    URL_SAFE_NO_PAD.encode(part.to_string())
}

/// A token by the app's own key, made by another policy.
async fn made_by(app: &TestApp, tokens: TokenPolicy) -> String {
    let own = app.platform();
    let entropy = Arc::new(SeededEntropy::new(7));
    let other = Platform::new(own.db.clone(), Arc::new(ManualClock::new(own.now())), entropy, tokens);
    operator_token(&other, TokenFor::Role(Role::Member)).await.unwrap()
}

async fn public_key(app: &TestApp) -> Vec<u8> {
    let db = app.platform().db.read();
    let sql = "SELECT public_key FROM signing_keys";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
    row.unwrap().unwrap().try_get_by_index(0).unwrap()
}

both_databases! {
    async fn a_changed_token_is_nobodys(app: &TestApp) {
        let token = registered(app, "ada").await.access;
        viewer(&app.as_user(&token)).await.ok();
        let (header, mut claims) = (part(&token, 0), part(&token, 1));
        let signature = token.rsplit('.').next().unwrap();
        claims["role"] = json!("ADMIN");
        let promoted = format!("{}.{}.{signature}", text(&header), text(&claims));
        let first = if signature.starts_with('A') { "B" } else { "A" };
        let resigned = format!("{}.{first}{}", token.rsplit_once('.').unwrap().0, &signature[1..]);
        let unsigned = format!("{}.", token.rsplit_once('.').unwrap().0);
        for changed in [promoted, resigned, unsigned, format!("{token}A"), "a.b.c".into(), "nonsense".into()] {
            assert_unauthenticated(&viewer(&app.as_user(&changed)).await);
        }
    }

    async fn the_algorithm_is_ours_to_choose(app: &TestApp) {
        let token = registered(app, "ada").await.access;
        let (header, claims) = (part(&token, 0), part(&token, 1));
        for name in ["none", "None", "HS256"] {
            let mut header = header.clone();
            header["alg"] = json!(name);
            for signature in ["", "AAAA", token.rsplit('.').next().unwrap()] {
                let forged = format!("{}.{}.{signature}", text(&header), text(&claims));
                assert_unauthenticated(&viewer(&app.as_user(&forged)).await);
            }
        }
        // signed with what everybody may know, as if it were a secret
        let key = EncodingKey::from_secret(&public_key(app).await);
        let kid = header["kid"].as_str().map(str::to_owned);
        let hs256 = Header { typ: Some("at+jwt".into()), kid, ..Header::new(Algorithm::HS256) };
        let forged = encode(&hs256, &claims, &key).unwrap();
        assert_unauthenticated(&viewer(&app.as_user(&forged)).await);
    }

    async fn tokens_of_other_issuers_and_for_others_are_refused(app: &TestApp) {
        let ours = made_by(app, TokenPolicy::default()).await;
        viewer(&app.as_user(&ours)).await.ok();
        let elsewhere = TokenPolicy { issuer: "elsewhere".into(), ..TokenPolicy::default() };
        assert_unauthenticated(&viewer(&app.as_user(&made_by(app, elsewhere).await)).await);
        let for_others = TokenPolicy { audience: "others".into(), ..TokenPolicy::default() };
        assert_unauthenticated(&viewer(&app.as_user(&made_by(app, for_others).await)).await);
    }

    async fn tokens_of_a_replaced_key_live_for_another_day(app: &TestApp) {
        let policy = TokenPolicy { access_ttl: Duration::days(3), ..TokenPolicy::default() };
        let old = made_by(app, policy.clone()).await;
        rotate_keys(app.platform()).await.unwrap();
        let new = made_by(app, policy).await;
        assert_ne!(part(&old, 0)["kid"], part(&new, 0)["kid"]);
        viewer(&app.as_user(&new)).await.ok();
        app.clock().advance(Duration::hours(24) - Duration::seconds(1));
        viewer(&app.as_user(&old)).await.ok();
        app.clock().advance(Duration::seconds(1));
        // keys are read again, as they are every minute
        rotate_keys(app.platform()).await.unwrap();
        assert_unauthenticated(&viewer(&app.as_user(&old)).await);
        viewer(&app.as_user(&new)).await.ok();
    }
}
