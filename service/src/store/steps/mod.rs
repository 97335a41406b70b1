//! The steps of an order: work that is stored with a change of the order and done after the answer, and taken back
//! when the order is called off.
//!
//! Each is one row of `order_steps` and one job for each direction. The row is read under the order's lock, so that a
//! step has its effect once however often its job runs, and a reverse that comes first leaves only its state: the late
//! forward then finds nothing to do.

mod commission;
mod entry;
mod invites;
mod points;
mod rows;
mod run;
mod start;

pub(in crate::store) use rows::of_order_in;
pub(crate) use run::run;
pub(in crate::store) use run::{pick_requested, pick_withdrawn};
pub(crate) use start::STEP;
pub(in crate::store) use start::{call_off, requeue, start};
