use async_graphql::{InputObject, OneofObject};
use rebated_domain::money::{self, MoneyError, Rate, RateError};
use rebated_domain::rule::says;

use super::Weekday;
use super::says::{RuleBase, RuleMeasure, RuleTierMode};
use crate::graphql::money::MoneyInput;
use crate::graphql::scalars::Decimal;
use crate::graphql::types::order_words::OrderSource;

/// Why a rule cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RewardProblem {
    /// A fraction.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// An amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// An hour or a number of days.
    #[error("a number is out of range")]
    Number,
}

type Read<T> = Result<T, RewardProblem>;

/// Which lines a rule covers. An absent or empty condition covers everything; all of them must hold.
#[derive(InputObject, Default)]
pub struct RuleScopeInput {
    /// Sources of orders.
    pub sources: Option<Vec<OrderSource>>,
    /// Accounts at the sources, at most 1000.
    pub accounts: Option<Vec<String>>,
    /// Shops, as the source writes them, at most 1000.
    pub merchants: Option<Vec<String>>,
    /// Categories as their source writes them, at most 1000; each covers those below it, `above/below`.
    pub categories: Option<Vec<String>>,
    /// Products, by their item id at the source, at most 1000.
    pub products: Option<Vec<String>>,
    /// Tiers or groups of buyers.
    pub tiers: Option<Vec<String>>,
    /// Buyers who were invited with one of these codes, at most 1000.
    pub invited_by: Option<Vec<String>>,
    /// The app, bot or campaign channel that the order came through.
    pub channels: Option<Vec<String>>,
    /// Buyers who registered at most so many days before they ordered, 1 to 3650.
    pub new_user_days: Option<i32>,
    /// Smallest order covered, by what was paid for all of it.
    pub min_order: Option<MoneyInput>,
    /// Largest order covered, by what was paid for all of it.
    pub max_order: Option<MoneyInput>,
    /// Days of the week on which the order was placed, in the platform's zone.
    pub weekdays: Option<Vec<Weekday>>,
    /// Hours in which the order was placed, in the platform's zone.
    pub hours: Option<RuleHoursInput>,
}

/// Hours of the day in the platform's zone; past midnight when `until` is not after `from`.
#[derive(InputObject)]
pub struct RuleHoursInput {
    /// First hour covered, 0 to 23.
    pub from: i32,
    /// First hour no longer covered, 1 to 24.
    pub until: i32,
}

impl TryFrom<RuleScopeInput> for says::Scope {
    type Error = RewardProblem;

    fn try_from(input: RuleScopeInput) -> Read<Self> {
        let hours = |hours: RuleHoursInput| -> Read<says::Hours> {
            Ok(says::Hours { from: small(hours.from)?, until: small(hours.until)? })
        };
        Ok(Self {
            sources: input.sources.unwrap_or_default().into_iter().map(Into::into).collect(),
            accounts: input.accounts.unwrap_or_default(),
            merchants: input.merchants.unwrap_or_default(),
            categories: input.categories.unwrap_or_default(),
            products: input.products.unwrap_or_default(),
            tiers: input.tiers.unwrap_or_default(),
            invited_by: input.invited_by.unwrap_or_default(),
            channels: input.channels.unwrap_or_default(),
            new_user_days: input.new_user_days.map(small).transpose()?,
            min_order: amount(input.min_order)?,
            max_order: amount(input.max_order)?,
            weekdays: input.weekdays.unwrap_or_default().into_iter().map(Into::into).collect(),
            hours: input.hours.map(hours).transpose()?,
        })
    }
}

fn small<T: TryFrom<i32>>(number: i32) -> Read<T> {
    T::try_from(number).map_err(|_| RewardProblem::Number)
}

fn amount(input: Option<MoneyInput>) -> Read<Option<money::Money>> {
    Ok(input.map(money::Money::try_from).transpose()?)
}

/// What a rule pays.
#[derive(OneofObject)]
pub enum RuleRewardInput {
    /// Share of the line's net commission with at most six decimals; 1 is all of it, more takes a subsidy.
    PercentOfCommission(Decimal),
    /// Share of what was paid for the line with at most six decimals; 1 is all of it, more takes a subsidy.
    PercentOfOrder(Decimal),
    /// An amount for the line, whatever it cost.
    Fixed(MoneyInput),
    /// An amount for each item.
    FixedPerItem(MoneyInput),
    /// An amount for the order, split over the lines that the rule covers.
    FixedPerOrder(MoneyInput),
    /// A share that grows with a measure.
    Tiers(RuleTiersInput),
    /// An amount for the buyer's first order that is settled.
    FirstOrderBonus(MoneyInput),
    /// So many times what the other rules pay: above 1, at most 100. Takes a group of its own.
    Multiplier(Decimal),
}

/// A share that grows with a measure.
#[derive(InputObject)]
pub struct RuleTiersInput {
    /// What the share is taken of.
    pub of: RuleBase,
    /// What decides the tier.
    pub by: RuleMeasure,
    /// Marginal or whole.
    pub mode: RuleTierMode,
    /// The tiers, the lowest first; the first begins at zero. At most 20.
    pub tiers: Vec<RuleTierInput>,
}

/// One tier.
#[derive(InputObject)]
pub struct RuleTierInput {
    /// Where it begins.
    pub from: MoneyInput,
    /// The share; 1 is all.
    pub rate: Decimal,
}

impl TryFrom<RuleRewardInput> for says::Reward {
    type Error = RewardProblem;

    fn try_from(input: RuleRewardInput) -> Read<Self> {
        let rate = |share: Decimal| Rate::parse(share.as_str());
        let fixed =
            |amount: MoneyInput, per| -> Read<Self> { Ok(Self::Fixed { amount: amount.try_into()?, per }) };
        match input {
            RuleRewardInput::PercentOfCommission(share) => Ok(Self::PercentOfCommission(rate(share)?)),
            RuleRewardInput::PercentOfOrder(share) => Ok(Self::PercentOfOrder(rate(share)?)),
            RuleRewardInput::Fixed(amount) => fixed(amount, says::Per::Line),
            RuleRewardInput::FixedPerItem(amount) => fixed(amount, says::Per::Item),
            RuleRewardInput::FixedPerOrder(amount) => fixed(amount, says::Per::Order),
            RuleRewardInput::Tiers(tiers) => Ok(Self::Tiered(tiers.try_into()?)),
            RuleRewardInput::FirstOrderBonus(amount) => Ok(Self::FirstOrderBonus(amount.try_into()?)),
            RuleRewardInput::Multiplier(by) => Ok(Self::Multiplier(rate(by)?)),
        }
    }
}

impl TryFrom<RuleTiersInput> for says::Tiers {
    type Error = RewardProblem;

    fn try_from(input: RuleTiersInput) -> Read<Self> {
        let tiers = input.tiers.into_iter().map(|tier| {
            Ok(says::Tier { from: tier.from.try_into()?, rate: Rate::parse(tier.rate.as_str())? })
        });
        Ok(Self {
            of: input.of.into(),
            by: input.by.into(),
            mode: input.mode.into(),
            tiers: tiers.collect::<Read<_>>()?,
        })
    }
}

/// Bounds of what one rule pays one beneficiary. Days and months are those of the order in the platform's
/// zone. Absent: no bound.
#[derive(InputObject, Default)]
pub struct RuleCapsInput {
    /// What an order is raised to when it would earn less, but something.
    pub min_per_order: Option<MoneyInput>,
    /// Most for one order.
    pub max_per_order: Option<MoneyInput>,
    /// Most for one day.
    pub per_user_per_day: Option<MoneyInput>,
    /// Most for one month.
    pub per_user_per_month: Option<MoneyInput>,
    /// Most, ever.
    pub per_user: Option<MoneyInput>,
}

impl TryFrom<RuleCapsInput> for says::Caps {
    type Error = RewardProblem;

    fn try_from(input: RuleCapsInput) -> Read<Self> {
        Ok(Self {
            min_per_order: amount(input.min_per_order)?,
            max_per_order: amount(input.max_per_order)?,
            per_user_per_day: amount(input.per_user_per_day)?,
            per_user_per_month: amount(input.per_user_per_month)?,
            per_user: amount(input.per_user)?,
        })
    }
}

/// What a rule may pay to everybody together. At least one of both.
#[derive(InputObject)]
pub struct RuleBudgetInput {
    /// Over the whole life of the rule.
    pub total: Option<MoneyInput>,
    /// For the orders of one day in the platform's zone.
    pub per_day: Option<MoneyInput>,
}

impl TryFrom<RuleBudgetInput> for says::Budget {
    type Error = RewardProblem;

    fn try_from(input: RuleBudgetInput) -> Read<Self> {
        Ok(Self { total: amount(input.total)?, per_day: amount(input.per_day)? })
    }
}
