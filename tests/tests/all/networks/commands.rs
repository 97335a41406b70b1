//! Asking for a network to be read, and being refused.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use serde_json::json;

pub const RESYNC: &str = "mutation Again($input: NetworkResyncInput!) {
    networkResync(input: $input) { network { account openScans } userErrors { code field message } }
}";

both_databases! {
    async fn what_cannot_be_read_again_is_refused_and_changes_nothing(app: &TestApp) {
        let _unions = app.unions().await;
        let before = app.snapshot().await;
        let long_ago = json!({ "source": "PINDUODUO", "from": "2026-07-01T00:00:00Z", "until": "2026-07-02T00:00:00Z" });
        for (input, code, field) in [
            (json!({ "source": "JD", "from": "2026-10-02T00:00:00Z", "until": "2026-10-01T00:00:00Z" }), "BAD_PERIOD", "input.from"),
            (json!({ "source": "JD", "from": "2026-10-31T00:00:00Z", "until": "2026-11-01T00:00:01Z" }), "BAD_PERIOD", "input.from"),
            (json!({ "source": "JD", "from": "2026-05-01T00:00:00Z", "until": "2026-10-01T00:00:00Z" }), "BAD_PERIOD", "input.from"),
            (long_ago, "OUT_OF_REACH", "input.from"),
            (json!({ "source": "STORE", "from": "2026-10-01T00:00:00Z", "until": "2026-10-02T00:00:00Z" }), "NETWORK_NOT_FOUND", "input.source"),
            (json!({ "source": "JD", "account": "north", "from": "2026-10-01T00:00:00Z", "until": "2026-10-02T00:00:00Z" }), "NETWORK_NOT_FOUND", "input.source"),
        ] {
            let answer = app.finance().await.send(RESYNC, json!({ "input": input })).await;
            assert_eq!(answer.user_errors("networkResync"), [(code, field)]);
        }
        for role in [Role::Support, Role::Bot] {
            let other = app.as_user(&app.staff(role).await);
            let input = json!({ "input": {
                "source": "JD", "from": "2026-10-01T00:00:00Z", "until": "2026-10-02T00:00:00Z"
            } });
            assert_eq!(other.send(RESYNC, input).await.error_codes(), ["FORBIDDEN"]);
        }
        let changed = before.changed_tables(&app.snapshot().await);
        // signing in the two others
        assert!(!changed.iter().any(|table| table.starts_with("network") || table == "jobs"), "{changed:?}");
    }
}
