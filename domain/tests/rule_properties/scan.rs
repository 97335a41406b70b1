//! Which rules apply, found the slow way: every rule is asked alone whether it covers the line.

use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::{LineFacts, OrderFacts, PublishedRule, RuleIndex};

/// The places of the rules that apply, in the order in which they are tried.
pub fn applied(
    index: &RuleIndex,
    role: BeneficiaryRole,
    order: &OrderFacts<'_>,
    line: &LineFacts<'_>,
) -> Vec<usize> {
    let mut tried: Vec<(usize, &PublishedRule)> = index.rules().iter().enumerate().collect();
    tried.sort_by_key(|(_, rule)| (-i64::from(rule.priority), rule.rule_id));
    let mut applied: Vec<(usize, &PublishedRule)> = Vec::new();
    for (place, rule) in tried {
        let alone = RuleIndex::new(vec![rule.clone()]);
        let covers = rule.spec.beneficiary == role && !alone.choose(role, order, line).applied.is_empty();
        if covers && applied.iter().all(|(_, other)| may_stand_beside(rule, other)) {
            applied.push((place, rule));
        }
    }
    applied.into_iter().map(|(place, _)| place).collect()
}

fn may_stand_beside(a: &PublishedRule, b: &PublishedRule) -> bool {
    let alone = a.spec.exclusive || b.spec.exclusive || a.spec.stack_group == b.spec.stack_group;
    !alone && !a.spec.excludes.contains(&b.key) && !b.spec.excludes.contains(&a.key)
}
