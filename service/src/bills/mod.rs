//! Bills: closing months and issuing the statements that never change afterwards.

mod chunk;
mod close;
mod complete;
pub mod documents;
mod draft;
mod error;
mod holder;
mod issue;
mod issuing;
mod lines;
mod lock;
mod period;
pub mod queries;
mod statements;
mod totals;
mod window;

pub use close::close;
pub use draft::{DraftKey, drafts};
pub use error::BillError;
pub use holder::Holder;
pub(crate) use holder::{Listed, holders_after};
pub use issue::{IssueReport, issue, issue_closed};
pub use issuing::{Issuing, Step};
pub use lock::Turn;
pub use period::bounds;
pub(crate) use period::parse_stored;
pub(crate) use statements::{Month, hash_of, statements_of};
pub use window::BillWindow;
