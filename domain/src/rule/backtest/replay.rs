use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::known::{Known, Pricing};
use super::matching::{match_all, settle};
use super::past::{LineState, Past};
use super::report::Report;
use super::tally;
use crate::id::RuleId;
use crate::rebate::BeneficiaryRole;
use crate::rule::{LimitBook, LimitKind, PricedLine, RuleIndex, limits_of};

/// Which lines are priced together with those that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// Those that were priced together then: for the rules that were in force.
    AsThen,
    /// All of the order, if one of the rules looks at all of it: for other rules.
    AsNeeded,
}

/// What one rule pays one beneficiary for a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paid {
    pub(super) place: u32,
    pub(super) role: BeneficiaryRole,
    pub(super) amount: i64,
    pub(super) subsidy: i64,
}

/// What a line pays as priced last.
#[derive(Clone, Debug, Default)]
pub(super) struct Result {
    /// The net commission, in minor units.
    pub(super) commission: i64,
    /// Without those that pay nothing.
    pub(super) parts: Box<[Paid]>,
}

/// A budget: its rule, which of the two, and the day of a budget by day.
pub(super) type BudgetKey = (RuleId, LimitKind, NaiveDate);

/// Prices a past again, chunk by chunk.
#[derive(Debug)]
pub struct Replay {
    pub(super) past: Past,
    pub(super) index: RuleIndex,
    pub(super) known: Known,
    pub(super) results: Vec<Result>,
    pub(super) states: u64,
    /// When budgets had nothing left for the first time, and the place of the rule.
    pub(super) exhausted: BTreeMap<BudgetKey, (u32, DateTime<Utc>)>,
    together: Together,
    book: LimitBook,
    threads: usize,
}

impl Replay {
    /// A replay of `past` with the rules of `index` on up to `threads` cores. Budgets and caps are unused.
    pub fn new(past: Past, index: RuleIndex, together: Together, threads: usize) -> Self {
        let lines = past.line_count();
        Self {
            known: Known::new(lines),
            results: vec![Result::default(); lines],
            past,
            index,
            states: 0,
            exhausted: BTreeMap::new(),
            together,
            book: LimitBook::default(),
            threads,
        }
    }

    /// The past that is replayed.
    pub fn past(&self) -> &Past {
        &self.past
    }

    /// Takes the next states, in the order in which they were seen.
    pub fn take(&mut self, states: &[LineState]) {
        let mut pricings = Vec::new();
        for state in states {
            let whole_order = match self.together {
                Together::AsThen => state.whole_order,
                Together::AsNeeded => self.index.needs().whole_order,
            };
            pricings.extend(self.known.take(&self.past, state, whole_order));
        }
        self.states += states.len() as u64;
        self.price(&pricings);
    }

    /// Ends the replay.
    pub fn finish(mut self) -> Report {
        let last: Vec<Pricing> = self.known.end(&self.past).into_iter().collect();
        self.price(&last);
        tally::report(&self)
    }

    fn price(&mut self, pricings: &[Pricing]) {
        let matched = match_all(&self.index, &self.past, pricings, self.threads);
        for (pricing, matched) in pricings.iter().zip(matched) {
            let is_limited = matched.priced.is_none();
            let priced = settle(&self.index, &self.past, pricing, matched, &mut self.book);
            for (state, priced) in pricing.lines.iter().zip(priced) {
                self.results[state.line as usize] = result_of(&priced);
            }
            if is_limited && self.past.order(pricing.order).is_counted {
                self.note_exhausted(pricing);
            }
        }
    }

    /// Notes the budgets that have nothing left after a pricing.
    fn note_exhausted(&mut self, pricing: &Pricing) {
        let order = self.past.order(pricing.order);
        let parts = pricing.lines.iter().flat_map(|state| self.results[state.line as usize].parts.iter());
        for part in parts {
            let rule = self.index.rule(part.place as usize);
            let Some(user) = order.beneficiaries.get(part.role) else { continue };
            if rule.spec.budget.is_none() {
                continue;
            }
            for limit in limits_of(rule.rule_id, &rule.spec, user, order.local.date) {
                if limit.key.user_id.is_none() && self.book.used(&limit.key) >= limit.most {
                    let key = (rule.rule_id, limit.key.kind, limit.key.period);
                    self.exhausted.entry(key).or_insert((part.place, order.placed_at));
                }
            }
        }
    }
}

fn result_of(priced: &PricedLine<()>) -> Result {
    let parts = priced.awards.iter().flat_map(|award| {
        let paid = award.parts.iter().filter(|part| part.amount != 0);
        paid.map(|part| Paid {
            place: u32::try_from(part.place).expect("a set of rules has far fewer places"),
            role: award.role,
            amount: part.amount,
            subsidy: part.subsidy,
        })
    });
    Result { commission: priced.commission, parts: parts.collect() }
}
