use std::collections::{BTreeMap, BTreeSet, HashMap};

use rebated_domain::id::OrderLineId;
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::{
    Applied, Award, Choice, Explanation, LimitBook, LimitKey, OrderFacts, PricedLine, PricingLine, RuleIndex,
    Step, limits_of, price_order,
};
use rebated_entity::order_line;

use super::orders::facts_of;

/// What a line pays in one role, and why.
pub(super) struct Priced {
    pub(super) award: Award<Vec<Step>>,
    pub(super) explanation: Explanation,
}

/// An order that is about to be priced: which rules apply to its lines.
pub(super) struct Chosen<'a> {
    facts: OrderFacts<'a>,
    lines: Vec<&'a order_line::Model>,
    choices: Vec<BTreeMap<BeneficiaryRole, Choice>>,
}

impl<'a> Chosen<'a> {
    /// Picks the rules for the lines of an order, which are put in the order of their keys.
    pub(super) fn of(
        index: &RuleIndex,
        facts: OrderFacts<'a>,
        mut lines: Vec<&'a order_line::Model>,
    ) -> Self {
        lines.sort_by(|a, b| a.line_key.cmp(&b.line_key));
        let choices = lines.iter().map(|line| {
            let line = facts_of(line);
            facts.beneficiaries.each().map(|(role, _)| (role, index.choose(role, &facts, &line))).collect()
        });
        let choices = choices.collect();
        Self { facts, lines, choices }
    }

    /// The counters that pricing may count in.
    pub(super) fn keys(&self, index: &RuleIndex, into: &mut BTreeSet<LimitKey>) {
        for (role, beneficiary) in self.facts.beneficiaries.each() {
            let applied = self.choices.iter().filter_map(|choices| choices.get(&role));
            for rule in applied.flat_map(|choice| &choice.applied).map(|place| index.rule(*place)) {
                let limits = limits_of(rule.rule_id, &rule.spec, beneficiary, self.facts.local.date);
                into.extend(limits.into_iter().map(|limit| limit.key));
            }
        }
    }

    /// Prices the lines; what each pays, by line and role.
    pub(super) fn price(
        &self,
        index: &RuleIndex,
        book: &mut LimitBook,
    ) -> HashMap<(OrderLineId, BeneficiaryRole), Priced> {
        let lines: Vec<PricingLine<'_>> =
            self.lines.iter().map(|line| PricingLine { id: line.id, facts: facts_of(line) }).collect();
        let applied: Vec<Applied> = self.choices.iter().map(applied).collect();
        let priced = price_order::<Vec<Step>>(index, &self.facts, &lines, &applied, book);
        let mut all = HashMap::new();
        for ((line, choices), priced) in self.lines.iter().zip(&self.choices).zip(priced) {
            for award in &priced.awards {
                let told = self.explain(index, line, &choices[&award.role], &priced, award);
                all.insert((line.id, award.role), told);
            }
        }
        all
    }

    fn explain(
        &self,
        index: &RuleIndex,
        line: &order_line::Model,
        choice: &Choice,
        priced: &PricedLine<Vec<Step>>,
        award: &Award<Vec<Step>>,
    ) -> Priced {
        let facts = facts_of(line);
        let explanation = Explanation::of(index, &self.facts, &facts, line.status, choice, priced, award);
        Priced { award: award.clone(), explanation }
    }
}

fn applied(choices: &BTreeMap<BeneficiaryRole, Choice>) -> Applied {
    let mut applied = Applied::default();
    for (role, choice) in choices {
        applied[*role as usize].clone_from(&choice.applied);
    }
    applied
}
