//! Affiliate networks: where orders come from.
//!
//! Every account is read by one job at a time (`networks.sync`). It asks for what has changed, window after window, each
//! a little overlapping the one before, and moves the watermark of a feed only after a window was read to its end; so a
//! process that dies reads its last window again, which changes nothing. Windows shrink when a network refuses them and
//! grow again. Nights and months are read a second time. `docs/NETWORKS.md` tells more.

pub(crate) mod after_sales;
mod answers;
mod catch_up;
mod command;
mod error;
mod gauges;
mod parked;
mod port;
mod pull;
pub mod queries;
mod read;
mod registry;
mod scans;
mod stream;
mod sync;
mod watch;

pub(crate) use answers::WINDOWS_KEPT;
pub use catch_up::catch_up;
pub use command::{resync, sync_now};
pub use error::NetworkError;
pub use port::{
    AffiliateNetwork, Coupon, Cursor, Page, Product, Registration, TrackedLink, Tracking, Trouble, UnreadRow,
};
pub use rebated_domain::network::TroubleKind;
pub use registry::Networks;

use chrono::TimeDelta;

use crate::jobs::{Registry, Schedule};

/// Says how the jobs of networks are done.
pub(crate) fn register(registry: &Registry) {
    registry.handle(sync::SYNC, sync::sync);
    registry.handle(watch::WATCH, watch::watch);
    registry.schedule(Schedule { kind: watch::WATCH, every: watch::EVERY });
    registry.handle(answers::FORGET, answers::forget);
    registry.schedule(Schedule { kind: answers::FORGET, every: TimeDelta::days(1) });
}
