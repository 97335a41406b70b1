//! How much one caller may ask of the server: a bucket of points per caller, from which every operation
//! takes its cost, and small ones for what can be guessed.

mod attempts;
mod buckets;
mod caller;

pub use attempts::Attempt;
pub use buckets::{Buckets, Exhausted, Level};
pub use caller::{Address, Holder};
pub use rebated_service::counters::Rate;

/// What callers may ask of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most points that one operation may cost.
    pub operation: u64,
    /// Points of somebody signed in, and of a bot's key.
    pub signed_in: Rate,
    /// Points of everybody else who shares an address.
    pub anonymous: Rate,
    /// Attempts at one kind of secret: passwords, tokens, codes.
    pub attempts: Rate,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            operation: 1_000,
            signed_in: Rate { most: 2_000, per_minute: 6_000 },
            anonymous: Rate { most: 1_000, per_minute: 3_000 },
            attempts: Rate { most: 20, per_minute: 20 },
        }
    }
}
