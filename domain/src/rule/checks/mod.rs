//! What keeps a rule from being stored or published, each problem with the field that it is about.

mod alone;
mod beside;
mod document;

use super::DocumentError;
use crate::code::codes;

pub use alone::problems_of;
pub use beside::problems_beside;
pub use document::{problems_of_document, problems_of_entries, problems_of_set, problems_of_words};

codes! {
    /// What is wrong with a rule.
    pub enum ProblemKind {
        /// An amount is negative, of another currency than the rule's others, or out of range.
        BadAmount = "BAD_AMOUNT",
        /// The condition is not a CEL condition over the known names.
        BadCondition = "BAD_CONDITION",
        /// The document is not JSON, or not a document of rules: a field is unknown, missing or does not fit.
        BadDocument = "BAD_DOCUMENT",
        /// Hours outside 0 to 24, or none covered.
        BadHours = "BAD_HOURS",
        /// The key is empty, too long or has other characters than `a` to `z`, digits, `-`, `_` and `.`.
        BadKey = "BAD_KEY",
        /// A list has empty, too long or repeated items, or too many.
        BadList = "BAD_LIST",
        /// The name is empty, too long or not printable.
        BadName = "BAD_NAME",
        /// Two bounds contradict each other.
        BadRange = "BAD_RANGE",
        /// The tiers are not in order, or the first does not begin at zero.
        BadTiers = "BAD_TIERS",
        /// Rules exclude each other in a circle.
        CyclicExcludes = "CYCLIC_EXCLUDES",
        /// The rule ends before it starts, or at the same time.
        EmptyValidity = "EMPTY_VALIDITY",
        /// A budget without an amount, or a subsidy without a budget.
        MissingBudget = "MISSING_BUDGET",
        /// A multiplier must be in a group of its own.
        MissingGroup = "MISSING_GROUP",
        /// The reward pays nothing.
        NothingPaid = "NOTHING_PAID",
        /// Another exclusive rule of the same priority may cover the same lines.
        OverlappingExclusive = "OVERLAPPING_EXCLUSIVE",
        /// A share above the whole takes a subsidy.
        PercentTooHigh = "PERCENT_TOO_HIGH",
        /// Two rules of a document have one key.
        RepeatedKey = "REPEATED_KEY",
        /// The key is that of a rule that was retired for good.
        RetiredRule = "RETIRED_RULE",
        /// An excluded rule does not exist.
        UnknownRule = "UNKNOWN_RULE",
    }
}

/// One thing that is wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    /// What kind of thing.
    pub kind: ProblemKind,
    /// The field, as documents spell it, with dots and list positions: `spec.reward.tiered.tiers.1.from`.
    pub field: String,
    /// What is wrong, in plain English.
    pub message: String,
}

impl From<DocumentError> for Problem {
    fn from(error: DocumentError) -> Self {
        Self::new(ProblemKind::BadDocument, error.field, error.message)
    }
}

impl Problem {
    /// A problem with a field.
    pub fn new(kind: ProblemKind, field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { kind, field: field.into(), message: message.into() }
    }
}

#[cfg(test)]
mod tests;
