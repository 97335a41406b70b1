use async_graphql::{Enum, SimpleObject};
use rebated_domain::money::Rate;
use rebated_domain::rule::says;

use crate::graphql::money::Money;
use crate::graphql::scalars::Decimal;
use crate::graphql::types::order_words::OrderSource;

/// A day of the week in the platform's zone.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "says::Weekday")]
pub enum Weekday {
    /// Friday.
    Friday,
    /// Monday.
    Monday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
    /// Thursday.
    Thursday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
}

/// Whose rules an order gets.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "rebated_domain::rule::PinRules")]
pub enum PinRules {
    /// Those of when its link was followed, if that is known.
    ClickTime,
    /// Those of when it was placed.
    OrderTime,
}

/// Which lines a rule covers. An empty or absent condition covers everything; all of them must hold.
#[derive(SimpleObject)]
pub struct RuleScope {
    /// Sources of orders.
    sources: Vec<OrderSource>,
    /// Accounts at the sources.
    accounts: Vec<String>,
    /// Shops, as the source writes them.
    merchants: Vec<String>,
    /// Categories as their source writes them, at most 1000; each covers those below it, `above/below`.
    categories: Vec<String>,
    /// Products, by their item id at the source.
    products: Vec<String>,
    /// Tiers or groups of buyers.
    tiers: Vec<String>,
    /// Buyers who were invited with one of these codes.
    invited_by: Vec<String>,
    /// The app, bot or campaign channel that the order came through.
    channels: Vec<String>,
    /// Buyers who registered at most so many days before they ordered.
    new_user_days: Option<i32>,
    /// Smallest order covered, by what was paid for all of it.
    min_order: Option<Money>,
    /// Largest order covered, by what was paid for all of it.
    max_order: Option<Money>,
    /// Days of the week on which the order was placed.
    weekdays: Vec<Weekday>,
    /// Hours in which the order was placed.
    hours: Option<RuleHours>,
}

/// Hours of the day in the platform's zone; past midnight when `until` is not after `from`.
#[derive(SimpleObject)]
pub struct RuleHours {
    /// First hour covered, 0 to 23.
    from: i32,
    /// First hour no longer covered, 1 to 24.
    until: i32,
}

impl From<says::Scope> for RuleScope {
    fn from(scope: says::Scope) -> Self {
        Self {
            sources: scope.sources.into_iter().map(OrderSource::from).collect(),
            accounts: scope.accounts,
            merchants: scope.merchants,
            categories: scope.categories,
            products: scope.products,
            tiers: scope.tiers,
            invited_by: scope.invited_by,
            channels: scope.channels,
            new_user_days: scope.new_user_days.map(i32::from),
            min_order: scope.min_order.map(Money::from),
            max_order: scope.max_order.map(Money::from),
            weekdays: scope.weekdays.into_iter().map(Weekday::from).collect(),
            hours: scope.hours.map(|hours| RuleHours { from: hours.from.into(), until: hours.until.into() }),
        }
    }
}

/// What a rule pays. Exactly one field is set.
#[derive(SimpleObject, Default)]
pub struct RuleReward {
    /// Share of the line's net commission; 1 is all of it.
    percent_of_commission: Option<Decimal>,
    /// Share of what was paid for the line; 1 is all of it.
    percent_of_order: Option<Decimal>,
    /// An amount for the line, whatever it cost.
    fixed: Option<Money>,
    /// An amount for each item.
    fixed_per_item: Option<Money>,
    /// An amount for the order, split over the lines that the rule covers.
    fixed_per_order: Option<Money>,
    /// A share that grows with a measure.
    tiers: Option<RuleTiers>,
    /// An amount for the buyer's first order that is settled.
    first_order_bonus: Option<Money>,
    /// So many times what the other rules pay.
    multiplier: Option<Decimal>,
}

/// What a share is taken of.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "says::Base")]
pub enum RuleBase {
    /// The line's net commission.
    Commission,
    /// What was paid for the line.
    Order,
}

/// What decides the tier.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "says::Measure")]
pub enum RuleMeasure {
    /// What the buyer had bought in the month before the order.
    MonthlyVolume,
    /// What was paid for the whole order.
    OrderAmount,
}

/// How tiers are applied.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "says::TierMode")]
pub enum RuleTierMode {
    /// Each part of the order's amount earns the share of the tier in which it lies.
    Marginal,
    /// The whole earns the share of the highest tier reached.
    Whole,
}

/// A share that grows with a measure.
#[derive(SimpleObject)]
pub struct RuleTiers {
    /// What the share is taken of.
    of: RuleBase,
    /// What decides the tier.
    by: RuleMeasure,
    /// Marginal or whole.
    mode: RuleTierMode,
    /// The tiers, the lowest first, at most 20.
    tiers: Vec<RuleTier>,
}

/// One tier.
#[derive(SimpleObject)]
pub struct RuleTier {
    /// Where it begins.
    from: Money,
    /// The share; 1 is all.
    rate: Decimal,
}

impl From<says::Reward> for RuleReward {
    fn from(reward: says::Reward) -> Self {
        let share = |rate: Rate| Some(Decimal::new(rate.to_decimal()));
        let nothing = Self::default();
        match reward {
            says::Reward::PercentOfCommission(rate) => Self { percent_of_commission: share(rate), ..nothing },
            says::Reward::PercentOfOrder(rate) => Self { percent_of_order: share(rate), ..nothing },
            says::Reward::Fixed { amount, per } => match per {
                says::Per::Line => Self { fixed: Some(amount.into()), ..nothing },
                says::Per::Item => Self { fixed_per_item: Some(amount.into()), ..nothing },
                says::Per::Order => Self { fixed_per_order: Some(amount.into()), ..nothing },
            },
            says::Reward::Tiered(tiers) => Self { tiers: Some(tiers.into()), ..nothing },
            says::Reward::FirstOrderBonus(amount) => {
                Self { first_order_bonus: Some(amount.into()), ..nothing }
            }
            says::Reward::Multiplier(by) => Self { multiplier: share(by), ..nothing },
        }
    }
}

impl From<says::Tiers> for RuleTiers {
    fn from(tiers: says::Tiers) -> Self {
        let tier = |tier: says::Tier| RuleTier {
            from: tier.from.into(),
            rate: Decimal::new(tier.rate.to_decimal()),
        };
        Self {
            of: tiers.of.into(),
            by: tiers.by.into(),
            mode: tiers.mode.into(),
            tiers: tiers.tiers.into_iter().map(tier).collect(),
        }
    }
}

/// Bounds of what one rule pays one beneficiary. Days and months are those of the order in the platform's
/// zone. Null: no bound.
#[derive(SimpleObject)]
pub struct RuleCaps {
    /// What an order is raised to when it would earn less, but something.
    min_per_order: Option<Money>,
    /// Most for one order.
    max_per_order: Option<Money>,
    /// Most for one day.
    per_user_per_day: Option<Money>,
    /// Most for one month.
    per_user_per_month: Option<Money>,
    /// Most, ever.
    per_user: Option<Money>,
}

impl From<says::Caps> for RuleCaps {
    fn from(caps: says::Caps) -> Self {
        Self {
            min_per_order: caps.min_per_order.map(Money::from),
            max_per_order: caps.max_per_order.map(Money::from),
            per_user_per_day: caps.per_user_per_day.map(Money::from),
            per_user_per_month: caps.per_user_per_month.map(Money::from),
            per_user: caps.per_user.map(Money::from),
        }
    }
}

/// What a rule may pay to everybody together: reserved when an order is tracked, spent when it is credited,
/// released when it is rejected.
#[derive(SimpleObject)]
pub struct RuleBudget {
    /// Over the whole life of the rule; null: no bound.
    total: Option<Money>,
    /// For the orders of one day in the platform's zone; null: no bound.
    per_day: Option<Money>,
}

impl From<says::Budget> for RuleBudget {
    fn from(budget: says::Budget) -> Self {
        Self { total: budget.total.map(Money::from), per_day: budget.per_day.map(Money::from) }
    }
}
