//! What channels tell by callbacks: stored, then acknowledged, then applied.
//!
//! Only what the channel has signed is stored. A job that is stored with it applies it by the same function that the
//! answers to our own questions go through, so that a process may die in between.

mod apply;
mod kept;
mod take;

pub(in crate::payments) use apply::{APPLY, apply};
pub use take::take;
