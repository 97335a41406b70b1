//! What is wrong with a request about rebate rules: each problem with its field.

use async_graphql::{Enum, Object};
use rebated_domain::rule::{Problem, ProblemKind};
use rebated_service::ErrorKind;
use rebated_service::rules::RuleError;

use crate::graphql::AreaError;
use crate::graphql::error::sentence;

/// Why a request about rebate rules was refused.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RebateRuleErrorCode {
    /// An amount is negative, of another currency than the rule's others, or out of range.
    BadAmount,
    /// The condition is not a CEL condition over the known names.
    BadCondition,
    /// Hours outside 0 to 24, or none covered.
    BadHours,
    /// The document is not JSON, or not a document of rules: a field is unknown, missing or does not fit.
    BadDocument,
    /// The key is empty, too long or has other characters than `a` to `z`, digits, `-`, `_` and `.`.
    BadKey,
    /// A list has empty, too long or repeated items, or too many.
    BadList,
    /// The name is empty, too long or not printable.
    BadName,
    /// Two bounds contradict each other.
    BadRange,
    /// The tiers are not in order, or the first does not begin at zero.
    BadTiers,
    /// Rules exclude each other in a circle.
    CyclicExcludes,
    /// The rule ends before it starts, or at the same time.
    EmptyValidity,
    /// A rule keeps its key.
    KeyFixed,
    /// Another rule has the key.
    KeyTaken,
    /// A budget without an amount, or a subsidy without a budget.
    MissingBudget,
    /// A multiplier must be in a group of its own.
    MissingGroup,
    /// The rule's state does not allow it.
    NotAllowedNow,
    /// No such rule.
    NotFound,
    /// The reward pays nothing.
    NothingPaid,
    /// Another exclusive rule of the same priority may cover the same lines.
    OverlappingExclusive,
    /// A share above the whole takes a subsidy.
    PercentTooHigh,
    /// Two rules of a document have one key.
    RepeatedKey,
    /// The key is that of a rule that was retired for good.
    RetiredRule,
    /// Somebody else changed the rule meanwhile.
    StaleVersion,
    /// An excluded rule does not exist.
    UnknownRule,
}

/// See the GraphQL description.
#[derive(Clone, Debug)]
pub struct RebateRuleUserError {
    message: String,
    field: Option<Vec<String>>,
    code: RebateRuleErrorCode,
}

/// What is wrong with a request about rebate rules.
#[Object]
impl RebateRuleUserError {
    /// A sentence for a person.
    pub async fn message(&self) -> String {
        self.message.clone()
    }
    /// The path of the input field at fault, from the argument on; null when no field is.
    pub async fn field(&self) -> Option<Vec<String>> {
        self.field.clone()
    }
    /// Why, for a program.
    async fn code(&self) -> RebateRuleErrorCode {
        self.code
    }
}

impl RebateRuleUserError {
    fn of(problem: &Problem) -> Self {
        // the input of a mutation has what a specification says beside its own fields
        let field = problem.field.strip_prefix("spec.").unwrap_or(&problem.field);
        let path = ["input"].into_iter().chain(field.split('.')).map(str::to_owned).collect();
        Self { message: sentence(problem), field: Some(path), code: code(problem.kind) }
    }
}

impl AreaError for RuleError {
    type UserError = RebateRuleUserError;

    fn kind(&self) -> ErrorKind {
        Self::kind(self)
    }

    fn user_errors(&self) -> Vec<RebateRuleUserError> {
        let (code, field) = match self {
            Self::Wrong(problems) => return problems.iter().map(RebateRuleUserError::of).collect(),
            Self::KeyFixed => (RebateRuleErrorCode::KeyFixed, "key"),
            Self::KeyTaken => (RebateRuleErrorCode::KeyTaken, "key"),
            Self::NotAllowedNow(_) => (RebateRuleErrorCode::NotAllowedNow, "ruleId"),
            Self::NotFound => (RebateRuleErrorCode::NotFound, "ruleId"),
            Self::StaleVersion => (RebateRuleErrorCode::StaleVersion, "expectedVersion"),
            Self::Denied(_) | Self::Fault(_) => return Vec::new(),
        };
        let field = Some(vec!["input".to_owned(), field.to_owned()]);
        vec![RebateRuleUserError { message: sentence(self), field, code }]
    }
}

/// The same of a file of rules: the fields lie in the document.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(super) struct OfDocument(pub(super) RuleError);

impl AreaError for OfDocument {
    type UserError = RebateRuleUserError;

    fn kind(&self) -> ErrorKind {
        self.0.kind()
    }

    fn user_errors(&self) -> Vec<RebateRuleUserError> {
        let RuleError::Wrong(problems) = &self.0 else { return self.0.user_errors() };
        let of = |problem: &Problem| {
            let field = problem.field.split('.').filter(|part| !part.is_empty());
            let path = ["input", "document"].into_iter().chain(field).map(str::to_owned).collect();
            RebateRuleUserError { message: sentence(problem), field: Some(path), code: code(problem.kind) }
        };
        problems.iter().map(of).collect()
    }
}

fn code(kind: ProblemKind) -> RebateRuleErrorCode {
    match kind {
        ProblemKind::BadAmount => RebateRuleErrorCode::BadAmount,
        ProblemKind::BadCondition => RebateRuleErrorCode::BadCondition,
        ProblemKind::BadDocument => RebateRuleErrorCode::BadDocument,
        ProblemKind::BadHours => RebateRuleErrorCode::BadHours,
        ProblemKind::BadKey => RebateRuleErrorCode::BadKey,
        ProblemKind::BadList => RebateRuleErrorCode::BadList,
        ProblemKind::BadName => RebateRuleErrorCode::BadName,
        ProblemKind::BadRange => RebateRuleErrorCode::BadRange,
        ProblemKind::BadTiers => RebateRuleErrorCode::BadTiers,
        ProblemKind::CyclicExcludes => RebateRuleErrorCode::CyclicExcludes,
        ProblemKind::EmptyValidity => RebateRuleErrorCode::EmptyValidity,
        ProblemKind::MissingBudget => RebateRuleErrorCode::MissingBudget,
        ProblemKind::MissingGroup => RebateRuleErrorCode::MissingGroup,
        ProblemKind::NothingPaid => RebateRuleErrorCode::NothingPaid,
        ProblemKind::OverlappingExclusive => RebateRuleErrorCode::OverlappingExclusive,
        ProblemKind::PercentTooHigh => RebateRuleErrorCode::PercentTooHigh,
        ProblemKind::RepeatedKey => RebateRuleErrorCode::RepeatedKey,
        ProblemKind::RetiredRule => RebateRuleErrorCode::RetiredRule,
        ProblemKind::UnknownRule => RebateRuleErrorCode::UnknownRule,
    }
}
