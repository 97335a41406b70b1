use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::id::{OrderId, OrderLineId, UserId};
use crate::money::Currency;
use crate::order::OrderSource;
use crate::rule::LimitKind;

/// What a past would have cost, beside what it did cost. Amounts are in minor units of the currency that stands
/// beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// How many pricings of lines were made again, those of orders that only take from budgets included.
    pub states: u64,
    /// How many lines are compared.
    pub lines: u64,
    /// How many orders they belong to.
    pub orders: u64,
    /// How many beneficiaries would have got more.
    pub winners: u64,
    /// How many would have got less.
    pub losers: u64,
    /// By currency.
    pub totals: Vec<ReportTotal>,
    /// By the day of the order in the platform's zone, and currency.
    pub days: Vec<ReportDay>,
    /// By source and currency.
    pub sources: Vec<ReportSource>,
    /// What each rule would have paid, by key and currency.
    pub rules: Vec<ReportRule>,
    /// The beneficiaries who would have gained most, at most 20.
    pub most_gained: Vec<ReportPerson>,
    /// The beneficiaries who would have lost most, at most 20.
    pub most_lost: Vec<ReportPerson>,
    /// The lines whose rebates would have changed most, at most 20.
    pub most_changed: Vec<ReportLine>,
    /// What rules with a budget would have used of it, by key, day and currency.
    pub burns: Vec<BudgetBurn>,
    /// The budgets that would have been used up.
    pub exhausted: Vec<BudgetExhausted>,
}

/// Amounts of some lines, as booked and as tested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// How many lines.
    pub lines: u64,
    /// Net commission.
    pub commission_minor: i64,
    /// Rebates as booked.
    pub booked_minor: i64,
    /// Rebates as tested.
    pub tested_minor: i64,
    /// What of those booked went beyond the commission.
    pub booked_subsidy_minor: i64,
    /// What of those tested goes beyond the commission.
    pub tested_subsidy_minor: i64,
}

impl Compared {
    /// What the commission leaves to the platform after the rebates that are booked, subsidies aside.
    pub fn booked_margin_minor(&self) -> i64 {
        self.commission_minor - self.booked_minor + self.booked_subsidy_minor
    }

    /// What the commission leaves to the platform after the rebates that are tested, subsidies aside.
    pub fn tested_margin_minor(&self) -> i64 {
        self.commission_minor - self.tested_minor + self.tested_subsidy_minor
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.lines += other.lines;
        self.commission_minor += other.commission_minor;
        self.booked_minor += other.booked_minor;
        self.tested_minor += other.tested_minor;
        self.booked_subsidy_minor += other.booked_subsidy_minor;
        self.tested_subsidy_minor += other.tested_subsidy_minor;
    }
}

/// All lines of one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportTotal {
    /// The currency.
    pub currency: Currency,
    /// The amounts.
    #[serde(flatten)]
    pub compared: Compared,
    /// What is left of the commission, as booked.
    pub booked_margin_minor: i64,
    /// What is left of the commission, as tested.
    pub tested_margin_minor: i64,
}

/// The orders of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportDay {
    /// The day in the platform's zone.
    pub date: NaiveDate,
    /// The currency.
    pub currency: Currency,
    /// The amounts.
    #[serde(flatten)]
    pub compared: Compared,
}

/// The orders of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportSource {
    /// The source.
    pub source: OrderSource,
    /// The currency.
    pub currency: Currency,
    /// The amounts.
    #[serde(flatten)]
    pub compared: Compared,
}

/// What one rule would have paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportRule {
    /// The rule's key.
    pub key: String,
    /// The currency.
    pub currency: Currency,
    /// For how many lines and beneficiaries it would have paid something.
    pub awards: u64,
    /// How much.
    pub tested_minor: i64,
    /// What of it goes beyond the commission.
    pub tested_subsidy_minor: i64,
}

/// A beneficiary whose rebates would have changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportPerson {
    /// The beneficiary.
    pub user_id: UserId,
    /// The currency.
    pub currency: Currency,
    /// All rebates of the orders compared, as booked.
    pub booked_minor: i64,
    /// The same as tested.
    pub tested_minor: i64,
}

/// A line whose rebates would have changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportLine {
    /// The line.
    pub line_id: OrderLineId,
    /// Its order.
    pub order_id: OrderId,
    /// The currency.
    pub currency: Currency,
    /// Its rebates as booked.
    pub booked_minor: i64,
    /// Its rebates as tested.
    pub tested_minor: i64,
}

/// What a rule would have used of its budget for the orders of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BudgetBurn {
    /// The rule's key.
    pub key: String,
    /// The day in the platform's zone.
    pub date: NaiveDate,
    /// The currency.
    pub currency: Currency,
    /// How much.
    pub tested_minor: i64,
}

/// A budget that would have been used up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BudgetExhausted {
    /// The rule's key.
    pub key: String,
    /// The whole budget, or that of a day.
    pub kind: LimitKind,
    /// The day of a budget by day.
    pub date: Option<NaiveDate>,
    /// When the order was placed that took the last of it.
    pub placed_at: DateTime<Utc>,
}
