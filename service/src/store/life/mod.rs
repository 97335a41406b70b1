//! The life of the store's orders: one way to lock an order, and one to move it.

mod apply;
mod cause;
mod error;
mod follow;
mod locked;
mod log;
mod look;
mod row;
mod transition;
mod wake;

pub use cause::Cause;
pub use error::TransitionRefusal;
pub use locked::{Locked, lock_in};
pub(crate) use look::look;
pub(in crate::store) use transition::begin_in;
pub use transition::{Changed, Moved, transition_in};
pub(crate) use wake::WAKE;
