//! W1 to W3, and W10: what is asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Duration, Utc};
use rebated_connectors::jd::simulator::JdSimulator;
use rebated_domain::user::Role;
use rebated_service::Platform;
use rebated_service::clock::SystemClock;
use rebated_service::users::{TokenFor, operator_token};
use serde_json::json;

use super::dataset::{DataSet, email};
use super::http::graphql;
use super::records::{DAYS, sold, time};
use super::workload::{Next, Workload};

/// How many members take turns in W1.
const VIEWERS: usize = 500;

const W1: &str = "query W1 { viewer { id displayName orders(first: 20) { edges { node { \
    id number source status placedAt paid { amount currencyCode } refunded { amount } \
    lines { id title quantity unitPrice { amount } paid { amount } status } \
    rebates { id role status amount { amount currencyCode } expectedAt } \
    refunds { id number status reason amount { amount currencyCode } } } } \
    pageInfo { hasNextPage endCursor } } } }";

const W2: &str = "query W2($status: [OrderStatus!], $from: DateTime, $before: DateTime) { \
    orders(first: 50, filter: { status: $status, placedFrom: $from, placedBefore: $before }) { edges { node { \
    id number source externalId status placedAt paid { amount currencyCode } \
    buyer { id displayName tier } rebates { id role status amount { amount currencyCode } } } } \
    pageInfo { hasNextPage endCursor } } }";

const W3: &str = "mutation W3($input: OrdersImportInput!) { ordersImport(input: $input) { \
    result { created updated unchanged } userErrors { code field message } } }";

const W10: &str = "mutation W10($input: LinkConvertInput!) { linkConvert(input: $input) { \
    link { url shortUrl password title } product { title merchant price { amount } coupon { amount { amount } } } \
    estimate { amount currencyCode } estimateCompared { amount } expectedAt reason userErrors { code } } }";

/// Every workload, in the order in which they are measured: reads first.
pub async fn all(platform: &Platform, data: &DataSet, clients: usize) -> anyhow::Result<[Arc<Workload>; 5]> {
    let admin = operator_token(platform, TokenFor::Role(Role::Admin)).await?;
    let workloads = [
        viewer_orders(platform, data).await?,
        filtered_orders(&admin, data.now),
        paid_order("W3", admin.clone(), data.now, data.members.len() / clients),
        paid_order("W3-hot", admin, data.now, 0),
        shared_links(platform, clients).await?,
    ];
    Ok(workloads.map(Arc::new))
}

/// A viewer's latest 20 orders with lines, rebates and refunds.
async fn viewer_orders(platform: &Platform, data: &DataSet) -> anyhow::Result<Workload> {
    let mut requests = Vec::new();
    for member in 0..data.members.len().min(VIEWERS) {
        let token = operator_token(platform, TokenFor::Email(email(member))).await?;
        requests.push(graphql(Some(&token), W1, json!({})));
    }
    Ok(Workload {
        name: "W1",
        next: in_turn(requests),
        full: Some(("/viewer/orders/edges", 20)),
        text: r#""endCursor":""#,
    })
}

/// 50 orders by state and a window of 30 days, with buyer and rebates.
fn filtered_orders(admin: &str, now: DateTime<Utc>) -> Workload {
    let mut requests = Vec::new();
    for days in (30..=DAYS).step_by(2) {
        // the newest orders are not settled yet
        let status = if days <= 34 { "RECEIVED" } else { "SETTLED" };
        let from = now - Duration::days(days);
        let variables =
            json!({ "status": [status], "from": time(from), "before": time(from + Duration::days(30)) });
        requests.push(graphql(Some(admin), W2, variables));
    }
    Workload { name: "W2", next: in_turn(requests), full: Some(("/orders/edges", 50)), text: "" }
}

/// One paid order of one line, with its rebate and ledger postings. Each client has that many members of its
/// own to buy, so that no two requests under way share one; with none, one member buys everything.
fn paid_order(name: &'static str, admin: String, now: DateTime<Utc>, members: usize) -> Workload {
    let sent = AtomicU64::new(0);
    let next = move |client: usize, nth: u64| {
        let turn = usize::try_from(nth).unwrap_or(0).checked_rem(members).unwrap_or(0);
        let order = format!("{name}-{}", sent.fetch_add(1, Ordering::Relaxed));
        let record = sold(&order, &order, client * members + turn, now);
        graphql(Some(&admin), W3, json!({ "input": { "records": [record] } }))
    };
    Workload { name, next: Box::new(next), full: None, text: r#""created":1"# }
}

/// A product that each member shares again and again: after the first time its link and estimate are known.
async fn shared_links(platform: &Platform, clients: usize) -> anyhow::Result<Workload> {
    let products = JdSimulator::new("http://unused", Arc::new(SystemClock)).book().products();
    let mut requests = Vec::new();
    for member in 0..clients {
        let token = operator_token(platform, TokenFor::Email(email(member))).await?;
        let text = format!("看看这个 {} 👍", products[member % products.len()].page_url);
        requests.push(graphql(Some(&token), W10, json!({ "input": { "text": text } })));
    }
    Ok(Workload {
        name: "W10",
        next: Box::new(move |client, _| requests[client].clone()),
        full: None,
        text: r#""reason":null,"userErrors":[]"#,
    })
}

/// Ready-made requests, each client beginning at another place.
fn in_turn(requests: Vec<Vec<u8>>) -> Box<Next> {
    Box::new(move |client, nth| {
        let place = usize::try_from(nth).unwrap_or(0) + client * 31;
        requests[place % requests.len()].clone()
    })
}
