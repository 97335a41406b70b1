//! Who may ask for what, and what is set apart for a person to look at.

mod allowed;
mod draft;
mod judge;
mod risk;

pub use allowed::allowed_actions;
pub(super) use draft::{Asked, check_order, draft_in};
pub(super) use judge::judge_in;
pub(super) use risk::risk_in;
