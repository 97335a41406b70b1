//! What somebody learns who guesses numbers: nothing.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use serde_json::{Value, json};

use super::{NUMBER, OWN, claim, id_of, tea};

/// A claim without what differs from one to the next by itself.
fn bare(claim: &Value) -> Value {
    let mut bare = claim.clone();
    for name in ["id", "orderNumber"] {
        bare.as_object_mut().unwrap().remove(name);
    }
    bare
}

both_databases! {
    async fn unknown_foreign_and_unclear_orders_look_the_same(app: &TestApp) {
        app.half_of_commission().await;
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        let [foreign, unclear] = ["2104813001234567891", "2104813001234567892"];
        let mut of_bo = tea(foreign);
        of_bo["buyerRef"] = json!("b1");
        app.import(json!([of_bo, tea(unclear)])).await.ok();
        let link = json!({ "userId": bo.id, "provider": "TAOBAO", "subject": "b1" });
        app.run_as(Role::Admin, "identityLink", "identity { subject }", link).await.ok();
        assert_eq!(app.balance(&bo).await.pending, "10.00", "the order is somebody's");
        let mut answers = Vec::new();
        for number in [NUMBER, foreign, unclear] {
            answers.push(claim(app, &li, number).await);
        }
        for answer in &answers {
            let made = answer.clone().ok();
            assert_eq!(bare(made.data("/orderClaim/claim")), bare(answers[0].data("/orderClaim/claim")));
            assert_eq!(answer.status(), answers[0].status());
        }
        app.run_jobs().await;
        let client = app.as_user(&li.token);
        // every field, whatever becomes of it, by both ways to read a claim
        let all = "state score competitorCount evidence { kind } decidedBy { id } decisionNote";
        let fields = format!("{} {all}", OWN.trim_start_matches("claim {").trim_end_matches('}'));
        let list = format!("{{ orderClaims {{ edges {{ node {{ {fields} }} }} }} }}");
        let listed = client.send(&list, json!({})).await;
        let edges = listed.list("/orderClaims/edges");
        assert_eq!(edges.len(), 3);
        for edge in edges {
            assert_eq!(bare(&edge["node"]), bare(&edges[0]["node"]));
        }
        let node = format!("query($id: ID!) {{ node(id: $id) {{ ... on OrderClaim {{ {fields} }} }} }}");
        let mut read = Vec::new();
        for answer in &answers {
            let answer = client.send(&node, json!({ "id": id_of(answer) })).await;
            let errors = answer.body()["errors"].clone();
            read.push((bare(answer.data("/node")), errors));
        }
        assert!(read.iter().all(|one| *one == read[0]), "{read:#?}");
        // the filter by which staff tell them apart is not for others
        let by_state = "{ orderClaims(filter: { state: IN_REVIEW }) { edges { cursor } } }";
        let refused = client.send(by_state, json!({})).await;
        assert_eq!(refused.error_codes(), ["FORBIDDEN"]);
        let events = client.send("{ events(first: 100) { edges { node { kind } } } }", json!({})).await;
        assert!(!events.body().to_string().contains("ORDER_CLAIM"), "{:#}", events.body());
    }

    async fn a_claim_is_its_claimants_and_of_staff(app: &TestApp) {
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        let id = id_of(&claim(app, &li, NUMBER).await.ok());
        let node = "query($id: ID!) { node(id: $id) { id } orderClaims { edges { node { id } } } }";
        let other = app.as_user(&bo.token).send(node, json!({ "id": id })).await.ok();
        assert!(other.data("/node").is_null() && other.list("/orderClaims/edges").is_empty());
        let staff = app.as_user(&app.staff(Role::Support).await);
        let seen = staff.send(node, json!({ "id": id })).await.ok();
        assert_eq!(seen.text("/node/id"), id);
        assert_eq!(seen.text("/orderClaims/edges/0/node/id"), id);
        let of = "query($id: ID!) { orderClaims(filter: { userId: $id }) { edges { cursor } } }";
        for (client, member, count) in [(&staff, &li, 1), (&staff, &bo, 0), (&app.as_user(&bo.token), &li, 0)] {
            let found = client.send(of, json!({ "id": member.id })).await.ok();
            assert_eq!(found.list("/orderClaims/edges").len(), count);
        }
        let waiting = "{ orderClaims(filter: { state: WAITING, source: TAOBAO }) { edges { cursor } } }";
        assert_eq!(staff.send(waiting, json!({})).await.ok().list("/orderClaims/edges").len(), 1);
        let reviewed = "{ orderClaims(filter: { state: IN_REVIEW }) { edges { cursor } } }";
        assert!(staff.send(reviewed, json!({})).await.ok().list("/orderClaims/edges").is_empty());
    }
}
