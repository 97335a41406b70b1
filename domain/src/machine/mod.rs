//! State machines as tables: what a row says, and the one function that follows the rows.
//!
//! Orders of the store, payments and refunds each have a table of constants. [`answer`] reads that table and
//! nothing else, so that what is written, what is done and what `docs/machines` tells cannot differ.

mod answer;
mod row;
mod wait;
mod words;

pub use answer::{Answer, Refusal, Transition, answer};
pub use row::{Case, Machine, Origin, Row, Target};
pub use wait::Doubling;
pub(crate) use words::described;
pub use words::{Input, Meaning, Sender, Status};
