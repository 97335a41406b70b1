use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::code::codes;
use crate::money::Money;
use crate::order::OrderSource;

codes! {
    /// A day of the week in the platform's zone.
    pub enum Weekday {
        /// Monday.
        Monday = "MONDAY",
        /// Tuesday.
        Tuesday = "TUESDAY",
        /// Wednesday.
        Wednesday = "WEDNESDAY",
        /// Thursday.
        Thursday = "THURSDAY",
        /// Friday.
        Friday = "FRIDAY",
        /// Saturday.
        Saturday = "SATURDAY",
        /// Sunday.
        Sunday = "SUNDAY",
    }
}

/// Hours of the day in the platform's zone; past midnight when `until` is not after `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Hours {
    /// First hour covered, 0 to 23.
    #[schemars(range(max = 23))]
    pub from: u8,
    /// First hour no longer covered, 1 to 24.
    #[schemars(range(min = 1, max = 24))]
    pub until: u8,
}

impl Hours {
    /// Whether an hour of the day, 0 to 23, is covered.
    pub fn cover(self, hour: u8) -> bool {
        if self.from < self.until {
            (self.from..self.until).contains(&hour)
        } else {
            hour >= self.from || hour < self.until
        }
    }
}

/// Which lines a rule covers. An absent or empty condition covers everything; all conditions must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Scope {
    /// Sources of orders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<OrderSource>,
    /// Accounts at the sources.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<String>,
    /// Shops, as the source writes them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merchants: Vec<String>,
    /// Categories, as the source writes them; a category covers those below it, which are written
    /// `above/below`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// Products, by their stock-keeping unit or item id at the source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<String>,
    /// Tiers or groups of buyers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<String>,
    /// Buyers who were invited with one of these codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub invited_by: Vec<String>,
    /// The app, bot or campaign channel that the order came through.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// Buyers who registered at most so many days before they ordered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 3650))]
    pub new_user_days: Option<u16>,
    /// Smallest order covered, by what was paid for all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_order: Option<Money>,
    /// Largest order covered, by what was paid for all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_order: Option<Money>,
    /// Days of the week on which the order was placed, in the platform's zone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Weekday>,
    /// Hours in which the order was placed, in the platform's zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
}

/// Whether `category` is `of` or lies below it: `food/fruit` lies below `food`.
pub(in crate::rule) fn is_within(category: &str, of: &str) -> bool {
    category.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A category and those above it, the lowest first.
pub(in crate::rule) fn ancestors(category: &str) -> impl Iterator<Item = &str> {
    let cuts = category.match_indices('/').map(|(at, _)| at).collect::<Vec<_>>();
    std::iter::once(category).chain(cuts.into_iter().rev().map(|at| &category[..at]))
}

#[cfg(test)]
mod tests;
