use super::tiers::tiered;
use super::{Step, Trace};
use crate::money::{Rate, prorate_floor, split_by_weight};
use crate::rule::says::{Base, Per, Reward};
use crate::rule::{FirstSettled, LineAmounts, LineFacts, OrderFacts};

/// What a reward pays for the lines that its rule covers, in their order, before any bound.
///
/// A line's share of an amount for the order is fixed by what the lines cost, so that a refund of one does
/// not raise the others.
pub(super) fn gross<T: Trace>(
    reward: &Reward,
    order: &OrderFacts<'_>,
    lines: &[&LineFacts<'_>],
) -> Vec<(i64, T)> {
    let shares = match reward {
        Reward::Fixed { amount, per: Per::Order } | Reward::FirstOrderBonus(amount) => {
            shares(amount.minor(), lines)
        }
        _ => vec![0; lines.len()],
    };
    let priced = lines.iter().zip(shares).map(|(line, share)| {
        let mut trace = T::default();
        let pays = if line.earns { of_line(reward, order, line, share, &mut trace) } else { 0 };
        (pays, trace)
    });
    priced.collect()
}

fn shares(amount: i64, lines: &[&LineFacts<'_>]) -> Vec<i64> {
    let mut weights: Vec<i64> = lines.iter().map(|line| line.amounts.paid).collect();
    if let (Some(first), true) = (weights.first().copied(), weights.iter().all(|weight| *weight == 0)) {
        weights[0] = first.max(1);
    }
    if weights.is_empty() { weights } else { split_by_weight(amount, &weights) }
}

fn of_line<T: Trace>(
    reward: &Reward,
    order: &OrderFacts<'_>,
    line: &LineFacts<'_>,
    share: i64,
    trace: &mut T,
) -> i64 {
    let amounts = &line.amounts;
    match reward {
        Reward::PercentOfCommission(rate) => percent(*rate, base(Base::Commission, amounts, trace), trace),
        Reward::PercentOfOrder(rate) => percent(*rate, base(Base::Order, amounts, trace), trace),
        Reward::Tiered(tiers) => tiered(tiers, order, base(tiers.of, amounts, trace), trace),
        Reward::Fixed { amount, per: Per::Line } => {
            let is = amount.minor();
            trace.note(|| Step::Fixed { is });
            kept(is, amounts, trace)
        }
        Reward::Fixed { amount, per: Per::Item } => {
            let (each, quantity) = (amount.minor(), line.quantity.max(0));
            let is = each.saturating_mul(quantity);
            trace.note(|| Step::Items { each, quantity, is });
            kept(is, amounts, trace)
        }
        Reward::Fixed { amount, per: Per::Order } => {
            trace.note(|| Step::OrderShare { of: amount.minor(), is: share });
            kept(share, amounts, trace)
        }
        Reward::FirstOrderBonus(amount) => match order.buyer.first_settled {
            FirstSettled::This => {
                trace.note(|| Step::OrderShare { of: amount.minor(), is: share });
                kept(share, amounts, trace)
            }
            FirstSettled::Undecided => {
                trace.note(|| Step::AwaitsFirstSettled { is: 0 });
                0
            }
            FirstSettled::Another => {
                trace.note(|| Step::NotFirstSettled { is: 0 });
                0
            }
        },
        // works on what the others pay
        Reward::Multiplier(_) => 0,
    }
}

fn base<T: Trace>(of: Base, amounts: &LineAmounts, trace: &mut T) -> i64 {
    let (gross, is) = match of {
        Base::Commission => (amounts.commission.unwrap_or(0), amounts.net_commission()),
        Base::Order => (amounts.paid, amounts.kept()),
    };
    trace.note(|| Step::Base { of, gross, is });
    is
}

fn percent<T: Trace>(rate: Rate, of: i64, trace: &mut T) -> i64 {
    let is = rate.of_floor(of);
    trace.note(|| Step::Percent { rate, of, is });
    is
}

fn kept<T: Trace>(of: i64, amounts: &LineAmounts, trace: &mut T) -> i64 {
    let (kept, paid) = (amounts.kept(), amounts.paid);
    let is = prorate_floor(of, kept, paid);
    trace.note(|| Step::Kept { of, kept, paid, is });
    is
}
