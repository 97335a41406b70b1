//! What the orders of a period would have paid with other rules.

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use rebated_domain::id::{OrderLineId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::rule::LimitKind;
use rebated_domain::rule::backtest as words;

use super::order::OrderLine;
use super::order_words::OrderSource;
use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::missing;
use crate::graphql::money::Money;
use crate::graphql::scalars::{Date, DateTime};

/// What a set of rules would have paid for the orders of a period, beside what was booked.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct RebateBacktest {
    /// How many pricings of order lines were made again.
    states: i32,
    /// How many order lines are compared.
    lines: i32,
    /// How many orders they belong to.
    orders: i32,
    /// How many beneficiaries would have got more.
    winners: i32,
    /// How many beneficiaries would have got less.
    losers: i32,
    #[graphql(skip)]
    report: words::Report,
}

impl From<words::Report> for RebateBacktest {
    fn from(report: words::Report) -> Self {
        Self {
            states: int(report.states),
            lines: int(report.lines),
            orders: int(report.orders),
            winners: int(report.winners),
            losers: int(report.losers),
            report,
        }
    }
}

fn int(count: u64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

fn each<'a, A, B: From<&'a A>>(rows: &'a [A]) -> Vec<B> {
    rows.iter().map(B::from).collect()
}

/// The lists of a report, each with at most as many rows as there are days, sources or rules.
#[async_graphql::ComplexObject]
impl RebateBacktest {
    /// All order lines, by currency.
    async fn totals(&self) -> Vec<RebateBacktestFigures> {
        self.report.totals.iter().map(|row| figures(&row.compared, row.currency)).collect()
    }
    /// By the day of the order in the platform's time zone, and currency.
    async fn days(&self) -> Vec<RebateBacktestDay> {
        each(&self.report.days)
    }
    /// By the source of the orders, and currency.
    async fn sources(&self) -> Vec<RebateBacktestSource> {
        each(&self.report.sources)
    }
    /// What each rule would have paid, by key and currency.
    async fn rules(&self) -> Vec<RebateBacktestRule> {
        each(&self.report.rules)
    }
    /// The beneficiaries who would have gained most, at most 20.
    async fn most_gained(&self) -> Vec<RebateBacktestPerson> {
        each(&self.report.most_gained)
    }
    /// The beneficiaries who would have lost most, at most 20.
    async fn most_lost(&self) -> Vec<RebateBacktestPerson> {
        each(&self.report.most_lost)
    }
    /// The order lines whose rebates would have changed most, at most 20.
    async fn most_changed(&self) -> Vec<RebateBacktestLine> {
        each(&self.report.most_changed)
    }
    /// What rules with a budget would have used of it, by key, day and currency.
    async fn burns(&self) -> Vec<RebateBacktestBurn> {
        each(&self.report.burns)
    }
    /// The budgets that would have been used up.
    async fn exhausted(&self) -> Vec<RebateBacktestExhausted> {
        each(&self.report.exhausted)
    }
}

/// Amounts of some order lines in one currency, as booked and as tested.
#[derive(SimpleObject)]
pub struct RebateBacktestFigures {
    /// How many order lines.
    lines: i32,
    /// Net commission.
    commission: Money,
    /// Rebates as booked.
    booked: Money,
    /// Rebates as tested.
    tested: Money,
    /// What of the rebates as booked goes beyond the commission.
    booked_subsidy: Money,
    /// What of the rebates as tested goes beyond the commission.
    tested_subsidy: Money,
    /// What the commission leaves to the platform as booked, subsidies aside.
    booked_margin: Money,
    /// What the commission leaves to the platform as tested, subsidies aside.
    tested_margin: Money,
}

fn figures(compared: &words::Compared, currency: Currency) -> RebateBacktestFigures {
    let money = |minor: i64| Money::minor(minor, currency);
    RebateBacktestFigures {
        lines: int(compared.lines),
        commission: money(compared.commission_minor),
        booked: money(compared.booked_minor),
        tested: money(compared.tested_minor),
        booked_subsidy: money(compared.booked_subsidy_minor),
        tested_subsidy: money(compared.tested_subsidy_minor),
        booked_margin: money(compared.booked_margin_minor()),
        tested_margin: money(compared.tested_margin_minor()),
    }
}

/// The orders of one day.
#[derive(SimpleObject)]
pub struct RebateBacktestDay {
    /// The day in the platform's time zone.
    date: Date,
    /// The amounts.
    figures: RebateBacktestFigures,
}

impl From<&words::ReportDay> for RebateBacktestDay {
    fn from(row: &words::ReportDay) -> Self {
        Self { date: Date(row.date), figures: figures(&row.compared, row.currency) }
    }
}

/// The orders of one source.
#[derive(SimpleObject)]
pub struct RebateBacktestSource {
    /// The source.
    source: OrderSource,
    /// The amounts.
    figures: RebateBacktestFigures,
}

impl From<&words::ReportSource> for RebateBacktestSource {
    fn from(row: &words::ReportSource) -> Self {
        Self { source: row.source.into(), figures: figures(&row.compared, row.currency) }
    }
}

/// What one rule would have paid.
#[derive(SimpleObject)]
pub struct RebateBacktestRule {
    /// The rule's key.
    key: String,
    /// How often it would have paid something: once for each order line and beneficiary.
    awards: i32,
    /// How much.
    tested: Money,
    /// What of it goes beyond the commission.
    tested_subsidy: Money,
}

impl From<&words::ReportRule> for RebateBacktestRule {
    fn from(row: &words::ReportRule) -> Self {
        Self {
            key: row.key.clone(),
            awards: int(row.awards),
            tested: Money::minor(row.tested_minor, row.currency),
            tested_subsidy: Money::minor(row.tested_subsidy_minor, row.currency),
        }
    }
}

/// See the GraphQL description.
pub struct RebateBacktestPerson {
    user: UserId,
    booked: Money,
    tested: Money,
}

impl From<&words::ReportPerson> for RebateBacktestPerson {
    fn from(row: &words::ReportPerson) -> Self {
        let money = |minor: i64| Money::minor(minor, row.currency);
        Self { user: row.user_id, booked: money(row.booked_minor), tested: money(row.tested_minor) }
    }
}

/// A beneficiary whose rebates would have changed.
#[Object]
impl RebateBacktestPerson {
    /// The beneficiary.
    async fn user(&self, ctx: &Context<'_>) -> Result<User> {
        ctx.loaders().user(self.user).await?.ok_or_else(|| missing("user"))
    }
    /// All rebates of the orders compared, as booked.
    async fn booked(&self) -> &Money {
        &self.booked
    }
    /// The same as tested.
    async fn tested(&self) -> &Money {
        &self.tested
    }
}

/// See the GraphQL description.
pub struct RebateBacktestLine {
    line: OrderLineId,
    booked: Money,
    tested: Money,
}

impl From<&words::ReportLine> for RebateBacktestLine {
    fn from(row: &words::ReportLine) -> Self {
        let money = |minor: i64| Money::minor(minor, row.currency);
        Self { line: row.line_id, booked: money(row.booked_minor), tested: money(row.tested_minor) }
    }
}

/// An order line whose rebates would have changed.
#[Object]
impl RebateBacktestLine {
    /// The order line.
    async fn line(&self, ctx: &Context<'_>) -> Result<OrderLine> {
        let line = ctx.loaders().one(self.line).await?;
        line.map(OrderLine::from).ok_or_else(|| missing("line"))
    }
    /// Its rebates as booked.
    async fn booked(&self) -> &Money {
        &self.booked
    }
    /// Its rebates as tested.
    async fn tested(&self) -> &Money {
        &self.tested
    }
}

/// What a rule would have used of its budget for the orders of one day.
#[derive(SimpleObject)]
pub struct RebateBacktestBurn {
    /// The rule's key.
    key: String,
    /// The day in the platform's time zone.
    date: Date,
    /// How much.
    tested: Money,
}

impl From<&words::BudgetBurn> for RebateBacktestBurn {
    fn from(row: &words::BudgetBurn) -> Self {
        let tested = Money::minor(row.tested_minor, row.currency);
        Self { key: row.key.clone(), date: Date(row.date), tested }
    }
}

/// Which of a rule's budgets.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RebateBudgetKind {
    /// The budget for the orders of one day.
    Day,
    /// The budget over the whole life of the rule.
    Total,
}

/// A budget that would have been used up.
#[derive(SimpleObject)]
pub struct RebateBacktestExhausted {
    /// The rule's key.
    key: String,
    /// Which of its budgets.
    kind: RebateBudgetKind,
    /// The day of a budget by day; null for the whole budget.
    date: Option<Date>,
    /// When the order was placed that took the last of it.
    placed_at: DateTime,
}

impl From<&words::BudgetExhausted> for RebateBacktestExhausted {
    fn from(row: &words::BudgetExhausted) -> Self {
        let kind = match row.kind {
            LimitKind::BudgetDay => RebateBudgetKind::Day,
            _ => RebateBudgetKind::Total,
        };
        Self { key: row.key.clone(), kind, date: row.date.map(Date), placed_at: row.placed_at.into() }
    }
}
