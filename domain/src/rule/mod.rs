//! How a rebate is decided: what a rule says, which one applies, what it pays and why.

mod choose;
mod explanation;
mod price;
mod spec;
mod status;

pub use choose::{Choice, LineFacts, PublishedRule, choose};
pub use explanation::{Considered, Explanation, Outcome, Step};
pub use price::{LineAmounts, Priced, price};
pub use spec::{Reward, RuleSpec, Scope, SpecProblem};
pub use status::{RuleAction, RuleStatus, RuleStatusError};
