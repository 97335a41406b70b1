use super::{MarginalPart, Step, Trace};
use crate::money::Rate;
use crate::rule::OrderFacts;
use crate::rule::says::{Measure, Tier, TierMode, Tiers};

/// What tiers pay of `base`.
pub(super) fn tiered<T: Trace>(tiers: &Tiers, order: &OrderFacts<'_>, base: i64, trace: &mut T) -> i64 {
    let start = match tiers.by {
        Measure::OrderAmount => 0,
        Measure::MonthlyVolume => order.buyer.month_volume,
    };
    if tiers.mode == TierMode::Marginal && order.amount > 0 {
        return marginal(&tiers.tiers, start, order.amount, base, trace);
    }
    let reached = match tiers.by {
        Measure::OrderAmount => order.amount,
        Measure::MonthlyVolume => start,
    };
    let tier = tiers.tiers.iter().rev().find(|tier| tier.from.minor() <= reached);
    let (from, rate) = tier.map_or((0, NOTHING), |tier| (tier.from.minor(), tier.rate));
    trace.note(|| Step::Tier { by: tiers.by, reached, from, rate, is: base });
    let is = rate.of_floor(base);
    trace.note(|| Step::Percent { rate, of: base, is });
    is
}

const NOTHING: Rate = match Rate::try_from_ppm(0) {
    Ok(rate) => rate,
    Err(_) => unreachable!(),
};

/// Each part of the order's amount, which lies at `start` on the scale, earns its tier's share of the part of
/// `base` that belongs to it. One rounding, down, at the end.
fn marginal<T: Trace>(tiers: &[Tier], start: i64, amount: i64, base: i64, trace: &mut T) -> i64 {
    let end = start + amount;
    let parts = tiers.iter().enumerate().filter_map(|(nth, tier)| {
        let from = tier.from.minor().max(start);
        let until = tiers.get(nth + 1).map_or(end, |next| next.from.minor().min(end));
        (from < until).then_some(MarginalPart { amount: until - from, rate: tier.rate })
    });
    let parts: Vec<MarginalPart> = parts.collect();
    let weight: i128 = parts.iter().map(|part| i128::from(part.amount) * i128::from(part.rate.ppm())).sum();
    let whole = i128::from(amount) * i128::from(Rate::WHOLE_PPM);
    let is = (i128::from(base) * weight).div_euclid(whole);
    let is = i64::try_from(is).expect("a hundredfold of the largest amount fits");
    trace.note(|| Step::Marginal { of: base, parts, is });
    is
}
