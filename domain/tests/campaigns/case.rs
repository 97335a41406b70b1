//! The form of a campaign's file.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rebated_domain::money::Currency;
use rebated_domain::order::{OrderSource, OrderStatus};
use rebated_domain::rule::{FirstSettled, LimitKind, Outcome, RuleEntry};
use serde::Deserialize;

/// A campaign.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Campaign {
    /// What it shows.
    pub about: String,
    /// How the expected amounts were worked out.
    pub working: String,
    /// The rules. The same key again is the rule's next version; a rule named earlier is older.
    pub rules: Vec<RuleEntry>,
    /// When versions are in force, where that is not always.
    #[serde(default)]
    pub terms: Vec<TermEntry>,
    /// The orders in the order in which they are priced; the same name again is a later pricing.
    pub orders: Vec<OrderEntry>,
    /// For each order, for each line what it pays.
    pub expect: Vec<Vec<Expected>>,
}

/// When a version is in force.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TermEntry {
    pub key: String,
    #[serde(default = "first")]
    pub version: i32,
    pub from: Option<DateTime<Utc>>,
    pub edition: i64,
    pub until: Option<DateTime<Utc>>,
    pub end_edition: Option<i64>,
}

fn first() -> i32 {
    1
}

/// An order as it is at one pricing.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrderEntry {
    pub order: String,
    pub placed_at: DateTime<Utc>,
    /// Absent: when it was placed.
    pub pinned_at: Option<DateTime<Utc>>,
    /// With which edition of the rules it was first priced.
    #[serde(default = "first_edition")]
    pub edition: i64,
    #[serde(default = "taobao")]
    pub source: OrderSource,
    #[serde(default = "default_account")]
    pub account: String,
    pub channel: Option<String>,
    #[serde(default = "yuan")]
    pub currency: Currency,
    #[serde(default)]
    pub buyer: Buyer,
    pub inviter: Option<String>,
    pub inviter_of_inviter: Option<String>,
    pub lines: Vec<LineEntry>,
}

fn first_edition() -> i64 {
    1
}

fn taobao() -> OrderSource {
    OrderSource::Taobao
}

fn default_account() -> String {
    "default".to_owned()
}

fn yuan() -> Currency {
    Currency::Cny
}

/// The buyer as the order sees it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Buyer {
    pub name: String,
    pub tier: String,
    pub days_registered: i64,
    pub invited_by: Option<String>,
    pub month_volume: Option<String>,
    pub first_settled: FirstSettled,
}

impl Default for Buyer {
    fn default() -> Self {
        Self {
            name: "小明".to_owned(),
            tier: "STANDARD".to_owned(),
            days_registered: 365,
            invited_by: None,
            month_volume: None,
            first_settled: FirstSettled::Another,
        }
    }
}

/// A line; amounts are decimal numbers of the order's currency.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LineEntry {
    pub category: Option<String>,
    pub merchant: Option<String>,
    pub product: Option<String>,
    #[serde(default = "one")]
    pub quantity: i64,
    #[serde(default = "paid")]
    pub status: OrderStatus,
    pub paid: String,
    pub refunded_by_source: Option<String>,
    pub refunded_by_platform: Option<String>,
    pub commission: Option<String>,
    pub commission_returned: Option<String>,
}

fn one() -> i64 {
    1
}

fn paid() -> OrderStatus {
    OrderStatus::Paid
}

/// What a line must pay; an amount that is absent must be zero.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Expected {
    pub buyer: Option<String>,
    pub inviter: Option<String>,
    pub inviter_of_inviter: Option<String>,
    pub margin: String,
    pub subsidy: Option<String>,
    /// The bound that cut an amount; absent: none did.
    pub bound: Option<LimitKind>,
    /// What became of rules, by key; none: it was not in force and not looked at.
    #[serde(default)]
    pub outcomes: BTreeMap<String, Option<Outcome>>,
}
