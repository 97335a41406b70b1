//! Bills: closing months and issuing the statements that never change afterwards.

pub mod documents;
mod error;
mod issue;
mod period;
pub mod queries;
mod statements;

pub use error::BillError;
pub use issue::{IssueReport, issue};
pub use period::bounds;
pub(crate) use statements::{hash_of, statements_of_period};
