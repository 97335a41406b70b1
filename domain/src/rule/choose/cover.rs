use crate::money::Money;
use crate::rule::says::is_within;
use crate::rule::{LineFacts, OrderFacts, Outcome, PublishedRule};

/// [`Outcome::Applied`] when the rule covers the line, else the first condition that failed.
pub(super) fn covers(rule: &PublishedRule, order: &OrderFacts<'_>, line: &LineFacts<'_>) -> Outcome {
    let scope = &rule.spec.scope;
    let one_of = |wanted: &[String], found: Option<&str>| {
        wanted.is_empty() || found.is_some_and(|found| wanted.iter().any(|wanted| wanted == found))
    };
    let in_category = |found: &str| scope.categories.iter().any(|wanted| is_within(found, wanted));
    let reaches = |least: Option<Money>| least.is_none_or(|least| order.amount >= least.minor());
    let within = |most: Option<Money>| most.is_none_or(|most| order.amount <= most.minor());
    let other_currency = |bound: Option<Money>| bound.is_some_and(|bound| bound.currency() != order.currency);

    if rule.starts_at.is_some_and(|start| order.pinned_at < start) {
        Outcome::NotYetValid
    } else if rule.ends_at.is_some_and(|end| order.pinned_at >= end) {
        Outcome::NoLongerValid
    } else if !scope.sources.is_empty() && !scope.sources.contains(&order.source) {
        Outcome::OtherSource
    } else if !one_of(&scope.accounts, Some(order.account)) {
        Outcome::OtherAccount
    } else if !one_of(&scope.merchants, line.merchant) {
        Outcome::OtherMerchant
    } else if !scope.categories.is_empty() && !line.category.is_some_and(in_category) {
        Outcome::OtherCategory
    } else if !one_of(&scope.products, line.product) {
        Outcome::OtherProduct
    } else if !one_of(&scope.tiers, Some(order.buyer.tier)) {
        Outcome::OtherTier
    } else if !one_of(&scope.invited_by, order.buyer.invited_by) {
        Outcome::OtherInviter
    } else if !one_of(&scope.channels, order.channel) {
        Outcome::OtherChannel
    } else if scope.new_user_days.is_some_and(|days| order.buyer.days_registered > i64::from(days)) {
        Outcome::NotANewUser
    } else if rule.currency().is_some_and(|currency| currency != order.currency)
        || other_currency(scope.min_order)
        || other_currency(scope.max_order)
    {
        Outcome::OtherCurrency
    } else if !reaches(scope.min_order) {
        Outcome::OrderTooSmall
    } else if !within(scope.max_order) {
        Outcome::OrderTooLarge
    } else if !scope.weekdays.is_empty() && !scope.weekdays.contains(&order.local.weekday) {
        Outcome::OtherWeekday
    } else if scope.hours.is_some_and(|hours| !hours.cover(order.local.hour)) {
        Outcome::OtherHour
    } else {
        match rule.when.as_ref().map(|when| when.holds(order, line)) {
            None | Some(Some(true)) => Outcome::Applied,
            Some(Some(false)) => Outcome::ConditionFailed,
            Some(None) => Outcome::ConditionUndecided,
        }
    }
}
