//! Documents made to hurt: what each costs the server, and what another client notices of them.
//!
//! The server of the benchmark has no limits on points, so nothing is throttled: this is the price of
//! finding out that an operation is refused, or of running the largest that is not.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};

use super::http::{self, Connection};
use super::load::{self, Outcome};
use super::process;
use super::server::Server;
use super::workload::Workload;

/// How often each document is sent.
const TIMES: u32 = 40;
/// How long another client is watched, with and without attacks.
const WATCHED: Duration = Duration::from_secs(8);

/// A hostile request and the start of what it is answered with.
struct Attack {
    name: &'static str,
    request: Vec<u8>,
    answer: &'static str,
}

/// Sends every document, then all of them while another client goes on with `victim`.
pub async fn run(server: &Server, victim: &Arc<Workload>) -> anyhow::Result<()> {
    println!("\n| attack | bytes | CPU ms a request |\n|---|---:|---:|");
    for attack in attacks() {
        let cpu = price(server, &attack).await.with_context(|| attack.name)?;
        let each =
            cpu.map_or("unknown".into(), |cpu| format!("{:.2}", cpu.as_secs_f64() * 1e3 / f64::from(TIMES)));
        println!("| {} | {} | {each} |", attack.name, attack.request.len());
    }
    let alone = load::run(server.address, 1, WATCHED, Arc::clone(victim)).await?;
    let attacker = tokio::spawn(repeat(server.address));
    let beside = load::run(server.address, 1, WATCHED, Arc::clone(victim)).await;
    attacker.abort();
    let milliseconds = |outcome: &Outcome, percent| outcome.percentile(percent).as_secs_f64() * 1e3;
    println!("\n| {} by another client | p50 ms | p99 ms |\n|---|---:|---:|", victim.name);
    for (name, outcome) in [("alone", alone), ("beside one attacker", beside?)] {
        println!("| {name} | {:.2} | {:.2} |", milliseconds(&outcome, 50), milliseconds(&outcome, 99));
    }
    Ok(())
}

async fn price(server: &Server, attack: &Attack) -> anyhow::Result<Option<Duration>> {
    let mut connection = Connection::open(server.address).await?;
    let cpu = || process::cpu(server.pid()).map(|cpu| cpu.own);
    let before = cpu();
    for _ in 0..TIMES {
        let (_, body) = connection.exchange(&attack.request).await?;
        let text = String::from_utf8_lossy(body);
        ensure!(text.contains(attack.answer), "answered {}", text.chars().take(300).collect::<String>());
    }
    Ok(cpu().zip(before).map(|(after, before)| after - before))
}

async fn repeat(address: std::net::SocketAddr) -> anyhow::Result<()> {
    let attacks = attacks();
    let mut connection = Connection::open(address).await?;
    loop {
        for attack in &attacks {
            connection.exchange(&attack.request).await?;
        }
    }
}

fn attacks() -> Vec<Attack> {
    let attack =
        |name, document: String, answer| Attack { name, request: anonymous(&document, json!({})), answer };
    let many =
        |count: usize, part: &dyn Fn(usize) -> String| (0..count).map(part).collect::<Vec<_>>().join(" ");
    let nested = |open: &str, middle: &str, close: &str, depth| {
        format!("{}{middle}{}", open.repeat(depth), close.repeat(depth))
    };
    let doubling = many(25, &|n| format!("fragment f{n} on Query {{ ...f{0} ...f{0} }}", n + 1));
    let ids = json!({ "ids": vec!["x"; 200_000] });
    let by_ids = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    vec![
        attack(
            "doubling fragments",
            format!("{{ ...f0 }} {doubling} fragment f25 on Query {{ __typename }}"),
            "QUERY_TOO_COMPLEX",
        ),
        attack(
            "10,000 aliases",
            format!("{{ {} }}", many(10_000, &|n| format!("a{n}: __typename"))),
            "QUERY_TOO_COMPLEX",
        ),
        attack(
            "1,990 aliases, which run",
            format!("{{ {} }}", many(1_990, &|n| format!("a{n}: __typename"))),
            "a1989",
        ),
        attack(
            "1,000 fields that must be merged",
            format!("{{ {} }}", many(1_000, &|_| "viewer { id }".into())),
            "data",
        ),
        attack(
            "900 unknown fields",
            format!("{{ {} }}", many(900, &|n| format!("x{n}"))),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        attack("deep selections", nested("{ a ", "{ b }", " }", 5_000), "QUERY_TOO"),
        attack(
            "deep lists",
            format!("{{ nodes(ids: {}) {{ id }} }}", nested("[", "1", "]", 5_000)),
            "QUERY_TOO",
        ),
        attack(
            "a flood of directives",
            format!("{{ __typename {} }}", "@skip(if: false) ".repeat(2_000)),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        attack("a document of comments", format!("{{ __typename }} #{}", "x".repeat(900_000)), "Query"),
        Attack {
            name: "200,000 ids in a variable",
            request: anonymous(by_ids, ids),
            answer: "BAD_USER_INPUT",
        },
    ]
}

fn anonymous(document: &str, variables: Value) -> Vec<u8> {
    http::graphql(None, document, variables)
}
