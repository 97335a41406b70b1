//! Every row of the table is walked by a scripted test: each names the rows that it walks, and the log of its refunds
//! has to show them.

use std::collections::BTreeSet;

use rebated_domain::machine::Machine as _;
use rebated_domain::refund::machine::RefundMachine;
use rebated_domain::user::Role;
use rebated_tests::TestApp;
use serde_json::json;

use super::{asking, bank, channel, desk, goods, people, unclear, withdrawals};

/// What the tests of each file walk.
const FILES: [&[&[&str]]; 8] = [
    asking::WALKED,
    bank::WALKED,
    channel::WALKED,
    desk::WALKED,
    goods::WALKED,
    people::WALKED,
    unclear::WALKED,
    withdrawals::WALKED,
];

/// Fails unless the timelines of the test's refunds show these rows.
pub async fn walked(app: &TestApp, rows: &[&str]) {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let query = "{ refunds(first: 100) { edges { node { timeline { row } } } } }";
    let answer = admin.send(query, json!({})).await.ok();
    let events =
        answer.list("/refunds/edges").iter().flat_map(|edge| edge["node"]["timeline"].as_array().unwrap());
    let seen: BTreeSet<&str> = events.flat_map(|event| event["row"].as_str().unwrap().split('+')).collect();
    let missing: Vec<_> = rows.iter().filter(|row| !seen.contains(*row)).collect();
    assert!(missing.is_empty(), "{missing:?} are not among {seen:?}");
}

#[test]
fn no_row_is_left_out() {
    let walked: BTreeSet<&str> = FILES.iter().copied().flatten().copied().flatten().copied().collect();
    let table: BTreeSet<&str> = RefundMachine::rows().map(|row| row.id).collect();
    let without: Vec<_> = table.difference(&walked).collect();
    assert!(without.is_empty(), "no scripted test walks {without:?}");
    let unknown: Vec<_> = walked.difference(&table).collect();
    assert!(unknown.is_empty(), "the table has no {unknown:?}");
}
