//! Rebate rules: writing versions, putting them in force, and having the rules in force at hand.

pub mod backtest;
mod book;
mod draft;
mod error;
mod export;
mod import;
mod plan;
mod publish;
pub mod queries;
mod rows;
mod told;

pub use book::{RuleBook, RuleSet};
pub use draft::{NewVersion, draft};
pub use error::RuleError;
pub use export::{Which, export};
pub use import::{Import, Imported, import};
pub use publish::{pause, publish, retire};
