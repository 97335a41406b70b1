//! What the platform tells the outside: every kind of event, with the facts that it carries.
//!
//! A kind's facts may grow by fields that older readers can ignore. Anything else is a new version of the
//! kind, and is told under its number.

mod aggregate;
mod catalogue;
mod envelope;
pub mod facts;
mod reference;

pub use aggregate::{AggregateType, Subject};
pub use catalogue::{EventData, EventKind};
pub use envelope::{Aggregate, Envelope};
pub use reference::reference;
