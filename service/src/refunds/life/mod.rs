//! The life of refunds: one way to lock a refund, and one to move it.

mod cause;
mod draft;
mod effects;
mod facts;
mod goods;
mod locked;
mod log;
mod money;
mod number;
mod order_seam;
mod row;
mod said;
mod transition;
mod wake;

pub use cause::Cause;
pub use locked::{Locked, lock_in};
pub(super) use locked::{goods_in, held_of_order_in};
pub(super) use log::{Answered, Attempt, write_answer};
pub(super) use number::{body_hash, number_of, split};
pub(in crate::refunds) use row::write as write_row;
pub(in crate::refunds) use said::Inspected;
pub use said::Said;
pub(in crate::refunds) use transition::begin_in;
pub use transition::{Moved, transition_in};
pub(in crate::refunds) use wake::{WAKE, Wake, arm_at, look_again};
