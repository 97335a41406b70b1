use super::known::Pricing;
use super::past::Past;
use crate::id::OrderLineId;
use crate::rebate::BeneficiaryRole;
use crate::rule::{
    Applied, Beneficiaries, LimitBook, LineFacts, OrderFacts, PricedLine, PricingLine, RuleIndex, price_order,
};

/// A pricing for which the rules are found.
pub(super) struct Matched {
    pub(super) applied: Vec<Applied>,
    /// What the lines pay, when none of the rules counts what it has paid elsewhere.
    pub(super) priced: Option<Vec<PricedLine<()>>>,
}

/// Finds the rules for every pricing, on up to `threads` cores. Looks at nothing but the pricing itself, so that
/// the answer does not depend on the number of cores.
pub(super) fn match_all(
    index: &RuleIndex,
    past: &Past,
    pricings: &[Pricing],
    threads: usize,
) -> Vec<Matched> {
    let share = pricings.len().div_ceil(threads.max(1)).max(1);
    let of = |part: &[Pricing]| part.iter().map(|pricing| match_one(index, past, pricing)).collect();
    if share >= pricings.len() {
        return of(pricings);
    }
    let parts: Vec<Vec<Matched>> = std::thread::scope(|scope| {
        let running: Vec<_> = pricings.chunks(share).map(|part| scope.spawn(move || of(part))).collect();
        let ended = running.into_iter().map(|thread| thread.join().expect("finding rules does not panic"));
        ended.collect()
    });
    parts.into_iter().flatten().collect()
}

fn match_one(index: &RuleIndex, past: &Past, pricing: &Pricing) -> Matched {
    let order = past.order_facts(pricing.order, pricing.amount, pricing.first_settled);
    let lines = lines_of(past, pricing);
    let mut scratch = Vec::new();
    let applied = lines.iter().map(|line| applied(index, &order, &line.facts, &mut scratch));
    let applied: Vec<Applied> = applied.collect();
    let mut places = applied.iter().flatten().flatten();
    let is_limited = index.needs().limits && places.any(|place| index.rule(*place).spec.is_limited());
    let price = || price_order(index, &order, &lines, &applied, &mut LimitBook::default());
    let priced = (!is_limited).then(price);
    Matched { applied, priced }
}

fn applied(
    index: &RuleIndex,
    order: &OrderFacts<'_>,
    line: &LineFacts<'_>,
    scratch: &mut Vec<usize>,
) -> Applied {
    let mut applied = Applied::default();
    for (role, _) in order.beneficiaries.each() {
        applied[role as usize] = index.applied(role, order, line, scratch);
    }
    applied
}

fn lines_of<'a>(past: &'a Past, pricing: &Pricing) -> Vec<PricingLine<'a>> {
    let lines = pricing.lines.iter();
    lines.map(|state| PricingLine { id: past.line(state.line).id, facts: past.line_facts(state) }).collect()
}

/// Prices a pricing whose rules were found, with what the counters leave.
pub(super) fn settle(
    index: &RuleIndex,
    past: &Past,
    pricing: &Pricing,
    matched: Matched,
    book: &mut LimitBook,
) -> Vec<PricedLine<()>> {
    let Some(priced) = matched.priced else {
        let order = past.order_facts(pricing.order, pricing.amount, pricing.first_settled);
        return price_order(index, &order, &lines_of(past, pricing), &matched.applied, book);
    };
    if index.needs().limits {
        let beneficiaries = past.order(pricing.order).beneficiaries;
        let ids = pricing.lines.iter().map(|state| past.line(state.line).id);
        ids.zip(&matched.applied).for_each(|(id, _)| give_back(book, id, &beneficiaries));
    }
    priced
}

/// Gives back what a line holds of rules that do not apply to it any more: here all that count.
fn give_back(book: &mut LimitBook, line: OrderLineId, beneficiaries: &Beneficiaries) {
    if book.holds_of(line).is_empty() {
        return;
    }
    let roles: Vec<BeneficiaryRole> = beneficiaries.each().map(|(role, _)| role).collect();
    roles.into_iter().for_each(|role| book.keep_only(line, role, |_| false));
}
