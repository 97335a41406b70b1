//! What is wrong with a request about rebate rules: each problem with its field.

use std::borrow::Cow;

use async_graphql::{Enum, Object};
use rebated_domain::rule::{Problem, ProblemKind};
use rebated_service::ErrorKind;
use rebated_service::rules::RuleError;
use rebated_service::rules::backtest::BacktestError;

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
    /// The period ends before it begins, or at the same time.
    EmptyPeriod,
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
    /// The period has more than can be tested at once.
    TooLarge,
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
    fn of_document(problem: &Problem) -> Self {
        let field = Some(path(["input", "document", &problem.field]));
        Self { message: sentence(problem), field, code: code(problem.kind) }
    }

    fn of(problem: &Problem) -> Self {
        let field = input_field(&problem.field);
        Self { message: sentence(problem), field: Some(path(["input", &field])), code: code(problem.kind) }
    }
}

/// The field of the input that a field of a document is: the input has what a specification says beside its
/// own fields, and has a field for each kind of fixed amount.
fn input_field(field: &str) -> Cow<'_, str> {
    let field = field.strip_prefix("spec.").unwrap_or(field);
    match field.strip_prefix("reward.tiered") {
        Some(rest) => format!("reward.tiers{rest}").into(),
        None if field == "reward.fixed.amount" => "reward".into(),
        None => field.into(),
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
        vec![RebateRuleUserError { message: sentence(self), field: Some(path(["input", field])), code }]
    }
}

impl AreaError for BacktestError {
    type UserError = RebateRuleUserError;

    fn kind(&self) -> ErrorKind {
        Self::kind(self)
    }

    fn user_errors(&self) -> Vec<RebateRuleUserError> {
        let (code, field) = match self {
            Self::Wrong(problems) => return problems.iter().map(RebateRuleUserError::of_document).collect(),
            Self::EmptyPeriod => (RebateRuleErrorCode::EmptyPeriod, "to"),
            Self::TooLarge { .. } => (RebateRuleErrorCode::TooLarge, "from"),
            Self::Denied(_) | Self::Fault(_) => return Vec::new(),
        };
        vec![RebateRuleUserError { message: sentence(self), field: Some(path(["input", field])), code }]
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
        problems.iter().map(RebateRuleUserError::of_document).collect()
    }
}

/// The path of a field whose steps are written with dots.
fn path<'a>(steps: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let steps = steps.into_iter().flat_map(|step| step.split('.')).filter(|step| !step.is_empty());
    steps.map(str::to_owned).collect()
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
