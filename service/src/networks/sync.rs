use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::job::Retry;
use rebated_domain::network::{Feed, ScanKind, Window};
use rebated_domain::order::OrderSource;
use rebated_entity::{network_scan, network_stream};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::pull::{self, Broken, Harvest};
use super::read::{StreamKey, note_in};
use super::{AffiliateNetwork, Trouble, gauges, scans, stream};
use crate::db::{Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob, NewJobs};
use crate::{Fault, Platform};

/// Reads what is new at one account. One job of an account is open at a time, so that one node reads it.
pub(super) const SYNC: JobKind = JobKind::new(
    "networks.sync",
    Retry::Backoff { first: TimeDelta::seconds(10), longest: TimeDelta::minutes(10), attempts: 8 },
);

/// After so long a job hands over to a new one, so that a worker that stops has little to wait for.
const TURN: Duration = Duration::from_secs(20);

/// Which account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Account {
    pub network: String,
    pub account: String,
}

impl Account {
    fn of(network: &dyn AffiliateNetwork) -> Self {
        Self { network: network.source().code().to_owned(), account: network.account().to_owned() }
    }
}

/// A job that reads an account; none is stored while one is open.
pub(super) fn new_job(network: &dyn AffiliateNetwork) -> Result<NewJob, Fault> {
    let account = Account::of(network);
    let key = format!("{}/{}", account.network, account.account);
    Ok(NewJob::new(SYNC, &account)?.dedup_key(key))
}

/// The job. What a network refuses is no failure of the job: it is noted with the stream, and the next job tries again.
pub(super) async fn sync(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Account { network, account } = job.payload()?;
    let source =
        network.parse::<OrderSource>().map_err(|_| JobFailure::Unreadable("no such network".into()))?;
    let network = platform.networks.find(source, &account);
    let Some(network) = network else {
        // the account was taken out of the configuration
        return transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await;
    };
    let turn = Turn { platform: &platform, network: network.as_ref(), job: &job, end: Instant::now() + TURN };
    let is_done = turn.run().await?;
    gauges::measure(&platform, network.as_ref()).await?;
    let finished = transact(&platform.db, async |txn| {
        let finished = job.finish_in(txn, &platform).await?;
        if !is_done {
            let mut jobs = NewJobs::default();
            jobs.add(&platform, platform.now(), new_job(network.as_ref())?);
            let mut writes = Writes::new(platform.db.backend());
            jobs.write(&mut writes);
            writes.run(txn).await?;
        }
        Ok::<_, JobFailure>(finished)
    })
    .await?;
    platform.jobs.wake();
    Ok(finished)
}

/// One job's turn at an account.
struct Turn<'a> {
    platform: &'a Platform,
    network: &'a dyn AffiliateNetwork,
    job: &'a Claimed,
    end: Instant,
}

/// What is read next, and what becomes of a scan by it.
struct Step {
    kind: ScanKind,
    window: Window,
    scan: Option<network_scan::Model>,
}

impl Turn<'_> {
    /// Reads every feed up to now, then what is to be read again. False when there is more than fits in the turn.
    async fn run(&self) -> Result<bool, JobFailure> {
        let now = stream::whole_second(self.platform.now());
        let mut streams = Vec::new();
        for feed in self.network.feeds() {
            let mut stream = self.open(*feed).await?;
            while !is_paused(&stream, now) {
                let window = stream::next_window(self.network, &stream, now);
                let step = Step { kind: ScanKind::Sync, window, scan: None };
                if !self.step(&mut stream, step).await? || window.until >= now {
                    break;
                }
                if Instant::now() >= self.end {
                    return Ok(false);
                }
            }
            streams.push(stream);
        }
        scans::plan(self.platform, self.network, &streams, now).await?;
        self.scan(&mut streams, now).await
    }

    async fn scan(
        &self,
        streams: &mut [network_stream::Model],
        now: DateTime<Utc>,
    ) -> Result<bool, JobFailure> {
        for mut scan in scans::open(self.platform.db.writer(), self.network).await? {
            let Some(stream) = streams.iter_mut().find(|stream| stream.feed == scan.feed) else { continue };
            while scan.finished_at.is_none() && !is_paused(stream, now) {
                if Instant::now() >= self.end {
                    return Ok(false);
                }
                let window = stream::window_at(self.network, stream, scan.next_at, scan.until_at.min(now));
                if window.from >= window.until {
                    break;
                }
                let mut after = scan.clone();
                after.next_at = window.until;
                after.finished_at = (window.until >= scan.until_at).then_some(now);
                let step = Step { kind: scan.kind, window, scan: Some(after.clone()) };
                if self.step(stream, step).await? {
                    scan = after;
                }
            }
        }
        Ok(true)
    }

    async fn open(&self, feed: Feed) -> Result<network_stream::Model, JobFailure> {
        let opened = transact(&self.platform.db, async |txn| {
            stream::open_in(txn, self.platform, self.network, feed).await
        });
        Ok(opened.await?)
    }

    /// Reads one window and notes what came of it. False when it was not read.
    async fn step(&self, stream: &mut network_stream::Model, step: Step) -> Result<bool, JobFailure> {
        self.job.still_held(self.platform).await?;
        let read = pull::read(self.platform, self.network, stream.feed, step.window).await;
        let now = self.platform.now();
        let outcome = match read {
            Ok(harvest) => Ok(harvest),
            Err(Broken::Trouble(trouble)) => Err(trouble),
            Err(Broken::Fault(fault)) => return Err(fault.into()),
        };
        tell(stream, &step, &outcome);
        *stream = transact(&self.platform.db, async |txn| {
            self.job.hold_in(txn).await?;
            Ok::<_, JobFailure>(self.note_in(txn, stream.feed, &step, &outcome, now).await?)
        })
        .await?;
        Ok(outcome.is_ok() || stream.retry_at.is_none())
    }

    async fn note_in(
        &self,
        txn: &DatabaseTransaction,
        feed: Feed,
        step: &Step,
        outcome: &Result<Harvest, Trouble>,
        now: DateTime<Utc>,
    ) -> Result<network_stream::Model, Fault> {
        let mut stream = stream::open_in(txn, self.platform, self.network, feed).await?;
        match outcome {
            Err(trouble) => {
                stream::failed(&mut stream, step.window, trouble, now);
            }
            Ok(harvest) => {
                stream::succeeded(self.network, &mut stream, step.window.until, now);
                let key = StreamKey { network: stream.network, account: stream.account.clone(), feed };
                note_in(txn, self.platform, &key, (step.kind, step.window, *harvest), now).await?;
                match &step.scan {
                    Some(scan) => {
                        scan.clone().into_active_model().reset_all().update(txn).await?;
                    }
                    None => stream.watermark = stream.watermark.max(step.window.until),
                }
            }
        }
        stream::save_in(txn, &stream).await?;
        Ok(stream)
    }
}

fn is_paused(stream: &network_stream::Model, now: DateTime<Utc>) -> bool {
    stream.retry_at.is_some_and(|at| at > now)
}

fn tell(stream: &network_stream::Model, step: &Step, outcome: &Result<Harvest, Trouble>) {
    let (network, account, feed) = (stream.network.code(), stream.account.as_str(), stream.feed.code());
    let labels = [("network", network), ("feed", feed)];
    match outcome {
        Ok(harvest) => {
            metrics::counter!("rebated_network_windows_total", &labels).increment(1);
            metrics::counter!("rebated_network_rows_total", &labels)
                .increment(harvest.rows.try_into().unwrap_or(0));
        }
        Err(trouble) => tracing::warn!(
            network, account, feed, from = %step.window.from, until = %step.window.until,
            kind = trouble.kind.code(), code = trouble.code, message = trouble.message,
            "A window of a network could not be read; it will be tried again."
        ),
    }
}
