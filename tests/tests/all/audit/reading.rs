use rebated_domain::user::Role;
use rebated_tests::{Client, both_databases};
use serde_json::{Value, json};

use super::stage::{ENTRIES, entries};

const TIER: &str = "mutation T($user: ID!, $tier: String!) {
    userTierSet(input: { userId: $user, tier: $tier }) { userErrors { code field message } } }";

async fn set_tier(client: &Client, user: &str, tier: &str) {
    client.send(TIER, json!({ "user": user, "tier": tier })).await.ok();
}

fn tiers(entries: &[Value]) -> Vec<&str> {
    entries.iter().map(|entry| entry["after"]["tier"].as_str().unwrap_or("")).collect()
}

both_databases! {
    async fn filters_narrow_the_log(app: &TestApp) {
        let (ada, bob) = (app.member("ada").await, app.member("bob").await);
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let chief = admin.send("{ viewer { id } }", json!({})).await.ok();
        let chief = chief.text("/viewer/id");
        for (tier, user) in [("ONE", &ada.id), ("TWO", &bob.id), ("THREE", &ada.id)] {
            set_tier(&admin, user, tier).await;
            app.clock().advance(chrono::Duration::minutes(1));
        }
        let narrowed = [
            (json!({ "action": "USER_TIER_SET" }), vec!["THREE", "TWO", "ONE"]),
            (json!({ "actorId": chief }), vec!["THREE", "TWO", "ONE"]),
            (json!({ "actorId": bob.id }), vec!["STANDARD"]),
            (json!({ "objectId": ada.id }), vec!["THREE", "ONE", "STANDARD"]),
            (json!({ "objectId": ada.id, "action": "USER_REGISTER" }), vec!["STANDARD"]),
            (json!({ "recordedFrom": "2026-11-01T00:01:00Z" }), vec!["THREE", "TWO"]),
            (json!({ "recordedTo": "2026-11-01T00:01:00Z", "actorId": chief }), vec!["ONE"]),
            // what is no user's id is nobody's, and does not stand for the platform
            (json!({ "actorId": "nothing" }), vec![]),
            (json!({ "objectId": "nothing" }), vec![]),
        ];
        for (filter, expected) in narrowed {
            let found = entries(&admin, json!({ "first": 10, "filter": filter })).await;
            assert_eq!(tiers(&found), expected, "{filter}");
        }
    }

    async fn pages_follow_each_other_without_gaps(app: &TestApp) {
        let ada = app.member("ada").await;
        let admin = app.as_user(&app.staff(Role::Admin).await);
        for tier in ["A", "B", "C", "D", "E"] {
            set_tier(&admin, &ada.id, tier).await;
        }
        let (mut seen, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = json!({ "first": 2, "after": after, "filter": { "action": "USER_TIER_SET" } });
            let answer = admin.send(ENTRIES, page).await.ok();
            let edges = answer.list("/auditEntries/edges");
            seen.extend(edges.iter().map(|edge| edge["node"]["after"]["tier"].as_str().unwrap().to_owned()));
            if answer.data("/auditEntries/pageInfo/hasNextPage") == &json!(false) {
                break;
            }
            after = answer.data("/auditEntries/pageInfo/endCursor").clone();
        }
        assert_eq!(seen, ["E", "D", "C", "B", "A"]);
    }

    async fn actors_are_read_together(app: &TestApp) {
        for nth in 0..20 {
            app.member(&format!("m{nth}")).await;
        }
        let finance = app.as_user(&app.staff(Role::Finance).await);
        let mut taken = Vec::new();
        for first in [1, 20] {
            let before = app.statements();
            assert_eq!(entries(&finance, json!({ "first": first })).await.len(), first);
            taken.push(app.statements() - before);
        }
        assert_eq!(taken, [2, 2], "one for the page and one for its actors");
    }
}
