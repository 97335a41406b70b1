//! Signals that something may be wrong with a user, computed for those who review; and words for holds.
//!
//! Nothing here holds, refuses or takes anything: signals are hints, and a person decides.

mod assess;
mod facts;
mod hold;
mod policy;
mod signal;

pub use assess::{MOST, assess, score};
pub use facts::{AmountFacts, ClaimFacts, OrderFacts, ReferralFacts, RiskFacts};
pub use hold::{RiskHoldReason, RiskHoldScope};
pub use policy::RiskPolicy;
pub use signal::{RiskSignal, RiskSignalKind};
