//! Who may ask what: every root field and every type of object, for every kind of caller.

mod cast;
mod outcome;
mod subscribe;
mod table;

use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::json;

use cast::{CALLERS, Cast};
use table::{MUTATIONS, NODES, QUERIES, Row, SUBSCRIPTIONS};

const ROOTS: &str = "{ __schema {
    queryType { fields { name } } mutationType { fields { name } } subscriptionType { fields { name } }
} }";

/// Fails when something in the schema has no row, or a row nothing in the schema.
#[track_caller]
fn assert_complete(rows: &[Row], found: &GqlAnswer, list: &str) {
    let mut names: Vec<&str> = found.list(list).iter().map(|item| item["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    let rows: Vec<&str> = rows.iter().map(|row| row.field).collect();
    assert_eq!(rows, names, "{list}: the table has one row for each, sorted");
}

fn describe(row: &Row, index: usize, got: char, answer: &GqlAnswer) -> Option<String> {
    let expected = row.expected.chars().nth(index).unwrap();
    let what = format!("{} for {}: {got} and not {expected}", row.field, CALLERS[index]);
    (got != expected).then(|| format!("{what}: {}", answer.body()))
}

async fn compare(cast: &Cast, rows: &[Row], spell: impl Fn(&Row) -> (String, String)) -> Vec<String> {
    let mut wrong = Vec::new();
    for row in rows {
        assert_eq!(row.expected.len(), CALLERS.len(), "{}", row.field);
        let (operation, field) = spell(row);
        let operation = cast.spell(&operation);
        for (index, caller) in cast.callers.iter().enumerate() {
            let answer = caller.client.send(&operation, json!({})).await;
            wrong.extend(describe(row, index, outcome::of(&answer, &field), &answer));
        }
    }
    wrong
}

async fn compare_subscriptions(app: &TestApp, cast: &Cast) -> Vec<String> {
    let server = app.serve().await;
    let calls: Vec<_> = SUBSCRIPTIONS.iter().map(|row| (row.field, cast.spell(row.call))).collect();
    let mut wrong = Vec::new();
    for (index, caller) in cast.callers.iter().enumerate() {
        let refused = subscribe::refusals(&server, caller.token.as_deref(), &calls).await;
        for row in SUBSCRIPTIONS {
            let codes: Vec<&str> = refused.get(row.field).into_iter().flatten().map(String::as_str).collect();
            let got = outcome::of_codes(&codes).unwrap_or('O');
            let expected = row.expected.chars().nth(index).unwrap();
            if got != expected {
                wrong.push(format!("{} for {}: {got} and not {expected}", row.field, caller.name));
            }
        }
    }
    wrong
}

both_databases! {
    async fn every_root_field_answers_each_caller_as_agreed(app: &TestApp) {
        let cast = Cast::assemble(app).await;
        let roots = app.as_anonymous().send(ROOTS, json!({})).await.ok();
        assert_complete(QUERIES, &roots, "/__schema/queryType/fields");
        assert_complete(MUTATIONS, &roots, "/__schema/mutationType/fields");
        assert_complete(SUBSCRIPTIONS, &roots, "/__schema/subscriptionType/fields");
        // the first use of a key is remembered; later ones within the minute are not
        for caller in &cast.callers {
            caller.client.send("{ viewer { id } }", json!({})).await.ok();
        }
        let before = app.snapshot().await;
        let mut wrong =
            compare(&cast, QUERIES, |row| (format!("{{ {} }}", row.call), row.field.into())).await;
        let mutate = |row: &Row| {
            let call = format!("{}({}) {{ userErrors {{ code field message }} }}", row.field, row.call);
            (format!("mutation {{ {call} }}"), row.field.into())
        };
        wrong.extend(compare(&cast, MUTATIONS, mutate).await);
        wrong.extend(compare_subscriptions(app, &cast).await);
        assert!(wrong.is_empty(), "{wrong:#?}");
        app.assert_unchanged_since(&before).await;
    }

    async fn every_object_is_seen_by_those_who_may(app: &TestApp) {
        let cast = Cast::assemble(app).await;
        let types = "{ __type(name: \"Node\") { possibleTypes { name } } }";
        let types = app.as_anonymous().send(types, json!({})).await.ok();
        assert_complete(NODES, &types, "/__type/possibleTypes");
        let wrong = compare(&cast, NODES, |row| (format!("{{ {} }}", row.call), "node".into())).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn lists_hold_nothing_of_others(app: &TestApp) {
        let cast = Cast::assemble(app).await;
        let lists = "{
            orders { edges { cursor } } rebates { edges { cursor } }
            refunds { edges { cursor } } bills { edges { cursor } }
        }";
        for (caller, count) in [("another member", 0), ("the owner", 1), ("an administrator", 1)] {
            let caller = cast.callers.iter().find(|known| known.name == caller).unwrap();
            let answer = caller.client.send(lists, json!({})).await.ok();
            for list in ["orders", "rebates", "refunds", "bills"] {
                let found = answer.list(&format!("/{list}/edges")).len();
                assert_eq!(found, count, "{list} of {}", caller.name);
            }
        }
    }
}
