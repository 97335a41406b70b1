//! Random rules over the vocabulary of the orders.

use std::ops::Range;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rebated_domain::id::{RuleId, RuleVersionId};
use rebated_domain::money::{Currency, MAX_MINOR, Money, Rate};
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::expression::Condition;
use rebated_domain::rule::says::{Base, Budget, Caps, Hours, Measure, Per, Tier, TierMode, Tiers, Weekday};
use rebated_domain::rule::{PublishedRule, Reward, RuleSpec, Scope, Term, TermEnd};
use uuid::Uuid;

use crate::orders::{ACCOUNTS, CATEGORIES, CHANNELS, INVITERS, MERCHANTS, PRODUCTS, SOURCES, TIERS, instant};

const CONDITIONS: &[&str] = &[
    "order.amount >= 20000",
    "line.category.startsWith('食品')",
    "buyer.is_invited && order.day % 2 == 0",
    "line.paid / line.quantity > 1000",
];

fn yuan(minor: i64) -> Money {
    Money::new(minor, Currency::Cny)
}

fn money(range: Range<i64>) -> impl Strategy<Value = Money> {
    range.prop_map(yuan)
}

fn rate(range: Range<u32>) -> impl Strategy<Value = Rate> {
    range.prop_map(|ppm| Rate::try_from_ppm(ppm).expect("a rate"))
}

/// Mostly nothing, else one or two of the words.
fn words(all: &'static [&'static str]) -> BoxedStrategy<Vec<String>> {
    let some = subsequence(all, 1..=2).prop_map(|some| some.into_iter().map(str::to_owned).collect());
    prop_oneof![7 => Just(Vec::new()), 2 => some].boxed()
}

fn scope() -> impl Strategy<Value = Scope> {
    let words = (
        words(ACCOUNTS),
        words(MERCHANTS),
        words(CATEGORIES),
        words(PRODUCTS),
        words(TIERS),
        words(INVITERS),
        words(CHANNELS),
    );
    let sources = prop_oneof![3 => Just(Vec::new()), 1 => select(SOURCES).prop_map(|source| vec![source])];
    let weekdays = prop_oneof![9 => Just(Vec::new()), 1 => subsequence(Weekday::ALL, 1..4)];
    let hours = weighted(0.1, (0..24u8, 1..25u8).prop_map(|(from, until)| Hours { from, until }));
    let bounds = (weighted(0.1, 1..40u16), weighted(0.1, money(0..90_000)), weighted(0.1, money(0..90_000)));
    (words, sources, weekdays, hours, bounds).prop_map(|(words, sources, weekdays, hours, bounds)| {
        let (accounts, merchants, categories, products, tiers, invited_by, channels) = words;
        let (new_user_days, min_order, max_order) = bounds;
        Scope {
            sources,
            accounts,
            merchants,
            categories,
            products,
            tiers,
            invited_by,
            channels,
            new_user_days,
            min_order,
            max_order,
            weekdays,
            hours,
        }
    })
}

fn tiers() -> impl Strategy<Value = Tiers> {
    let base = prop_oneof![Just(Base::Commission), Just(Base::Order)];
    let mode = prop_oneof![Just(TierMode::Whole), Just(TierMode::Marginal)];
    let tier = (1..90_000i64, rate(0..1_000_000));
    (base, select(Measure::ALL), mode, rate(1..1_000_000), vec(tier, 0..4)).prop_map(
        |(of, by, mode, first, mut more)| {
            more.sort_unstable();
            more.dedup_by_key(|(from, _)| *from);
            let tiers = std::iter::once((0, first)).chain(more);
            let tiers = tiers.map(|(from, rate)| Tier { from: yuan(from), rate }).collect();
            Tiers { of, by, mode, tiers }
        },
    )
}

fn reward() -> impl Strategy<Value = Reward> {
    prop_oneof![
        rate(1..1_000_000).prop_map(Reward::PercentOfCommission),
        rate(1..200_000).prop_map(Reward::PercentOfOrder),
        (money(1..2_000), select(Per::ALL)).prop_map(|(amount, per)| Reward::Fixed { amount, per }),
        tiers().prop_map(Reward::Tiered),
        money(1..2_000).prop_map(Reward::FirstOrderBonus),
        rate(1_000_001..4_000_000).prop_map(Reward::Multiplier),
    ]
}

fn caps() -> impl Strategy<Value = Caps> {
    let cap = || weighted(0.15, money(0..6_000));
    (cap(), cap(), cap(), cap(), cap()).prop_map(|(least, most, day, month, ever)| Caps {
        min_per_order: least,
        max_per_order: most,
        per_user_per_day: day,
        per_user_per_month: month,
        per_user: ever,
    })
}

fn budget() -> impl Strategy<Value = Option<Budget>> {
    let amounts = (weighted(0.8, money(0..20_000)), weighted(0.4, money(0..10_000)));
    weighted(0.3, amounts.prop_map(|(total, per_day)| Budget { total, per_day }))
}

fn spec(unlimited: bool) -> impl Strategy<Value = RuleSpec> {
    let excludes = vec((0..60usize).prop_map(|nth| format!("rule-{nth}")), 0..3);
    let stacks = (
        prop::bool::weighted(0.05),
        weighted(0.7, select(&["a", "b", "c"][..]).prop_map(str::to_owned)),
        prop_oneof![5 => Just(Vec::new()), 1 => excludes],
    );
    let pays = (reward(), caps(), budget(), prop::bool::ANY);
    (select(BeneficiaryRole::ALL), scope(), weighted(0.1, select(CONDITIONS)), stacks, pays).prop_map(
        move |(
            beneficiary,
            scope,
            when,
            (exclusive, stack_group, excludes),
            (reward, caps, budget, subsidy),
        )| {
            let (caps, budget) = if unlimited { (Caps::default(), None) } else { (caps, budget) };
            let when = when.map(str::to_owned);
            let subsidised = subsidy && budget.is_some_and(|budget: Budget| budget.total.is_some());
            RuleSpec {
                beneficiary,
                scope,
                when,
                reward,
                exclusive,
                stack_group,
                excludes,
                caps,
                budget,
                subsidised,
            }
        },
    )
}

fn term() -> impl Strategy<Value = Term> {
    let end = (instant(), 1..5i64).prop_map(|(until, edition)| TermEnd { until, edition });
    let any = (weighted(0.3, instant()), 0..4i64, weighted(0.3, end));
    let any = any.prop_map(|(from, edition, end)| Term { from, edition, end });
    prop_oneof![4 => Just(Term::since(0)), 1 => any]
}

fn rule(unlimited: bool) -> impl Strategy<Value = PublishedRule> {
    let valid = (weighted(0.1, instant()), weighted(0.1, instant()));
    (spec(unlimited), -2..3i32, valid, term()).prop_map(|(spec, priority, (starts_at, ends_at), term)| {
        PublishedRule { priority, starts_at, ends_at, term, ..published(spec) }
    })
}

fn published(spec: RuleSpec) -> PublishedRule {
    let when = spec.when.as_deref().map(|when| Arc::new(Condition::compile(when).expect("a condition")));
    PublishedRule {
        rule_id: RuleId(Uuid::from_u128(1)),
        version_id: RuleVersionId(Uuid::from_u128(1)),
        number: 1,
        key: "rule-0".to_owned(),
        name: "rule".to_owned(),
        priority: 0,
        starts_at: None,
        ends_at: None,
        term: Term::since(0),
        when,
        spec: Arc::new(spec),
    }
}

/// Gives each rule its own key and age.
fn told_apart(mut rules: Vec<PublishedRule>) -> Vec<PublishedRule> {
    for (nth, rule) in rules.iter_mut().enumerate() {
        rule.rule_id = RuleId(Uuid::from_u128(nth as u128 + 1));
        rule.version_id = RuleVersionId(Uuid::from_u128(nth as u128 + 1));
        rule.key = format!("rule-{nth}");
    }
    rules
}

/// Rules of every kind.
pub fn any(count: Range<usize>) -> impl Strategy<Value = Vec<PublishedRule>> {
    vec(rule(false), count).prop_map(told_apart)
}

/// Rules without caps and budgets.
pub fn unlimited(count: Range<usize>) -> impl Strategy<Value = Vec<PublishedRule>> {
    vec(rule(true), count).prop_map(told_apart)
}

/// One rule of the buyer's without conditions, caps and budget, in the main group.
pub fn one_alone() -> impl Strategy<Value = PublishedRule> {
    reward().prop_map(|reward| published(RuleSpec::paying(reward)))
}

/// A multiplier in a group of its own.
pub fn multiplying(by: u32) -> PublishedRule {
    let mut spec = RuleSpec::paying(Reward::Multiplier(Rate::try_from_ppm(by).expect("a rate")));
    spec.stack_group = Some("times".to_owned());
    PublishedRule {
        rule_id: RuleId(Uuid::from_u128(2)),
        key: "times".to_owned(),
        priority: 9,
        ..published(spec)
    }
}

/// The largest amount that there is, for each item, with a bound for the order that changes nothing.
pub fn largest_for_each_item() -> PublishedRule {
    let mut spec = RuleSpec::paying(Reward::Fixed { amount: yuan(MAX_MINOR), per: Per::Item });
    spec.caps.max_per_order = Some(yuan(MAX_MINOR));
    published(spec)
}
