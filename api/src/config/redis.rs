use std::fmt;

use serde::Deserialize;

/// What nodes share of rate limits. Shown without the server's URL, which holds a password.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedisConfig {
    /// Where it is; empty for none, and each process counts for itself.
    pub url: String,
    /// What every key begins with.
    pub prefix: String,
    /// Longest time that a request waits for it.
    pub timeout_milliseconds: u64,
}

impl fmt::Debug for RedisConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisConfig").field("prefix", &self.prefix).finish_non_exhaustive()
    }
}
