//! limits: what one decision about a rate limit costs, in this process and in Redis, in turns.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::DateTime;
use futures_util::future::try_join_all;
use rebated_connectors::redis::{RedisCounters, RedisOptions};
use rebated_service::counters::{Ask, Change, Counters, Rate};

/// Clients at once: one, who waits for each answer, and many.
const CLIENTS: [u32; 2] = [1, 16];
const ROUNDS: usize = 5;
/// Decisions of all clients in one round.
const IN_PROCESS: u32 = 400_000;
const IN_REDIS: u32 = 40_000;

/// Measures both kinds, if there is a Redis.
pub async fn run() -> anyhow::Result<()> {
    let Ok(url) = std::env::var("REBATED_TEST_REDIS") else {
        println!("\nlimits: not measured, because REBATED_TEST_REDIS names no server");
        return Ok(());
    };
    let options = RedisOptions::new(&url, "rebated.bench", Duration::from_secs(20))?;
    let redis = Arc::new(Counters::new(Some(Arc::new(RedisCounters::new(options)))));
    let process = Arc::new(Counters::default());
    println!(
        "\nlimits: microseconds for each decision\n\n| clients | in process | in Redis | ratio |\n|---|---|---|---|"
    );
    for clients in CLIENTS {
        let mut figures = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            figures[0].push(round(&process, clients, IN_PROCESS).await?);
            figures[1].push(round(&redis, clients, IN_REDIS).await?);
        }
        let [process, redis] = figures.map(median);
        println!("| {clients} | {process:.2} | {redis:.1} | {:.0} |", redis / process);
    }
    Ok(())
}

/// Microseconds of the wall for each of so many decisions.
#[expect(clippy::disallowed_methods, reason = "a stopwatch")]
async fn round(counters: &Arc<Counters>, clients: u32, decisions: u32) -> anyhow::Result<f64> {
    let begun = Instant::now();
    let each = decisions / clients;
    let work = (0..clients).map(|client| {
        let counters = Arc::clone(counters);
        tokio::spawn(async move {
            let bucket = format!("points:user:{client}");
            let rate = Rate { most: 1_000_000_000, per_minute: 60 };
            for _ in 0..each {
                let ask = Ask { bucket: &bucket, rate, change: Change::Take(1), now: DateTime::UNIX_EPOCH };
                assert_eq!(counters.ask(ask).await.wait, None);
            }
        })
    });
    try_join_all(work).await?;
    Ok(begun.elapsed().as_secs_f64() * 1e6 / f64::from(each * clients))
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
