//! What differs between a campaign's file and what its rules pay.

use rebated_domain::money::{Currency, Money};
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::{
    LimitKind, Outcome, PublishedRule, RuleIndex, Step, problems_beside, problems_of,
};

use crate::case::{Campaign, Expected, OrderEntry};
use crate::platform::{Platform, Priced, published};

/// Everything that differs, each with its field.
pub fn differences(campaign: &Campaign) -> Vec<String> {
    let rules = published(campaign);
    let mut found = unpublishable(&rules);
    check("expect, number of orders", campaign.expect.len(), campaign.orders.len(), &mut found);
    let mut platform = Platform::new(rules);
    for (nth, (order, expected)) in campaign.orders.iter().zip(&campaign.expect).enumerate() {
        let priced = platform.price(order);
        let field = format!("expect.{nth}");
        check(&format!("{field}, number of lines"), expected.len(), priced.len(), &mut found);
        for (nth, (line, expected)) in priced.iter().zip(expected).enumerate() {
            let field = format!("{field}.{nth}");
            check_line(&field, order, platform.index(), line, expected, &mut found);
        }
        let again = platform.price(order);
        check(&format!("orders.{nth}, priced again"), written(&priced), written(&again), &mut found);
    }
    found
}

/// What would keep the rules from being published.
fn unpublishable(rules: &[PublishedRule]) -> Vec<String> {
    let mut found = Vec::new();
    for rule in rules {
        let others: Vec<_> = rules.iter().filter(|other| other.rule_id != rule.rule_id).cloned().collect();
        let alone = problems_of(&rule.spec, rule.starts_at, rule.ends_at);
        for problem in alone.into_iter().chain(problems_beside(rule, &others)) {
            found.push(format!("rule {}, {}: {} {problem}", rule.key, problem.field, problem.kind));
        }
    }
    found
}

fn check_line(
    field: &str,
    order: &OrderEntry,
    index: &RuleIndex,
    priced: &Priced,
    expected: &Expected,
    found: &mut Vec<String>,
) {
    let told = |minor: i64| Money::new(minor, order.currency).to_decimal();
    let line = &priced.line;
    let roles = [
        ("buyer", BeneficiaryRole::Buyer, &expected.buyer),
        ("inviter", BeneficiaryRole::Inviter, &expected.inviter),
        ("inviterOfInviter", BeneficiaryRole::InviterOfInviter, &expected.inviter_of_inviter),
    ];
    for (name, role, expected) in roles {
        let paid = line.awards.iter().filter(|award| award.role == role).map(|award| award.amount()).sum();
        let expected = expected.clone().unwrap_or_else(|| told(0));
        check(&format!("{field}.{name}"), expected, told(paid), found);
    }
    check(&format!("{field}.margin"), expected.margin.clone(), told(line.margin), found);
    let subsidy = line.awards.iter().map(|award| award.subsidy()).sum();
    let wanted = expected.subsidy.clone().unwrap_or_else(|| told(0));
    check(&format!("{field}.subsidy"), wanted, told(subsidy), found);
    let wanted: Vec<LimitKind> = expected.bound.into_iter().collect();
    check(&format!("{field}.bound"), wanted, bounds(priced), found);
    for (key, wanted) in &expected.outcomes {
        check(&format!("{field}.outcomes.{key}"), *wanted, outcome(index, priced, key), found);
    }
    conserves(field, priced, order.currency, found);
}

/// The bounds that cut some amount of the line, each once.
fn bounds(priced: &Priced) -> Vec<LimitKind> {
    let parts = priced.line.awards.iter().flat_map(|award| &award.parts);
    let mut kinds: Vec<LimitKind> = parts
        .flat_map(|part| &part.trace)
        .filter_map(|step| match step {
            Step::CutToLimit { by, .. } => Some(*by),
            _ => None,
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn outcome(index: &RuleIndex, priced: &Priced, key: &str) -> Option<Outcome> {
    let considered = priced.choices.iter().flat_map(|(_, choice)| &choice.considered);
    considered.filter(|(place, _)| index.rule(*place).key == key).map(|(_, outcome)| *outcome).next()
}

/// Nothing is lost between commission, awards, subsidy and margin, and the explanation says the same.
fn conserves(field: &str, priced: &Priced, currency: Currency, found: &mut Vec<String>) {
    let line = &priced.line;
    let awards: i64 = line.awards.iter().map(|award| award.amount()).sum();
    let subsidy: i64 = line.awards.iter().map(|award| award.subsidy()).sum();
    check(
        &format!("{field}, awards - subsidy + margin"),
        line.commission,
        awards - subsidy + line.margin,
        found,
    );
    check(&format!("{field}, margin below zero"), false, line.margin < 0, found);
    for (award, explanation) in line.awards.iter().zip(&priced.explanations) {
        let split = explanation.split;
        let sum = split.buyer + split.inviter + split.inviter_of_inviter + split.margin;
        check(&format!("{field}, split of {}", award.role), split.commission + split.subsidy, sum, found);
        let target = Money::new(award.amount(), currency);
        check(&format!("{field}, target of {}", award.role), target, explanation.target, found);
        for part in &award.parts {
            let last = part.trace.last().map_or(0, Step::is);
            check(&format!("{field}, last step of {}", award.role), part.amount, last, found);
        }
    }
}

fn written(priced: &[Priced]) -> String {
    let explanations: Vec<_> = priced.iter().map(|line| &line.explanations).collect();
    serde_json::to_string(&explanations).expect("an explanation is JSON")
}

fn check<T: PartialEq + std::fmt::Debug>(field: &str, wanted: T, is: T, found: &mut Vec<String>) {
    if wanted != is {
        found.push(format!("{field}: expected {wanted:?}, is {is:?}"));
    }
}
