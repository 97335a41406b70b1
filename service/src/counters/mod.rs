//! Counters of what callers have used: leaky buckets, kept by this process or by something that all nodes share.
//!
//! Nothing but fairness hangs on them. When what is shared does not answer, each process counts for itself.

mod bucket;
mod circuit;
mod fallback;
mod local;
mod shared;

pub use bucket::{Bucket, POINT, Rate};
pub use fallback::Counters;
pub use local::LocalCounters;
pub use shared::{Ask, Change, Counted, CountersError, SharedCounters};
