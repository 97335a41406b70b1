//! Orders that members say are theirs: which numbers are orders, what speaks for a claim, and what becomes of it.

mod evidence;
mod limits;
mod number;
mod status;

pub use evidence::{ClaimFacts, Click, Evidence, EvidenceKind, is_strong, score, weigh};
pub use limits::{DAYS_OPEN, MOST_A_DAY, MOST_OPEN};
pub use number::{ClaimedOrder, NumberProblem};
pub use status::{ClaimInput, ClaimStanding, ClaimStatus};
