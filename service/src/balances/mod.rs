//! Corrections of balances by hand, and parts of balances that are set aside.

mod adjust;
mod decide;
mod error;
mod hold;
mod posting;
pub mod queries;
mod rows;
mod settle_hold;
mod told;

pub(crate) use adjust::give_goodwill;
pub use adjust::{Adjusted, NewAdjustment, adjust, reverse};
pub use decide::{Decision, approve, reject};
pub use error::BalanceError;
pub use hold::{Held, NewHold, place_hold};
pub use settle_hold::{capture_hold, release_hold};
