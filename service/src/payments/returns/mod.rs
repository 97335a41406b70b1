//! Payments that no order takes, on their way back to whoever paid.
//!
//! A payment that came too late or a second time goes back whole. It moves by the channel core of the table of refunds
//! (R27 to R47, R51 to R53): one number at a time, committed before the call, sent again until its end is known. The
//! amount is set aside in the ledger from the beginning, and booked when the channel has moved it.

mod begin;
mod facts;
mod hear;
mod retry;
mod row;
mod said;
mod transition;
mod work;

pub(in crate::payments) use begin::begin;
pub(in crate::payments) use hear::{hear_in, look_now_in};
pub use retry::{Retry, retry};
pub(crate) use said::Said;
pub(in crate::payments) use work::{RETURN, work};
