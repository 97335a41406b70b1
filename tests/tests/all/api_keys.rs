//! Programs that act as bots.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::{Value, json};

use crate::account_calls::{assert_unauthenticated, viewer};

const SCOPES: [&str; 6] =
    ["IDENTITIES_WRITE", "LINKS_WRITE", "MONEY_READ", "ORDERS_IMPORT", "ORDERS_READ", "REBATES_READ"];

pub async fn create(app: &TestApp, input: Value) -> GqlAnswer {
    let query = "mutation Create($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) {
        apiKey { id name prefix scopes expiresAt lastUsedAt bot { id displayName role } }
        secret
        userErrors { code field message }
    } }";
    app.as_user(&app.staff(Role::Admin).await).send(query, json!({ "input": input })).await
}

pub async fn revoke(app: &TestApp, id: &str) -> GqlAnswer {
    let query = "mutation Revoke($input: ApiKeyRevokeInput!) { apiKeyRevoke(input: $input) {
        apiKey { id revokedAt } userErrors { code field message }
    } }";
    app.as_user(&app.staff(Role::Admin).await).send(query, json!({ "input": { "apiKeyId": id } })).await
}

async fn list(app: &TestApp) -> GqlAnswer {
    let query = "{ apiKeys { edges { node { id prefix lastUsedAt revokedAt } } } }";
    app.as_user(&app.staff(Role::Admin).await).send(query, json!({})).await.ok()
}

async fn last_use(app: &TestApp) -> Value {
    list(app).await.data("/apiKeys/edges/0/node/lastUsedAt").clone()
}

both_databases! {
    async fn the_secret_is_shown_once(app: &TestApp) {
        let made = create(app, json!({ "name": "chat bot", "scopes": ["ORDERS_READ"] })).await.ok();
        let (secret, prefix) = (made.text("/apiKeyCreate/secret"), made.text("/apiKeyCreate/apiKey/prefix"));
        assert!(secret.starts_with(&format!("rbk_{prefix}_")) && secret.len() > 50, "{secret}");
        assert_eq!(made.text("/apiKeyCreate/apiKey/bot/role"), "BOT");
        assert_eq!(viewer(&app.as_user(secret)).await.ok().text("/viewer/displayName"), "chat bot");
        let tail = secret.rsplit_once('_').map_or(secret, |(_, tail)| tail);
        assert!(!list(app).await.body().to_string().contains(tail));
        let again = create(app, json!({ "name": "chat bot", "scopes": ["ORDERS_READ"] })).await.ok();
        assert_ne!(again.text("/apiKeyCreate/secret"), secret);
        assert_ne!(again.text("/apiKeyCreate/apiKey/bot/id"), made.text("/apiKeyCreate/apiKey/bot/id"));
        let bot = made.text("/apiKeyCreate/apiKey/bot/id");
        let same = json!({ "name": "spare", "scopes": ["ORDERS_READ"], "userId": bot });
        let same = create(app, same).await.ok();
        assert_eq!(same.text("/apiKeyCreate/apiKey/bot/id"), bot);
    }

    async fn a_refused_key_leaves_nothing(app: &TestApp) {
        let member = app.member("ada").await;
        app.staff(Role::Admin).await;
        let before = app.snapshot().await;
        let refusals = [
            (json!({ "name": " " }), "BAD_KEY_NAME", "input.name"),
            (json!({ "scopes": [] }), "NO_SCOPES", "input.scopes"),
            (json!({ "expiresAt": "2026-11-01T00:00:00Z" }), "EXPIRY_IN_THE_PAST", "input.expiresAt"),
            (json!({ "userId": member.id }), "NOT_FOUND", "input.userId"),
        ];
        for (changes, code, field) in refusals {
            let mut input = json!({ "name": "bot", "scopes": ["ORDERS_READ"] });
            for (name, value) in changes.as_object().unwrap() {
                input[name] = value.clone();
            }
            assert_eq!(create(app, input).await.user_errors("apiKeyCreate"), [(code, field)]);
        }
        let unknown = revoke(app, &member.id).await;
        assert_eq!(unknown.user_errors("apiKeyRevoke"), [("KEY_NOT_FOUND", "input.apiKeyId")]);
        app.assert_unchanged_since(&before).await;
    }

    async fn each_scope_opens_its_own_door_and_no_other(app: &TestApp) {
        let link = "mutation { identityLink(input: { userId: \"\", provider: \"IMPORT\", subject: \"x\" }) {
            userErrors { code }
        } }";
        let doors = [
            ("IDENTITIES_WRITE", link),
            ("LINKS_WRITE", "mutation { linkConvert(input: { text: \"\" }) { userErrors { code } } }"),
            ("MONEY_READ", "{ bills { edges { cursor } } }"),
            ("ORDERS_IMPORT", "mutation { ordersImport(input: { records: [] }) { userErrors { code } } }"),
            ("ORDERS_READ", "{ orders { edges { cursor } } }"),
            ("REBATES_READ", "{ rebates { edges { cursor } } }"),
        ];
        for scope in SCOPES {
            let made = create(app, json!({ "name": scope, "scopes": [scope] })).await.ok();
            let client = app.as_user(made.text("/apiKeyCreate/secret"));
            for (door, call) in doors {
                let codes = client.send(call, json!({})).await;
                let codes = codes.error_codes();
                let expected: &[&str] = if door == scope { &[] } else { &["FORBIDDEN"] };
                assert_eq!(codes, expected, "a key with {scope} at the door of {door}");
            }
        }
    }

    async fn keys_end(app: &TestApp) {
        let expires = json!({ "name": "a", "scopes": ["ORDERS_READ"], "expiresAt": "2026-11-01T01:00:00Z" });
        let expiring = create(app, expires).await.ok();
        let expiring = app.as_user(expiring.text("/apiKeyCreate/secret"));
        let made = create(app, json!({ "name": "b", "scopes": ["ORDERS_READ"] })).await.ok();
        let (secret, id) = (made.text("/apiKeyCreate/secret"), made.text("/apiKeyCreate/apiKey/id"));
        let lasting = app.as_user(secret);
        app.clock().advance(Duration::minutes(60) - Duration::seconds(1));
        viewer(&expiring).await.ok();
        app.clock().advance(Duration::seconds(1));
        assert_unauthenticated(&viewer(&expiring).await);
        viewer(&lasting).await.ok();
        let first = revoke(app, id).await.ok();
        assert_unauthenticated(&viewer(&lasting).await);
        app.clock().advance(Duration::seconds(1));
        let again = revoke(app, id).await.ok();
        let at = "/apiKeyRevoke/apiKey/revokedAt";
        assert_eq!(first.text(at), again.text(at));
        assert_eq!(first.text(at), "2026-11-01T01:00:00.000Z");
    }

    async fn half_a_secret_is_none(app: &TestApp) {
        let made = create(app, json!({ "name": "bot", "scopes": SCOPES })).await.ok();
        let secret = made.text("/apiKeyCreate/secret");
        let prefix = made.text("/apiKeyCreate/apiKey/prefix");
        let shorter = &secret[..secret.len() - 1];
        for wrong in [shorter, &format!("rbk_{prefix}_"), &format!("rbk_{prefix}"), "rbk_", "rbk_0_0"] {
            assert_unauthenticated(&viewer(&app.as_user(wrong)).await);
        }
        assert!(last_use(app).await.is_null(), "a failed attempt is no use");
    }

    async fn the_last_use_is_remembered_to_the_minute(app: &TestApp) {
        let made = create(app, json!({ "name": "bot", "scopes": ["ORDERS_READ"] })).await.ok();
        let client = app.as_user(made.text("/apiKeyCreate/secret"));
        assert!(last_use(app).await.is_null());
        viewer(&client).await.ok();
        assert_eq!(last_use(app).await, "2026-11-01T00:00:00.000Z");
        app.clock().advance(Duration::seconds(59));
        viewer(&client).await.ok();
        assert_eq!(last_use(app).await, "2026-11-01T00:00:00.000Z");
        app.clock().advance(Duration::seconds(1));
        viewer(&client).await.ok();
        assert_eq!(last_use(app).await, "2026-11-01T00:01:00.000Z");
    }
}
