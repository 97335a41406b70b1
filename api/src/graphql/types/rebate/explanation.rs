use async_graphql::{Context, Enum, ID, Result, SimpleObject};
use rebated_domain::rule;

use crate::graphql::context::Ask;
use crate::graphql::encode;
use crate::graphql::money::Money;

/// The language of an explanation.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "rule::Language")]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

/// The language asked for, else that of the reader's profile, else English.
pub async fn language_of(ctx: &Context<'_>, asked: Option<Language>) -> Result<rule::Language> {
    if let Some(asked) = asked {
        return Ok(asked.into());
    }
    let reader = match ctx.actor().user_id() {
        Some(id) => ctx.loaders().one(id).await?,
        None => None,
    };
    Ok(reader.map_or(rule::Language::English, |user| rule::Language::of_locale(&user.locale)))
}

/// Why a rule did or did not apply.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "rule::Outcome")]
pub enum RuleOutcome {
    /// It covers the line and applies.
    Applied,
    /// Its further condition does not hold.
    ConditionFailed,
    /// Its further condition cannot be told for this line.
    ConditionUndecided,
    /// It covers the line, but a rule that applies excludes it, or is excluded by it.
    Excluded,
    /// The order was placed after the rule ended.
    NoLongerValid,
    /// The buyer registered too long ago.
    NotANewUser,
    /// The order was placed before the rule began.
    NotYetValid,
    /// The order is larger than those covered.
    OrderTooLarge,
    /// The order is smaller than those covered.
    OrderTooSmall,
    /// The account at the source is not covered.
    OtherAccount,
    /// The line's category is not covered.
    OtherCategory,
    /// The order came through another channel.
    OtherChannel,
    /// The rule names amounts of another currency than the order's.
    OtherCurrency,
    /// The order was placed at another hour.
    OtherHour,
    /// The buyer was not invited by those covered.
    OtherInviter,
    /// The line's shop is not covered.
    OtherMerchant,
    /// The line's product is not covered.
    OtherProduct,
    /// The order's source is not covered.
    OtherSource,
    /// The buyer's tier is not covered.
    OtherTier,
    /// The order was placed on another day of the week.
    OtherWeekday,
    /// It covers the line, but a rule tried earlier applies and leaves no room for it.
    Outranked,
}

/// One rule that was looked at.
#[derive(SimpleObject)]
pub struct RuleConsidered {
    /// The rule's name at the time.
    name: String,
    /// The number of the version that was in force.
    version: i32,
    /// The id of that version.
    version_id: ID,
    /// Whether it applied, or the first condition that failed.
    outcome: RuleOutcome,
}

/// One step of a calculation.
#[derive(SimpleObject)]
pub struct RebateStep {
    /// What the step is about, with its numbers.
    label: String,
    /// The amount after it.
    amount: Money,
}

/// What one rule pays for a line.
#[derive(SimpleObject)]
pub struct RebatePart {
    /// The rule's name at the time.
    name: String,
    /// The id of the version that priced the line.
    version_id: ID,
    /// The calculation with its numbers.
    formula: String,
    /// The calculation step by step.
    steps: Vec<RebateStep>,
    /// What it pays.
    amount: Money,
}

/// How a line's net commission is divided. The rebates and `margin` together are `commission` and `subsidy`
/// together.
#[derive(SimpleObject)]
pub struct RebateSplit {
    /// The net commission after refunds.
    commission: Money,
    /// The buyer's rebate.
    buyer: Money,
    /// The inviter's.
    inviter: Money,
    /// The inviter's inviter's.
    inviter_of_inviter: Money,
    /// What budgets pay beyond the commission.
    subsidy: Money,
    /// What the platform keeps.
    margin: Money,
}

/// Where an input of a calculation comes from.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputSource {
    /// The platform's own refunds.
    Platform,
    /// The buyer's profile when the order was first priced.
    Profile,
    /// The buyer's other orders.
    Purchases,
    /// The newest report of the order's source.
    Report,
}

/// One value that a calculation started from.
#[derive(SimpleObject)]
pub struct RebateInput {
    /// What it is, for a program: the name of the value in camel case.
    name: String,
    /// The value: a decimal amount in the line's currency, a whole number or a word.
    value: String,
    /// Where it comes from.
    source: InputSource,
}

/// Why a line pays what it pays.
#[derive(SimpleObject)]
pub struct RebateExplanation {
    /// The rules that were looked at, in the order in which they were tried, at most 1000.
    considered: Vec<RuleConsidered>,
    /// How many more were not looked at, being for other products, merchants, categories or sources.
    skipped: i32,
    /// What the calculation started from.
    inputs: Vec<RebateInput>,
    /// What each rule that applies pays.
    parts: Vec<RebatePart>,
    /// How the commission is divided.
    split: RebateSplit,
    /// The amount that the first reward was taken from, after refunds.
    net: Money,
    /// The calculation with its numbers.
    formula: String,
    /// The calculation step by step, of all rules that apply.
    steps: Vec<RebateStep>,
    /// What the line pays.
    amount: Money,
}

impl RebateExplanation {
    /// Tells an explanation in a language.
    pub fn new(explanation: &rule::Explanation, language: rule::Language) -> Self {
        let currency = explanation.target.currency();
        let money = |minor| Money::minor(minor, currency);
        let steps = |part: &rule::PartExplained| {
            let step = |step: &rule::Step| RebateStep {
                label: step.label(language, currency),
                amount: money(step.is()),
            };
            part.steps.iter().map(step).collect::<Vec<_>>()
        };
        let considered = explanation.considered.iter().take(1_000).map(|rule| RuleConsidered {
            name: rule.name.clone(),
            version: rule.number,
            version_id: encode(rule.version_id),
            outcome: rule.outcome.into(),
        });
        let parts = explanation.parts.iter().map(|part| RebatePart {
            name: part.name.clone(),
            version_id: encode(part.version_id),
            formula: part.formula(language, currency),
            steps: steps(part),
            amount: money(part.amount),
        });
        let split = &explanation.split;
        Self {
            considered: considered.collect(),
            skipped: i32::try_from(explanation.skipped).unwrap_or(i32::MAX),
            inputs: inputs(explanation),
            parts: parts.collect(),
            split: RebateSplit {
                commission: money(split.commission),
                buyer: money(split.buyer),
                inviter: money(split.inviter),
                inviter_of_inviter: money(split.inviter_of_inviter),
                subsidy: money(split.subsidy),
                margin: money(split.margin),
            },
            net: explanation.net.into(),
            formula: explanation.formula(language),
            steps: explanation.parts.iter().flat_map(steps).collect(),
            amount: explanation.target.into(),
        }
    }
}

fn inputs(explanation: &rule::Explanation) -> Vec<RebateInput> {
    use InputSource::{Platform, Profile, Purchases, Report};
    let currency = explanation.target.currency();
    let from = &explanation.inputs;
    let money = |minor| Some(rebated_domain::money::Money::new(minor, currency).to_decimal());
    let all = [
        ("paid", money(from.paid), Report),
        ("refundedBySource", money(from.refunded_by_source), Report),
        ("refundedByPlatform", money(from.refunded_by_platform), Platform),
        ("commission", from.commission.and_then(money), Report),
        ("commissionReturned", from.commission_returned.and_then(money), Report),
        ("quantity", Some(from.quantity.to_string()), Report),
        ("orderAmount", money(from.order_amount), Report),
        ("tier", Some(from.tier.clone()), Profile),
        ("daysRegistered", Some(from.days_registered.to_string()), Profile),
        ("monthVolume", money(from.month_volume), Purchases),
        ("firstSettled", Some(from.first_settled.to_string()), Purchases),
    ];
    let known = all.into_iter().filter_map(|(name, value, source)| {
        Some(RebateInput { name: name.to_owned(), value: value?, source })
    });
    known.collect()
}
