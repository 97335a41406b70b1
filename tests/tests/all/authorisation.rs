//! Who may ask what and read what: every root field, every field of every type of object, every path from
//! one object to another and every event, for every kind of caller.

mod audience;
mod cast;
mod class;
mod classes;
mod edges;
mod events;
mod fields;
mod hearing;
mod lost_rights;
mod outcome;
mod paths;
mod reading;
mod schema;
mod subscribe;
mod table;
mod world;
mod world_claims;
mod world_jobs;
mod world_links;
mod world_networks;
mod world_payments;
mod world_refunds;
mod world_risk;
mod world_store;
mod world_vouchers;
pub mod world_webhooks;

use std::collections::BTreeSet;

use futures_util::future::join_all;
use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::json;

use cast::{CALLERS, Cast};
use class::letter;
use schema::Schema;
use subscribe::Listener;
use table::{MUTATIONS, NODES, QUERIES, Row, SUBSCRIPTIONS};

/// Fails when something in the schema has no row, or a row nothing in the schema.
#[track_caller]
fn assert_complete<'a>(rows: &[Row], found: impl IntoIterator<Item = &'a str>, list: &str) {
    let mut names: Vec<&str> = found.into_iter().collect();
    names.sort_unstable();
    let rows: Vec<&str> = rows.iter().map(|row| row.field).collect();
    assert_eq!(rows, names, "{list}: the table has one row for each, sorted");
}

fn describe(row: &Row, caller: usize, got: char, answer: &GqlAnswer) -> Option<String> {
    let expected = letter(row.expected, caller);
    let what = format!("{} for {}: {got} and not {expected}", row.field, CALLERS[caller]);
    (got != expected).then(|| format!("{what}: {}", answer.body()))
}

async fn compare(cast: &Cast, rows: &[Row], spell: impl Fn(&Row) -> (String, String)) -> Vec<String> {
    let mut wrong = Vec::new();
    for row in rows {
        let (operation, field) = spell(row);
        for (index, caller) in cast.callers.iter().enumerate() {
            let answer = caller.client.send(&cast.spell(&operation, index), json!({})).await;
            wrong.extend(describe(row, index, outcome::of(&answer, &field), &answer));
        }
    }
    wrong
}

async fn compare_subscriptions(app: &TestApp, cast: &Cast) -> Vec<String> {
    let server = app.serve().await;
    let calls: Vec<_> = SUBSCRIPTIONS.iter().map(|row| (row.field, row.call.to_owned())).collect();
    let begin = cast.callers.iter().map(|caller| Listener::begin(&server, caller.token.as_deref(), &calls));
    let mut listeners = join_all(begin).await;
    let heard = join_all(listeners.iter_mut().map(Listener::heard)).await;
    let mut wrong = Vec::new();
    for (index, refused) in heard.iter().enumerate() {
        for row in SUBSCRIPTIONS {
            let of_it = refused.iter().filter(|(name, _)| name == row.field);
            let codes: Vec<&str> =
                of_it.filter_map(|(_, body)| body.pointer("/errors/0/extensions/code")?.as_str()).collect();
            let (got, expected) = (outcome::of_codes(&codes).unwrap_or('O'), letter(row.expected, index));
            if got != expected {
                wrong.push(format!("{} for {}: {got} and not {expected}", row.field, CALLERS[index]));
            }
        }
    }
    wrong
}

both_databases! {
    async fn every_root_field_answers_each_caller_as_agreed(app: &TestApp) {
        let cast = Cast::assemble(app).await;
        let schema = Schema::read(app).await;
        for (root, rows) in [("Query", QUERIES), ("Mutation", MUTATIONS), ("Subscription", SUBSCRIPTIONS)] {
            assert_complete(rows, schema.roots[root].iter().map(|field| field.name.as_str()), root);
            let undescribed = table::undescribed(rows, &schema.roots[root]);
            assert!(undescribed.is_empty(), "{undescribed:#?}");
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
        let schema = Schema::read(app).await;
        assert_complete(NODES, schema.nodes.iter().map(String::as_str), "Node");
        let mut wrong =
            compare(&cast, NODES, |row| (format!("{{ node(id: {}) {{ id }} }}", row.call), "node".into())).await;
        let many = |row: &Row| (format!("{{ nodes(ids: [{}]) {{ id }} }}", row.call), "nodes".into());
        wrong.extend(compare(&cast, NODES, many).await);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn every_field_says_to_each_caller_what_was_agreed(app: &TestApp) {
        let schema = Schema::read(app).await;
        let classes = classes::all();
        let table = fields::Table::new(&schema, &classes);
        let undescribed = table.undescribed();
        assert!(undescribed.is_empty(), "{undescribed:#?}");
        let cast = Cast::assemble(app).await;
        let mut wrong = Vec::new();
        for class in &classes {
            wrong.extend(table.compare(&cast, class).await);
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn every_path_ends_where_the_caller_may_be(app: &TestApp) {
        let schema = Schema::read(app).await;
        let known: BTreeSet<String> = paths::PATHS.iter().map(|path| path.edge.to_owned()).collect();
        assert_eq!(known, edges::edges(&schema), "every edge has a path");
        let cast = Cast::assemble(app).await;
        let wrong = edges::compare(&cast, &schema).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn every_event_is_heard_by_those_who_may(app: &TestApp) {
        let schema = Schema::read(app).await;
        let name = |call: &'static str| call.split('(').next().unwrap();
        let known: Vec<&str> = events::EVENTS.iter().map(|(call, _)| name(call)).collect();
        let mut found: Vec<&str> = schema.roots["Subscription"].iter().map(|field| field.name.as_str()).collect();
        found.sort_unstable();
        assert_eq!(known, found, "every subscription has its events");
        let cast = Cast::assemble(app).await;
        let classes = classes::all();
        let table = fields::Table::new(&schema, &classes);
        let wrong = events::compare(app, &cast, &schema, &table).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn lists_hold_nothing_of_others(app: &TestApp) {
        let cast = Cast::assemble(app).await;
        let lists = "{
            orders(first: 100) { edges { cursor } } rebates(first: 100) { edges { cursor } }
            refunds(first: 100) { edges { cursor } } bills { edges { cursor } }
        }";
        let counts = [
            ("another member", [0, 0, 0, 0]),
            ("the owner", [44, 32, 71, 1]),
            ("the owner's inviter", [0, 1, 0, 1]),
            ("an administrator", [45, 33, 71, 2]),
        ];
        for (caller, counts) in counts {
            let caller = cast.callers.iter().find(|known| known.name == caller).unwrap();
            let answer = caller.client.send(lists, json!({})).await.ok();
            for (list, count) in ["orders", "rebates", "refunds", "bills"].into_iter().zip(counts) {
                let found = answer.list(&format!("/{list}/edges")).len();
                assert_eq!(found, count, "{list} of {}", caller.name);
            }
        }
    }
}
