use std::collections::HashMap;

use crate::order::OrderSource;
use crate::rebate::BeneficiaryRole;
use crate::rule::says::ancestors;
use crate::rule::{LineFacts, OrderFacts, PublishedRule};

/// Rules, compiled for finding those that may cover a line without looking at the others.
///
/// Each rule is filed under the narrowest of its conditions: products, else merchants, else categories,
/// else sources, else none. A line looks only into the drawers that bear its own words.
#[derive(Debug, Default)]
pub struct RuleIndex {
    /// In the order in which they are tried: priority, then age, then version.
    rules: Vec<PublishedRule>,
    by_role: [Drawers; BeneficiaryRole::ALL.len()],
    needs: Needs,
}

/// What the rules look at that takes a look-up of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// What the buyer bought in the month before.
    pub month_volume: bool,
    /// Whether it is the buyer's first order that is settled.
    pub first_settled: bool,
    /// All lines of an order, because what one pays depends on the others.
    pub whole_order: bool,
    /// Counters of what was paid elsewhere.
    pub limits: bool,
}

/// Places in [`RuleIndex::rules`], each drawer ascending.
#[derive(Debug, Default)]
struct Drawers {
    all: Vec<usize>,
    by_product: HashMap<String, Vec<usize>>,
    by_merchant: HashMap<String, Vec<usize>>,
    by_category: HashMap<String, Vec<usize>>,
    by_source: HashMap<OrderSource, Vec<usize>>,
    anywhere: Vec<usize>,
}

impl RuleIndex {
    /// Files rules. Those of one rule may overlap only in versions of different terms.
    pub fn new(mut rules: Vec<PublishedRule>) -> Self {
        rules.sort_by_key(|rule| {
            (std::cmp::Reverse(rule.priority), rule.rule_id, rule.number, rule.term.edition)
        });
        let mut by_role: [Drawers; BeneficiaryRole::ALL.len()] = Default::default();
        let mut needs = Needs::default();
        for (place, rule) in rules.iter().enumerate() {
            by_role[rule.spec.beneficiary as usize].file(place, rule);
            needs.month_volume |= rule.looks_at_month_volume();
            needs.first_settled |= rule.looks_at_first_settled();
            needs.whole_order |= rule.looks_at_whole_order();
            needs.limits |= rule.spec.is_limited();
        }
        Self { rules, by_role, needs }
    }

    /// The rule at a place.
    pub fn rule(&self, place: usize) -> &PublishedRule {
        &self.rules[place]
    }

    /// All rules in the order in which they are tried.
    pub fn rules(&self) -> &[PublishedRule] {
        &self.rules
    }

    /// What the rules look at that takes a look-up of its own.
    pub fn needs(&self) -> Needs {
        self.needs
    }

    /// The places of all rules for a role, in the order in which they are tried.
    pub(super) fn of_role(&self, role: BeneficiaryRole) -> &[usize] {
        &self.by_role[role as usize].all
    }

    /// The places of the rules for a role that may cover the line, in the order in which they are tried.
    pub(super) fn candidates(
        &self,
        role: BeneficiaryRole,
        order: &OrderFacts<'_>,
        line: &LineFacts<'_>,
        into: &mut Vec<usize>,
    ) {
        into.clear();
        let drawers = &self.by_role[role as usize];
        let mut take = |found: Option<&Vec<usize>>| into.extend(found.into_iter().flatten());
        if !drawers.by_product.is_empty() {
            take(line.product.and_then(|product| drawers.by_product.get(product)));
        }
        if !drawers.by_merchant.is_empty() {
            take(line.merchant.and_then(|merchant| drawers.by_merchant.get(merchant)));
        }
        if !drawers.by_category.is_empty() {
            line.category.into_iter().flat_map(ancestors).for_each(|of| take(drawers.by_category.get(of)));
        }
        take(drawers.by_source.get(&order.source));
        take(Some(&drawers.anywhere));
        into.sort_unstable();
        into.dedup();
    }
}

impl Drawers {
    fn file(&mut self, place: usize, rule: &PublishedRule) {
        self.all.push(place);
        let scope = &rule.spec.scope;
        let words = [
            (&mut self.by_product, &scope.products),
            (&mut self.by_merchant, &scope.merchants),
            (&mut self.by_category, &scope.categories),
        ];
        for (drawers, words) in words {
            if !words.is_empty() {
                words.iter().for_each(|word| drawers.entry(word.clone()).or_default().push(place));
                return;
            }
        }
        match scope.sources.as_slice() {
            [] => self.anywhere.push(place),
            sources => {
                sources.iter().for_each(|source| self.by_source.entry(*source).or_default().push(place))
            }
        }
    }
}
