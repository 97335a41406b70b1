//! Back-tests: what the orders of a period would have cost with other rules.
//!
//! Reads only. What is reported or refunded while a test runs may be in its booked amounts and not in its
//! tested ones, or the other way round.

mod error;
mod found;
mod orders;
mod states;

use std::collections::HashMap;
use std::num::NonZero;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use rebated_domain::id::OrderLineId;
use rebated_domain::rule::backtest::{Replay, Report, Together};
use rebated_domain::rule::{RuleDocument, RuleEntry, RuleIndex, problems_of_document};

pub use error::BacktestError;
use found::Found;
use orders::read_orders;
use states::{States, count_of, states_of};

use super::book::published;
use crate::{Actor, Fault, Platform, access};

/// With which rules a past is priced again.
#[derive(Clone, Debug)]
pub enum Rules {
    /// With those of a document, as if they had been in force together for all orders.
    Document(RuleDocument),
    /// With those that were in force for each order: this answers what is booked.
    InForce,
}

/// Orders placed at or after `from` and before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First instant covered.
    pub from: DateTime<Utc>,
    /// First instant no longer covered.
    pub to: DateTime<Utc>,
}

/// What is to be tested.
#[derive(Clone, Debug)]
pub struct Backtest {
    /// The rules.
    pub rules: Rules,
    /// The orders.
    pub period: Period,
    /// More pricings of lines than this are refused; none: any number.
    pub most: Option<u64>,
}

/// How far a test is, in pricings of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many were looked at.
    pub done: u64,
    /// How many there are.
    pub total: u64,
}

impl Rules {
    /// Reads a document, and checks what its rules say.
    pub fn read(document: &str) -> Result<Self, BacktestError> {
        let document = RuleDocument::parse(document)?;
        let problems = problems_of_document(&document);
        if problems.is_empty() { Ok(Self::Document(document)) } else { Err(BacktestError::Wrong(problems)) }
    }
}

impl Period {
    /// The orders of whole days in a zone, `to` excepted.
    pub fn of_days(zone: Tz, from: NaiveDate, to: NaiveDate) -> Self {
        let start = |day: NaiveDate| {
            let midnight = day.and_time(NaiveTime::MIN);
            // midnight is skipped where clocks are put forward then
            let hours = (0..24).map(|hour| midnight + Duration::hours(hour));
            let first = hours.filter_map(|time| zone.from_local_datetime(&time).earliest()).next();
            first.map_or_else(|| midnight.and_utc(), |first| first.to_utc())
        };
        Self { from: start(from), to: start(to) }
    }

    /// Times beyond those that any order has.
    fn ever() -> Self {
        Self { from: DateTime::UNIX_EPOCH, to: DateTime::UNIX_EPOCH + chrono::Days::new(365 * 8_000) }
    }

    /// Whether an instant lies within.
    pub fn covers(self, at: DateTime<Utc>) -> bool {
        self.from <= at && at < self.to
    }
}

/// Prices the orders of a period again, and compares with what is booked. `progress` is told between chunks;
/// dropping the future ends the test with the chunk at hand.
///
/// Budgets and caps are unused at the beginning, for rules of a document. For the rules in force, orders outside
/// the period take their share as they did then: with bounds among the rules, all orders are priced again.
/// Orders priced before states of lines were kept are left out.
pub async fn backtest(
    platform: &Platform,
    actor: &Actor,
    test: Backtest,
    progress: impl Fn(Progress),
) -> Result<Report, BacktestError> {
    access::test_rules(actor)?;
    let Backtest { rules, period, most } = test;
    if period.to <= period.from {
        return Err(BacktestError::EmptyPeriod);
    }
    let db = platform.db.read();
    let (index, together) = match rules {
        Rules::InForce => (RuleIndex::new(published(db).await?), Together::AsThen),
        Rules::Document(document) => {
            (RuleIndex::new(document.rules.iter().map(RuleEntry::assumed).collect()), Together::AsNeeded)
        }
    };
    let takes_all = together == Together::AsThen && index.needs().limits;
    let read = if takes_all { Period::ever() } else { period };
    if let Some(most) = most {
        let states = count_of(db, read).await?;
        if states > most {
            return Err(BacktestError::TooLarge { states, most });
        }
    }
    let zone = platform.settings.current(&platform.db).await?.settings.zone();
    let mut found = Found::new(zone, period);
    let mut orders = read_orders(db.clone(), read);
    while let Some(chunk) = orders.recv().await.transpose()? {
        found = working(move || found.add(&chunk).map(|()| found)).await??;
    }
    let Found { past, places, priced_since, .. } = found;
    let states = States::open(db, priced_since).await?;
    Ok(replay(Replay::new(past, index, together, cores()), places, states, progress).await?)
}

/// Prices one chunk while the next are read.
async fn replay(
    mut replay: Replay,
    mut places: HashMap<OrderLineId, u32>,
    mut states: States,
    progress: impl Fn(Progress),
) -> Result<Report, Fault> {
    let mut shown = Progress { done: 0, total: states.total };
    progress(shown);
    while let Some(chunk) = states.next().await? {
        let read;
        (replay, places, read) = working(move || {
            let (states, read) = states_of(&chunk, &places)?;
            replay.take(&states);
            Ok::<_, Fault>((replay, places, read))
        })
        .await??;
        shown = Progress { done: shown.done + read, total: shown.total.max(shown.done + read) };
        progress(shown);
    }
    working(move || replay.finish()).await
}

/// Works beside the tasks that wait.
async fn working<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Fault::Internal(format!("the back-test failed: {error}")))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}
