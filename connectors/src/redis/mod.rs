//! Rate limits in Redis: buckets that all nodes share, each one key.

mod connection;
mod counters;
mod options;
mod script;

pub use counters::RedisCounters;
pub use options::{OptionsError, RedisOptions};
