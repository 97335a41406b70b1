use apollo_compiler::response::JsonMap;
use async_graphql::{Value, value};
use serde_json::json;

use crate::graphql::admission::Document;

fn requested(text: &str, variables: serde_json::Value) -> u64 {
    let document = Document::read(text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
    let variables: JsonMap = serde_json::from_value(variables).expect("an object");
    document.plan(None).expect("an anonymous operation").costs.requested(&variables)
}

fn actual(text: &str, data: Value) -> u64 {
    let document = Document::read(text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
    document.plan(None).expect("an anonymous operation").costs.actual(&data)
}

#[test]
fn objects_cost_one_and_scalars_and_parts_nothing() {
    let cost = |text| requested(text, json!({}));
    assert_eq!(cost("{ __typename }"), 0);
    assert_eq!(cost("{ viewer { id displayName } }"), 1);
    assert_eq!(cost("{ viewer { balances { available { amount } } } }"), 1);
    assert_eq!(cost("{ viewer { inviter { inviter { id } } } }"), 3);
    assert_eq!(cost("{ settings { holdDays refundLimit { amount } } }"), 0);
    assert_eq!(cost("{ __schema { types { name fields { name } } } }"), 50);
}

#[test]
fn a_page_costs_its_size_times_a_row() {
    let cost = |text, variables| requested(text, variables);
    let none = || json!({});
    assert_eq!(cost("{ orders { edges { cursor } } }", none()), 1 + 20);
    assert_eq!(
        cost("{ orders(first: 7) { edges { node { id } } pageInfo { hasNextPage } } }", none()),
        1 + 7
    );
    assert_eq!(cost("{ orders(first: 7) { pageInfo { hasNextPage } } }", none()), 1);
    let nested = "{ users(last: 10) { edges { node { orders(first: 3) { edges { node { buyer { id } lines { id } } } } } } } }";
    assert_eq!(cost(nested, none()), 1 + 10 * (1 + 1 + 3 * (1 + 1 + 5)));
    let by_variable = "query($n: Int) { orders(first: $n) { edges { cursor } } }";
    assert_eq!(cost(by_variable, json!({ "n": 50 })), 51);
    assert_eq!(cost(by_variable, none()), 21);
    for (bad, rows) in [(json!(-1), 0), (json!(2_000_000_000), 100), (json!(null), 20)] {
        assert_eq!(cost(by_variable, json!({ "n": bad })), 1 + rows);
    }
    let ids = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    assert_eq!(cost(ids, json!({ "ids": ["a", "b", "c"] })), 3);
    assert_eq!(cost("{ nodes(ids: [\"a\", \"b\"]) { ... on User { inviter { id } } } }", none()), 4);
}

#[test]
fn nested_pages_saturate_instead_of_wrapping() {
    let mut text = "id".to_owned();
    for _ in 0..6 {
        text = format!("invitees(first: 100) {{ edges {{ node {{ {text} }} }} }}");
    }
    // 24 levels hold 7 pages of 100: 100 to the 7th and more, which is still no overflow
    assert!(requested(&format!("{{ viewer {{ {text} }} }}"), json!({})) > 100_u64.pow(6));
}

#[test]
fn what_is_selected_twice_is_paid_once_and_aliases_are_paid_each() {
    let cost = |text| requested(text, json!({}));
    let twice = "{ viewer { inviter { id } ...f } } fragment f on User { inviter { displayName } }";
    assert_eq!(cost(twice), 2);
    assert_eq!(cost("{ viewer { a: inviter { id } b: inviter { id } } }"), 3);
}

#[test]
fn writes_cost_ten_each_and_are_counted_by_name() {
    let text = "mutation($a: SessionCreateInput!, $b: SessionRevokeInput!) {
        one: sessionCreate(input: $a) { user { id } } two: sessionCreate(input: $a) { userErrors { message } }
        sessionRevoke(input: $b) { isRevoked } }";
    assert_eq!(requested(text, json!({})), 31);
    let document = Document::read(text).expect("a valid document");
    let writes = &document.plan(None).expect("an operation").writes;
    assert_eq!(writes, &[("sessionCreate".to_owned(), 2), ("sessionRevoke".to_owned(), 1)]);
    assert_eq!(requested("subscription { orderUpdated { id } }", json!({})), 10);
}

#[test]
fn what_was_answered_is_what_it_cost() {
    let text = "{ viewer { orders(first: 50) { edges { node { lines { id } } } } } }";
    assert_eq!(requested(text, json!({})), 1 + 1 + 50 * 6);
    let two = value!({ "viewer": { "orders": { "edges": [{ "node": { "lines": [] } }, { "node": { "lines": [] } }] } } });
    assert_eq!(actual(text, two), 1 + 1 + 2 * 6);
    assert_eq!(actual(text, value!({ "viewer": null })), 1);
    assert_eq!(actual(text, Value::Null), 0);
    let nested = "{ users { edges { node { orders(first: 50) { edges { cursor } } } } } }";
    let rows = value!({ "users": { "edges": [
        { "node": { "orders": { "edges": [{ "cursor": "a" }] } } },
        { "node": { "orders": { "edges": [{ "cursor": "a" }, { "cursor": "b" }] } } },
    ] } });
    assert_eq!(actual(nested, rows), 1 + (1 + 1 + 1) + (1 + 1 + 2));
}
