//! How a rebate is decided: what a rule says, which ones apply, what they pay and why.

mod amounts;
pub mod backtest;
mod checks;
mod choose;
mod document;
mod explain;
pub mod expression;
mod facts;
mod limits;
mod outcome;
mod price;
mod published;
pub mod says;
mod status;

pub use amounts::LineAmounts;
pub use checks::{
    Problem, ProblemKind, problems_beside, problems_of, problems_of_document, problems_of_entries,
    problems_of_set, problems_of_words,
};
pub use choose::{Choice, LISTED, Needs, RuleIndex};
pub use document::{DocumentError, RuleDocument, RuleEntry, document_schema, document_schema_text};
pub use explain::{Considered, Explanation, Inputs, Language, PartExplained, Split};
pub use facts::{Beneficiaries, BuyerFacts, FirstSettled, LineFacts, Local, OrderFacts, PinRules};
pub use limits::{Hold, Holder, Limit, LimitBook, LimitKey, LimitKind, limits_of};
pub use outcome::Outcome;
pub use price::{Applied, Award, Part, PricedLine, PricingLine, Step, Trace, price_order};
pub use published::{PublishedRule, Term, TermEnd};
pub use says::{Reward, RuleSpec, Scope};
pub use status::{RuleAction, RuleStatus, RuleStatusError};
