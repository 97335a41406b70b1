//! Which rules price a line.

mod cover;
mod index;
mod pick;

pub use index::{Needs, RuleIndex};
pub use pick::{Choice, LISTED};
