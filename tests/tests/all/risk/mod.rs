//! Signals of risk, and holds: what they keep, what they leave alone, and that money moves once.

mod holds;
mod races;
mod refunds;
mod rights;
mod signals;
mod statements;

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::shop::{record, with};
use rebated_tests::store::uuid_of;
use rebated_tests::{GqlAnswer, Member, TestApp};
use sea_orm::{ConnectionTrait as _, Statement, Value as DbValue};
use serde_json::{Value, json};

/// Places a hold as somebody in a role; `input` names a user or an order.
pub async fn try_place(app: &TestApp, role: Role, mut input: Value) -> GqlAnswer {
    let more = json!({ "reason": "SELF_REFERRAL", "note": "looks like one person" });
    for (name, value) in more.as_object().unwrap() {
        input.as_object_mut().unwrap().entry(name).or_insert(value.clone());
    }
    app.run_as(role, "riskHoldPlace", "hold { id isOpen scope }", input).await
}

/// Places a hold that must be taken; answers its id.
pub async fn place(app: &TestApp, input: Value) -> String {
    try_place(app, Role::Support, input).await.ok().text("/riskHoldPlace/hold/id").to_owned()
}

/// Releases a hold, as finance does.
pub async fn release(app: &TestApp, hold: &str) {
    let input = json!({ "holdId": hold, "note": "checked" });
    app.run_as(Role::Finance, "riskHoldRelease", "hold { isOpen }", input).await.ok();
}

/// A member whose orders are known by `reference`.
pub async fn buyer(app: &TestApp, name: &str, reference: &str) -> Member {
    let member = app.member(name).await;
    app.link(&member, reference).await;
    member
}

/// A report about an order that is settled: its rebate of 10.00 is due on the 14th.
pub fn settled(order: &str, reference: &str) -> Value {
    let at = "2026-10-30T00:00:00Z";
    with(record(order, order, reference), json!({ "status": "SETTLED", "settledAt": at, "modifiedAt": at }))
}

/// Lets the hold period of what is settled pass, and does what is due.
pub async fn pass_the_period(app: &TestApp) {
    app.clock().advance(Duration::days(15));
    app.run_jobs().await;
}

/// The states of a member's rebates, oldest first.
pub async fn states(app: &TestApp, member: &Member) -> Vec<String> {
    let client = app.as_user(&app.sign_in(member).await);
    let query = "{ viewer { rebates(last: 100) { edges { node { status } } } } }";
    let answer = client.send(query, json!({})).await.ok();
    let states =
        answer.list("/viewer/rebates/edges").iter().map(|edge| edge["node"]["status"].as_str().unwrap());
    states.rev().map(str::to_owned).collect()
}

/// How often something became available to a member.
pub async fn credits(app: &TestApp, member: &Member) -> usize {
    let client = app.as_user(&app.sign_in(member).await);
    let query = "{ viewer { transactions(first: 100) { edges { node { reason } } } } }";
    let answer = client.send(query, json!({})).await.ok();
    let all = answer.list("/viewer/transactions/edges").iter();
    all.filter(|edge| edge["node"]["reason"] == "REBATE_CREDIT").count()
}

/// What may be wrong with a user, as support sees it: the score, and each kind with its weight.
pub async fn signals(app: &TestApp, user: &str) -> (i64, Vec<(String, i64)>) {
    let support = app.as_user(&app.staff(Role::Support).await);
    let query = "query($id: ID!) { node(id: $id) { ... on User {
        riskSignals { score needsReview signals { kind weight why } } } } }";
    let answer = support.send(query, json!({ "id": user })).await.ok();
    let report = answer.data("/node/riskSignals");
    let all = report["signals"].as_array().unwrap().iter().map(|signal| {
        assert!(!signal["why"].as_str().unwrap().is_empty(), "{signal}");
        (signal["kind"].as_str().unwrap().to_owned(), signal["weight"].as_i64().unwrap())
    });
    (report["score"].as_i64().unwrap(), all.collect())
}

/// The kinds of the signals alone.
pub async fn kinds(app: &TestApp, user: &str) -> Vec<String> {
    signals(app, user).await.1.into_iter().map(|(kind, _)| kind).collect()
}

/// Changes the policy for risk.
pub async fn policy(app: &TestApp, policy: Value) {
    let input = json!({ "riskPolicy": policy });
    app.run_as(Role::Admin, "settingsUpdate", "settings { version }", input).await.ok();
}

/// Runs a statement as no workflow does.
pub async fn run_sql(app: &TestApp, sql: &str, values: Vec<DbValue>) {
    let db = app.platform().db.writer();
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await.unwrap();
}

/// A link of a member to something of the source that tests import from; answers its id.
pub async fn link_of(app: &TestApp, user: &str) -> uuid::Uuid {
    let now = app.platform().now();
    let id: uuid::Uuid = app.platform().new_id(now);
    let sql = "INSERT INTO tracking_links (id, code, user_id, network, account, item_id, title, url, created_at) \
        VALUES ($1, $2, $3, 'IMPORT', 'default', '1', 'Tea', 'https://example.test/', $4)";
    let values = vec![id.into(), id.simple().to_string().into(), uuid_of(user).into(), now.into()];
    run_sql(app, sql, values).await;
    id
}

/// A click on a member's link, from a device and an address.
pub async fn click(app: &TestApp, user: &str, link: uuid::Uuid, device: Option<&str>, address: Option<&str>) {
    let now = app.platform().now();
    let id: uuid::Uuid = app.platform().new_id(now);
    let digest = |text: Option<&str>| text.map(|text| text.as_bytes().to_vec());
    let sql = "INSERT INTO link_clicks (id, link_id, user_id, network, item_id, device_digest, address_digest, clicked_at) \
        VALUES ($1, $2, $3, 'IMPORT', '1', $4, $5, $6)";
    let at = now - Duration::days(40);
    let values = vec![
        id.into(),
        link.into(),
        uuid_of(user).into(),
        digest(device).into(),
        digest(address).into(),
        at.into(),
    ];
    run_sql(app, sql, values).await;
}
