//! Events on their way to endpoints of others.

mod answers;
mod endpoints;
mod order;
pub mod receiver;
mod replays;
mod sender;
mod sending;

use chrono::{DateTime, Utc};
use rebated_domain::event::EventData;
use rebated_domain::event::facts::{BalanceCause, BalanceFacts};
use rebated_domain::id::UserId;
use rebated_domain::user::Role;
use rebated_service::db::{Writes, transact};
use rebated_service::events::{self, Outbox};
use rebated_tests::{Client, TestApp};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use uuid::Uuid;

const CREATE: &str = "mutation ($input: WebhookEndpointCreateInput!) {
    webhookEndpointCreate(input: $input) { endpoint { id } secret userErrors { code message } } }";

const DELIVERIES: &str = "query ($id: ID!) { webhookDeliveries(endpointId: $id, first: 100) { edges { node {
    id eventId state replay givenUpBecause nextAt finishedAt
    attempts { number at status response error } } } } }";

/// An endpoint as a test knows it.
pub struct Endpoint {
    pub id: String,
    pub secret: String,
}

async fn admin(app: &TestApp) -> Client {
    app.as_user(&app.staff(Role::Admin).await)
}

/// An endpoint that wants changes of balances, made by `admin`.
pub async fn endpoint(admin: &Client, url: &str, more: Value) -> Endpoint {
    let mut input = json!({ "url": url, "kinds": ["BALANCE_CHANGED"] });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    let made = admin.send(CREATE, json!({ "input": input })).await.ok();
    assert!(made.user_errors("webhookEndpointCreate").is_empty(), "{:?}", made.body());
    let text = |pointer: &str| made.text(&format!("/webhookEndpointCreate/{pointer}")).to_owned();
    Endpoint { id: text("endpoint/id"), secret: text("secret") }
}

/// Tells of the balance of a user, by number, and dispatches it.
pub async fn tell(app: &TestApp, user: u128) {
    let platform = app.platform();
    let facts = BalanceFacts { user_id: UserId(Uuid::from_u128(user)), cause: BalanceCause::Hold };
    transact(&platform.db, async |txn| {
        let mut outbox = Outbox::default();
        outbox.add(platform, platform.now(), &EventData::BalanceChanged(facts.clone()));
        let mut writes = Writes::new(platform.db.backend());
        outbox.write(&mut writes);
        writes.run(txn).await
    })
    .await
    .unwrap();
    while events::relay(platform).await.unwrap() > 0 {}
}

/// The deliveries to an endpoint, oldest first.
pub async fn deliveries(app: &TestApp, endpoint: &Endpoint) -> Vec<Value> {
    // a token does not last as long as a delivery
    let found = admin(app).await.send(DELIVERIES, json!({ "id": endpoint.id })).await.ok();
    let edges = found.list("/webhookDeliveries/edges");
    edges.iter().rev().map(|edge| edge["node"].clone()).collect()
}

/// The only delivery to an endpoint.
async fn delivery(app: &TestApp, endpoint: &Endpoint) -> Value {
    let mut all = deliveries(app, endpoint).await;
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

async fn state(app: &TestApp, endpoint: &Endpoint) -> Value {
    let query = "query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint {
        state disabledReason disabledAt failingSince } } }";
    let found = admin(app).await.send(query, json!({ "id": endpoint.id })).await.ok();
    found.data("/node").clone()
}

fn time(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap_or_else(|| panic!("{value} is no time")).parse().unwrap()
}

async fn execute(app: &TestApp, sql: &str) {
    let db = app.platform().db.writer();
    let done = db.execute_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
}
