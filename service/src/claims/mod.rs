//! Orders that members say are theirs: claiming, weighing what speaks for it, deciding.

mod claim;
mod decide;
mod error;
mod found;
mod matching;
mod note;
pub mod queries;
mod save;
mod sweep;
mod told;
mod weigh;
mod withdraw;

pub use claim::{ChatAccount, NewClaim, claim};
pub use decide::{ClaimDecision, decide};
pub use error::ClaimError;
pub(crate) use matching::{register, tell_of_arrivals_in};
pub use withdraw::withdraw;
