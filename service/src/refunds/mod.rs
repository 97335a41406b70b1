//! Refunds: requesting, deciding, and what success does to the order and its rebates.

mod auto_approve;
mod decide;
mod error;
mod event;
mod locks;
pub mod queries;
mod request;
mod settle;
mod told;

pub use auto_approve::approve_due;
pub use decide::{Decision, approve, cancel, reject};
pub use error::RefundError;
pub use request::{RefundRequest, request};
