//! Which rules price a line.

mod cover;
mod index;
mod pick;

pub use index::RuleIndex;
pub use pick::{Choice, LISTED};
