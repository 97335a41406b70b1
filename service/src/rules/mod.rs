//! Rebate rules: writing versions, putting them in force, and having the rules in force at hand.

mod book;
mod error;
mod lifecycle;
pub mod queries;
mod told;

pub use book::{RuleBook, RuleSet};
pub use error::RuleError;
pub use lifecycle::{NewVersion, draft, pause, publish, retire};
