//! As many statements for many as for one.

use rebated_domain::user::Role;
use rebated_tests::books::members;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{buyer, place, release, settled};

/// The fewer of two runs: settings are remembered for a second of real time.
async fn statements(app: &TestApp, token: &str, query: &str, first: usize) -> u64 {
    let mut taken = Vec::new();
    for _ in 0..2 {
        let before = app.statements();
        let answer = app.as_user(token).send(query, json!({ "first": first })).await.ok();
        assert_eq!(answer.list("/users/edges").len(), first);
        taken.push(app.statements() - before);
    }
    taken.into_iter().min().unwrap()
}

both_databases! {
    async fn signals_of_fifty_users_are_read_as_those_of_one(app: &TestApp) {
        members(app.platform(), 60).await.unwrap();
        let support = app.staff(Role::Support).await;
        let query = "query($first: Int!) { users(first: $first) { edges { node { riskSignals { score signals { kind } } } } } }";
        let one = statements(app, &support, query, 1).await;
        assert!(one <= 4, "{one} statements for one user");
        assert_eq!(statements(app, &support, query, 50).await, one);
    }

    async fn a_hold_takes_as_many_statements_for_fifty_rebates_as_for_one(app: &TestApp) {
        app.half_of_commission().await;
        let mut taken = Vec::new();
        for count in [1, 50] {
            let (name, reference) = (format!("m{count}"), format!("c{count}"));
            let member = buyer(app, &name, &reference).await;
            let records: Vec<Value> = (0..count).map(|n| settled(&format!("{name}-{n}"), &reference)).collect();
            app.import(json!(records)).await.ok();
            app.staff(Role::Support).await;
            let before = app.statements();
            let hold = place(app, json!({ "userId": member.id })).await;
            let placed = app.statements() - before;
            app.staff(Role::Finance).await;
            let before = app.statements();
            release(app, &hold).await;
            taken.push((placed, app.statements() - before));
        }
        assert_eq!(taken[0], taken[1]);
    }
}
