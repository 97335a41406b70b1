//! The audit log: who changed what, by what right, written in the transaction of the change.
//!
//! A change has one entry. What is refused has none, and neither has a call that finds everything done
//! already: both leave the database as it was.

mod entry;
mod object;
pub mod queries;

pub use entry::Entry;
pub use object::Object;
