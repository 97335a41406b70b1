//! Orders of which no network says whose they are: those that a click decides, and those that members say are theirs:
//! which numbers are orders, what speaks for a claim, and what becomes of it.

mod clicker;
mod evidence;
mod limits;
mod number;
mod status;

pub use clicker::{ClickSpan, Clicker, only_clicker};
pub use evidence::{ClaimFacts, Click, Evidence, EvidenceKind, is_strong, score, weigh};
pub use limits::{DAYS_OPEN, MOST_A_DAY, MOST_OPEN};
pub use number::{ClaimedOrder, NumberProblem};
pub use status::{ClaimInput, ClaimStanding, ClaimStatus};
