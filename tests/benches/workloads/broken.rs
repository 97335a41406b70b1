//! W3 while the broker runs, while it cannot be reached, and when it is back.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use rebated_service::{Platform, events};
use rebated_tests::Proxy;

use super::arguments::Arguments;
use super::binary::Binary;
use super::home::Home;
use super::load;
use super::server::Server;
use super::workload::Workload;

const RABBITMQ: &str = "REBATED_TEST_RABBITMQ";
/// How long the publisher may take to catch up.
const PATIENCE: Duration = Duration::from_secs(120);

/// Measures a server of its own, whose broker is cut off and comes back.
pub async fn run(
    arguments: &Arguments,
    binary: &Binary,
    home: &Home,
    platform: &Platform,
    writer: &Arc<Workload>,
) -> anyhow::Result<()> {
    let Ok(url) = std::env::var(RABBITMQ) else {
        println!("\nW3 without its broker was not measured: {RABBITMQ} names none.");
        return Ok(());
    };
    let (before, rest) = url.split_once('@').context("a URL with a name")?;
    let (broker, path) = rest.split_once('/').unwrap_or((rest, "%2f"));
    let proxy = Proxy::start(broker).await;
    let url = format!("{before}@{}/{path}", proxy.address());
    let server = Server::start_with(
        binary,
        home,
        &[
            "broker.kind=rabbitmq".into(),
            format!("broker.url={url}"),
            format!("broker.exchange=rebated.bench.{}", std::process::id()),
        ],
    )
    .await?;
    println!("\n| W3, and the broker | requests/s | p50 ms | p99 ms |\n|---|---:|---:|---:|");
    for (state, is_open) in [("runs", true), ("cannot be reached", false), ("is back", true)] {
        if is_open {
            proxy.open()
        } else {
            proxy.close()
        }
        let outcome =
            load::run(server.address, arguments.clients(), arguments.duration, Arc::clone(writer)).await?;
        let milliseconds = |percent| outcome.percentile(percent).as_secs_f64() * 1e3;
        let rate = outcome.rate();
        println!("| {state} | {rate:.0} | {:.2} | {:.2} |", milliseconds(50), milliseconds(99));
    }
    let caught_up = async {
        while behind(platform).await? > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::Ok(())
    };
    tokio::time::timeout(PATIENCE, caught_up).await.context("the broker was not told of everything")??;
    ensure!(behind(platform).await? == 0, "events are left");
    println!("\nEvery event was published.");
    Ok(())
}

async fn behind(platform: &Platform) -> anyhow::Result<i64> {
    Ok(events::lags(platform).await?.iter().map(|lag| lag.events).sum())
}
