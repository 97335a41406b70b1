use super::gross::gross;
use super::{Step, Trace};
use crate::id::{OrderLineId, RuleId, UserId};
use crate::money::{Money, split_by_weight};
use crate::rebate::BeneficiaryRole;
use crate::rule::says::Reward;
use crate::rule::{Holder, LimitBook, LineFacts, OrderFacts, PublishedRule, RuleIndex, limits_of};

/// A line that is to be priced.
#[derive(Clone, Copy, Debug)]
pub struct PricingLine<'a> {
    /// The line.
    pub id: OrderLineId,
    /// What is known about it.
    pub facts: LineFacts<'a>,
}

/// For each role the places of the rules that apply to a line.
pub type Applied = [Vec<usize>; BeneficiaryRole::ALL.len()];

/// What a line pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedLine<T> {
    /// The net commission after refunds, in minor units; zero while the line earns nothing.
    pub commission: i64,
    /// What each beneficiary gets, the buyer first.
    pub awards: Vec<Award<T>>,
    /// What is left of the commission for the platform; never negative.
    pub margin: i64,
}

/// What a line pays one beneficiary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award<T> {
    /// The beneficiary's part in the order.
    pub role: BeneficiaryRole,
    /// The beneficiary.
    pub beneficiary: UserId,
    /// What each rule that applies pays.
    pub parts: Vec<Part<T>>,
}

/// What one rule pays one beneficiary for a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<T> {
    /// The rule's place in the index.
    pub place: usize,
    /// How much, in minor units, the subsidy included.
    pub amount: i64,
    /// What of it the rule's budget pays beyond the commission.
    pub subsidy: i64,
    /// How it was worked out.
    pub trace: T,
}

impl<T> Award<T> {
    /// What the beneficiary gets in all.
    pub fn amount(&self) -> i64 {
        self.parts.iter().map(|part| part.amount).sum()
    }

    /// What of it goes beyond the commission.
    pub fn subsidy(&self) -> i64 {
        self.parts.iter().map(|part| part.subsidy).sum()
    }
}

/// Prices the lines of one order: same order, same rules, same counters, same result.
///
/// The buyer comes first, then the inviter, then the inviter's inviter; for each the rules by priority, and
/// multipliers last. Each rule is first worked out for the order, then bounded for the order, then by what
/// is left of each line's commission, then by the counters of `book`. For every line
/// `sum of awards - subsidies + margin = commission`.
pub fn price_order<T: Trace>(
    index: &RuleIndex,
    order: &OrderFacts<'_>,
    lines: &[PricingLine<'_>],
    applied: &[Applied],
    book: &mut LimitBook,
) -> Vec<PricedLine<T>> {
    let priced = lines.iter().map(|line| {
        let commission = if line.facts.earns { line.facts.amounts.net_commission() } else { 0 };
        PricedLine { commission, awards: Vec::new(), margin: commission }
    });
    let mut pricing = Pricing { index, order, lines, book, priced: priced.collect() };
    for (role, beneficiary) in order.beneficiaries.each() {
        pricing.award(role, beneficiary, applied);
    }
    pricing.priced
}

struct Pricing<'a, T> {
    index: &'a RuleIndex,
    order: &'a OrderFacts<'a>,
    lines: &'a [PricingLine<'a>],
    book: &'a mut LimitBook,
    priced: Vec<PricedLine<T>>,
}

impl<T: Trace> Pricing<'_, T> {
    fn award(&mut self, role: BeneficiaryRole, beneficiary: UserId, applied: &[Applied]) {
        for line in &mut self.priced {
            line.awards.push(Award { role, beneficiary, parts: Vec::new() });
        }
        let mut places: Vec<usize> = applied.iter().flat_map(|line| &line[role as usize]).copied().collect();
        let multiplies = |place: &usize| matches!(self.index.rule(*place).spec.reward, Reward::Multiplier(_));
        places.sort_unstable_by_key(|place| (multiplies(place), *place));
        places.dedup();
        if self.index.needs().limits {
            for (line, applied) in self.lines.iter().zip(applied) {
                let rule_of = |place: &usize| self.index.rule(*place).rule_id;
                let applies =
                    |rule: RuleId| applied[role as usize].iter().any(|place| rule_of(place) == rule);
                self.book.keep_only(line.id, role, applies);
            }
        }
        for place in places {
            let covered: Vec<usize> =
                (0..self.lines.len()).filter(|nth| applied[*nth][role as usize].contains(&place)).collect();
            self.pay(place, role, beneficiary, &covered);
        }
    }

    /// What one rule pays for the lines that it covers.
    fn pay(&mut self, place: usize, role: BeneficiaryRole, beneficiary: UserId, covered: &[usize]) {
        let rule = self.index.rule(place);
        let mut wanted = match rule.spec.reward {
            Reward::Multiplier(by) => covered.iter().map(|nth| self.multiplied(by, *nth)).collect(),
            ref reward => {
                let facts: Vec<&LineFacts<'_>> = covered.iter().map(|nth| &self.lines[*nth].facts).collect();
                gross(reward, self.order, &facts)
            }
        };
        bound_for_order(rule, &mut wanted);
        let limits = limits_of(rule.rule_id, &rule.spec, beneficiary, self.order.local.date);
        for (nth, (mut amount, mut trace)) in covered.iter().zip(wanted) {
            let line = &mut self.priced[*nth];
            if !rule.spec.subsidised && amount > line.margin {
                amount = line.margin;
                trace.note(|| Step::CutToCommission { is: amount });
            }
            let holder = Holder { line_id: self.lines[*nth].id, role, rule_id: rule.rule_id };
            let (granted, bound) = self.book.grant(holder, &limits, amount);
            if let Some(by) = bound {
                trace.note(|| Step::CutToLimit { by, is: granted });
            }
            let subsidy = (granted - line.margin).max(0);
            if subsidy > 0 {
                trace.note(|| Step::Subsidised { subsidy, is: granted });
            }
            line.margin -= granted - subsidy;
            let award = line.awards.last_mut().expect("the role's award was begun");
            award.parts.push(Part { place, amount: granted, subsidy, trace });
        }
    }

    fn multiplied(&self, by: crate::money::Rate, nth: usize) -> (i64, T) {
        let mut trace = T::default();
        let of = self.priced[nth].awards.last().map_or(0, Award::amount);
        let is = by.of_floor(of) - of;
        trace.note(|| Step::Multiply { by, of, is });
        (is, trace)
    }
}

/// Bounds what a rule pays for the whole order, and shares the result out in the same proportion.
fn bound_for_order<T: Trace>(rule: &PublishedRule, wanted: &mut [(i64, T)]) {
    let caps = &rule.spec.caps;
    // Amounts for each item are not bounded by the price: their sum may leave `i64`.
    let total: i128 = wanted.iter().map(|(amount, _)| i128::from(*amount)).sum();
    let least = caps.min_per_order.map(Money::minor).filter(|least| total > 0 && total < i128::from(*least));
    let most = caps.max_per_order.map(Money::minor).filter(|most| total > i128::from(*most));
    let Some(bound) = least.or(most) else { return };
    let weights: Vec<i64> = wanted.iter().map(|(amount, _)| *amount).collect();
    for ((amount, trace), is) in wanted.iter_mut().zip(split_by_weight(bound, &weights)) {
        *amount = is;
        trace.note(|| match least {
            Some(least) => Step::RaisedToMinimum { least, is },
            None => Step::CutToMaximum { most: bound, is },
        });
    }
}
