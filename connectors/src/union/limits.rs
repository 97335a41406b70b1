use std::time::Duration;

/// How a network may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnionLimits {
    /// Longest time to make a connection.
    pub connect: Duration,
    /// Longest time of a whole call.
    pub call: Duration,
    /// Most calls of one app key within any second, over all accounts that this process has there.
    pub per_second: u32,
    /// So many calls in a row without a sensible answer stop further calls.
    pub failures: u32,
    /// For so long.
    pub pause: Duration,
}

impl Default for UnionLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            call: Duration::from_secs(10),
            per_second: 10,
            failures: 5,
            pause: Duration::from_secs(15),
        }
    }
}
