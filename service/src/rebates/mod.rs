//! Rebates: pricing lines, posting what changed, crediting what is due, and telling why.

mod book;
mod credit_due;
mod desk;
mod first_settled;
mod limits;
mod orders;
mod pins;
mod plan;
mod post;
pub mod preview;
mod pricing;
pub mod queries;
mod reconsider;
mod save;
mod states;

pub use book::book_in;
pub use credit_due::credit_due;
pub use desk::Desk;
pub(crate) use orders::amounts_of;
pub use orders::{BookedOrders, Buyer, ChangedLine};
pub(crate) use reconsider::reconsider_in;
