//! Rebates: pricing lines, posting what changed, crediting what is due, and telling why.

mod book;
mod credit_due;
mod desk;
mod plan;
pub(crate) use plan::amounts_of;
pub mod preview;
pub mod queries;
mod save;

pub use book::{Buyer, ChangedLine, book_in};
pub use credit_due::credit_due;
pub use desk::Desk;
