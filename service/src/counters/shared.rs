use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;

use super::Rate;

/// Buckets that all nodes share.
///
/// An ask is one decision: two nodes that ask at once never both get the last point.
pub trait SharedCounters: Send + Sync + fmt::Debug {
    /// Takes from a bucket or gives back to it. Answers or fails within the short time that it was set up with:
    /// requests wait for it. After an error the change may have been made all the same.
    fn ask<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Counted, CountersError>>;
}

/// What is to be done with one bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask<'a> {
    /// Which bucket. One that nobody knows is full.
    pub bucket: &'a str,
    /// Its size and speed.
    pub rate: Rate,
    /// What to do.
    pub change: Change,
    /// The time, by the clock of the node that asks.
    pub now: DateTime<Utc>,
}

/// Points in or out of a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Takes so many points if there are as many, otherwise none.
    Take(u64),
    /// Gives back points that were taken and not needed; none, to see how much is left.
    GiveBack(u64),
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Whole points that are left.
    pub available: u64,
    /// Nothing was taken: how long to wait until there is enough, or until the bucket is full if it can never
    /// hold as much.
    pub wait: Option<TimeDelta>,
}

/// What is shared does not answer. The text holds no password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountersError {
    /// It cannot be reached, the connection was lost, or it refuses what is asked.
    #[error("the shared counters cannot be used: {0}")]
    Unusable(String),
    /// It does not answer in time.
    #[error("the shared counters do not answer in time")]
    Late,
}
