use chrono::{DateTime, Utc};

use super::{Problem, ProblemKind as Kind};
use crate::money::{Currency, MAX_MINOR, Money, Rate};
use crate::rule::expression::Condition;
use crate::rule::says::{Reward, RuleSpec, Scope, Tiers};

/// Everything wrong with a version by itself; empty when it may be published as far as it alone goes.
pub fn problems_of(
    spec: &RuleSpec,
    starts_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
) -> Vec<Problem> {
    let mut found = Vec::new();
    if let (Some(start), Some(end)) = (starts_at, ends_at)
        && end <= start
    {
        found.push(Problem::new(Kind::EmptyValidity, "endsAt", "a rule must end after it starts"));
    }
    check_scope(&spec.scope, &mut found);
    check_reward(spec, &mut found);
    check_bounds(spec, &mut found);
    check_currency(spec, &mut found);
    if let Some(Err(error)) = spec.when.as_deref().map(Condition::compile) {
        found.push(Problem::new(Kind::BadCondition, "spec.when", format!("the condition {error}")));
    }
    let group = spec.stack_group.iter().cloned().collect::<Vec<_>>();
    check_list("spec.stackGroup", &group, 1, 60, &mut found);
    check_list("spec.excludes", &spec.excludes, 50, 60, &mut found);
    found
}

fn check_scope(scope: &Scope, found: &mut Vec<Problem>) {
    let lists = [
        ("spec.scope.accounts", &scope.accounts),
        ("spec.scope.merchants", &scope.merchants),
        ("spec.scope.categories", &scope.categories),
        ("spec.scope.products", &scope.products),
        ("spec.scope.tiers", &scope.tiers),
        ("spec.scope.invitedBy", &scope.invited_by),
        ("spec.scope.channels", &scope.channels),
    ];
    for (field, list) in lists {
        check_list(field, list, 1_000, 500, found);
    }
    if has_repeats(&scope.sources) {
        found.push(Problem::new(Kind::BadList, "spec.scope.sources", "a source is listed twice"));
    }
    if has_repeats(&scope.weekdays) {
        found.push(Problem::new(Kind::BadList, "spec.scope.weekdays", "a day is listed twice"));
    }
    if scope
        .hours
        .is_some_and(|hours| hours.from > 23 || !(1..=24).contains(&hours.until) || hours.from == hours.until)
    {
        let message = "hours go from 0 to 23 and until 1 to 24, and must differ";
        found.push(Problem::new(Kind::BadHours, "spec.scope.hours", message));
    }
    if scope.new_user_days.is_some_and(|days| !(1..=3_650).contains(&days)) {
        let message = "new users registered 1 to 3650 days ago";
        found.push(Problem::new(Kind::BadRange, "spec.scope.newUserDays", message));
    }
    if let (Some(least), Some(most)) = (scope.min_order, scope.max_order)
        && least.minor() > most.minor()
    {
        let message = "the smallest order is larger than the largest";
        found.push(Problem::new(Kind::BadRange, "spec.scope.maxOrder", message));
    }
}

fn check_reward(spec: &RuleSpec, found: &mut Vec<Problem>) {
    let mut share = |field: &str, rate: Rate| {
        if rate.is_above_whole() && !spec.subsidised {
            found.push(Problem::new(Kind::PercentTooHigh, field, "a share above 100% takes a subsidy"));
        }
    };
    let pays = match &spec.reward {
        Reward::PercentOfCommission(rate) => {
            share("spec.reward.percentOfCommission", *rate);
            rate.ppm() > 0
        }
        Reward::PercentOfOrder(rate) => {
            share("spec.reward.percentOfOrder", *rate);
            rate.ppm() > 0
        }
        Reward::Fixed { amount, .. } | Reward::FirstOrderBonus(amount) => amount.minor() > 0,
        Reward::Tiered(tiers) => {
            for (nth, tier) in tiers.tiers.iter().enumerate() {
                share(&format!("spec.reward.tiered.tiers.{nth}.rate"), tier.rate);
            }
            check_tiers(tiers, found);
            tiers.tiers.iter().any(|tier| tier.rate.ppm() > 0)
        }
        Reward::Multiplier(by) => {
            if spec.stack_group.is_none() {
                let message = "a multiplier works on what other rules pay: give it a group of its own";
                found.push(Problem::new(Kind::MissingGroup, "spec.stackGroup", message));
            }
            by.is_above_whole()
        }
    };
    if !pays {
        found.push(Problem::new(Kind::NothingPaid, "spec.reward", "the reward must be above zero"));
    }
}

fn check_tiers(tiers: &Tiers, found: &mut Vec<Problem>) {
    let tiers = &tiers.tiers;
    let field = |nth: usize| format!("spec.reward.tiered.tiers.{nth}.from");
    if !(1..=20).contains(&tiers.len()) {
        found.push(Problem::new(Kind::BadTiers, "spec.reward.tiered.tiers", "there are 1 to 20 tiers"));
    }
    if tiers.first().is_some_and(|tier| tier.from.minor() != 0) {
        found.push(Problem::new(Kind::BadTiers, field(0), "the first tier begins at zero"));
    }
    for (nth, pair) in tiers.windows(2).enumerate() {
        if pair[0].from.minor() >= pair[1].from.minor() {
            found.push(Problem::new(Kind::BadTiers, field(nth + 1), "each tier begins above the one before"));
        }
    }
}

fn check_bounds(spec: &RuleSpec, found: &mut Vec<Problem>) {
    let (caps, budget) = (&spec.caps, &spec.budget);
    if let (Some(least), Some(most)) = (caps.min_per_order, caps.max_per_order)
        && least.minor() > most.minor()
    {
        let message = "the minimum for an order is above its maximum";
        found.push(Problem::new(Kind::BadRange, "spec.caps.maxPerOrder", message));
    }
    if budget.is_some_and(|budget| budget.total.is_none() && budget.per_day.is_none()) {
        found.push(Problem::new(
            Kind::MissingBudget,
            "spec.budget",
            "a budget has a total, an amount per day, or both",
        ));
    }
    if spec.subsidised && budget.is_none_or(|budget| budget.total.is_none()) {
        found.push(Problem::new(
            Kind::MissingBudget,
            "spec.budget.total",
            "a subsidy takes a budget with a total",
        ));
    }
}

/// Every amount that a rule names, with its field.
fn amounts(spec: &RuleSpec) -> Vec<(String, Money)> {
    let mut all: Vec<(String, Money)> = match &spec.reward {
        Reward::PercentOfCommission(_) | Reward::PercentOfOrder(_) | Reward::Multiplier(_) => Vec::new(),
        Reward::Fixed { amount, .. } => vec![("reward.fixed.amount".into(), *amount)],
        Reward::FirstOrderBonus(amount) => vec![("reward.firstOrderBonus".into(), *amount)],
        Reward::Tiered(tiers) => {
            let from = tiers.tiers.iter().enumerate();
            from.map(|(nth, tier)| (format!("reward.tiered.tiers.{nth}.from"), tier.from)).collect()
        }
    };
    let mut add =
        |field: &str, amount: Option<Money>| all.extend(amount.map(|amount| (field.to_owned(), amount)));
    for (field, amount) in spec.caps.amounts() {
        add(&format!("caps.{field}"), amount);
    }
    add("budget.total", spec.budget.and_then(|budget| budget.total));
    add("budget.perDay", spec.budget.and_then(|budget| budget.per_day));
    add("scope.minOrder", spec.scope.min_order);
    add("scope.maxOrder", spec.scope.max_order);
    all
}

fn check_currency(spec: &RuleSpec, found: &mut Vec<Problem>) {
    let mut first: Option<Currency> = None;
    for (field, amount) in amounts(spec) {
        let field = format!("spec.{field}");
        if !(0..=MAX_MINOR).contains(&amount.minor()) {
            found.push(Problem::new(Kind::BadAmount, field, "an amount must not be negative"));
        } else if *first.get_or_insert(amount.currency()) != amount.currency() {
            found.push(Problem::new(Kind::BadAmount, field, "all amounts of a rule share one currency"));
        }
    }
}

fn check_list(field: &str, list: &[String], most: usize, longest: usize, found: &mut Vec<Problem>) {
    let fits = |text: &String| (1..=longest).contains(&text.chars().count());
    if list.len() > most || !list.iter().all(fits) || has_repeats(list) {
        let message = format!("must be distinct texts of 1 to {longest} characters, at most {most} of them");
        found.push(Problem::new(Kind::BadList, field, message));
    }
}

fn has_repeats<T: std::hash::Hash + Eq>(items: &[T]) -> bool {
    let mut seen = std::collections::HashSet::new();
    !items.iter().all(|item| seen.insert(item))
}
