use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use rebated_service::Platform;
use rebated_service::ids::{Entropy as _, SeededEntropy};
use tokio::task::JoinSet;

use super::USERS;
use super::books::Wish;
use super::contender::Contender;
use crate::load::Outcome;
use crate::stopwatch::Stopwatch;

/// The largest transfer, in minor units.
const LARGEST: u64 = 500;

/// Has every client post its next transfer as soon as the last one is committed, for `duration`.
pub async fn run(
    platform: &Arc<Platform>,
    contender: &Arc<Contender>,
    clients: usize,
    duration: Duration,
) -> anyhow::Result<Outcome> {
    let watch = Stopwatch::start();
    let mut tasks = JoinSet::new();
    for client in 0..clients {
        let (platform, contender) = (Arc::clone(platform), Arc::clone(contender));
        tasks.spawn(async move {
            let entropy = SeededEntropy::new(u64::try_from(client)?);
            let mut latencies = Vec::new();
            while watch.elapsed() < duration {
                let wish = wish(&platform, &entropy);
                let sent = Stopwatch::start();
                contender.transfer(&platform, wish).await?;
                latencies.push(sent.elapsed());
            }
            anyhow::Ok(latencies)
        });
    }
    let mut latencies = Vec::new();
    while let Some(done) = tasks.join_next().await {
        latencies.extend(done.context("a client ended early")??);
    }
    let took = watch.elapsed();
    latencies.sort_unstable();
    Ok(Outcome { took, latencies })
}

fn wish(platform: &Platform, entropy: &SeededEntropy) -> Wish {
    let number = || {
        let mut bytes = [0; 8];
        entropy.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    };
    Wish {
        id: platform.new_id(platform.now()),
        user: number() % USERS,
        amount: 1 + (number() % LARGEST).cast_signed(),
        chance: number(),
    }
}
