//! The life of payments: one way to lock a payment, and one to move it.

mod cause;
mod checkout;
mod draft;
mod locked;
mod order_ended;
mod row;
mod said;
mod transition;
mod wake;

pub(in crate::payments) use cause::Cause;
pub(in crate::payments) use checkout::{read_checkout, write_checkout};
pub(in crate::payments) use locked::{Locked, lock_in};
pub(crate) use order_ended::close_in;
pub(in crate::payments) use row::write as write_row;
pub(in crate::payments) use said::Said;
pub(in crate::payments) use transition::{Moved, begin_in, transition_in};
pub(in crate::payments) use wake::{Act, WAKE, Wake, arm, arm_at, facts_of};
