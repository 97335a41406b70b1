//! What calls to the outside have in common: connections that repeat nothing, and a breaker.

mod breaker;
mod link;

pub(crate) use breaker::Breaker;
pub(crate) use link::{Answer, BAD_ANSWER, Link, NO_ANSWER, NoAnswer, is_outage};
