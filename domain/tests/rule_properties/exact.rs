//! What rewards are worth before any rounding, as fractions.

use rebated_domain::rule::says::{Base, Measure, Per, Reward, TierMode, Tiers};
use rebated_domain::rule::{FirstSettled, LineAmounts, LineFacts, OrderFacts};

/// A fraction whose denominator is above zero.
#[derive(Clone, Copy, Debug)]
pub struct Fraction(i128, i128);

impl Fraction {
    pub fn is_at_least(self, amount: i64) -> bool {
        i128::from(amount) * self.1 <= self.0
    }

    pub fn floor(self) -> i64 {
        i64::try_from(self.0.div_euclid(self.1)).expect("small amounts")
    }

    fn times(self, by: i128, over: i128) -> Self {
        Self(self.0 * by, self.1 * over)
    }
}

const PPM: i128 = 1_000_000;

/// What a line is worth; none where it is a share of an amount for the order.
pub fn of_line(reward: &Reward, order: &OrderFacts<'_>, line: &LineFacts<'_>) -> Option<Fraction> {
    let amounts = &line.amounts;
    let kept = |amount: i128| match amounts.paid {
        0 => Fraction(amount, 1),
        paid => Fraction(amount * i128::from(amounts.kept()), i128::from(paid)),
    };
    match reward {
        Reward::PercentOfCommission(rate) => {
            Some(base(Base::Commission, amounts).times(i128::from(rate.ppm()), PPM))
        }
        Reward::PercentOfOrder(rate) => Some(base(Base::Order, amounts).times(i128::from(rate.ppm()), PPM)),
        Reward::Fixed { amount, per: Per::Line } => Some(kept(i128::from(amount.minor()))),
        Reward::Fixed { amount, per: Per::Item } => {
            Some(kept(i128::from(amount.minor()) * i128::from(line.quantity)))
        }
        Reward::Tiered(tiers) => {
            let share = share(tiers, order);
            Some(base(tiers.of, amounts).times(share.0, share.1))
        }
        Reward::FirstOrderBonus(_) if order.buyer.first_settled != FirstSettled::This => Some(Fraction(0, 1)),
        Reward::Fixed { per: Per::Order, .. } | Reward::FirstOrderBonus(_) | Reward::Multiplier(_) => None,
    }
}

/// The most that an order gets of an amount for the order.
pub fn of_order(reward: &Reward) -> Option<i64> {
    match reward {
        Reward::Fixed { amount, per: Per::Order } | Reward::FirstOrderBonus(amount) => Some(amount.minor()),
        _ => None,
    }
}

fn base(of: Base, amounts: &LineAmounts) -> Fraction {
    let (paid, commission) = (i128::from(amounts.paid), i128::from(amounts.commission.unwrap_or(0)));
    match (of, amounts.commission_returned) {
        (Base::Order, _) => Fraction(i128::from(amounts.kept()), 1),
        (Base::Commission, None) if paid == 0 => Fraction(commission, 1),
        (Base::Commission, None) => Fraction(commission * i128::from(amounts.kept()), paid),
        (Base::Commission, Some(returned)) => {
            let left = commission - i128::from(returned);
            let unreturned = paid - i128::from(amounts.refunded_by_platform);
            // the smaller of what the source left and the proportion that the platform did not refund
            if paid == 0 || left * paid <= commission * unreturned {
                Fraction(left, 1)
            } else {
                Fraction(commission * unreturned, paid)
            }
        }
    }
}

/// The share that tiers give an order, yuan by yuan where they are marginal.
fn share(tiers: &Tiers, order: &OrderFacts<'_>) -> Fraction {
    let start = match tiers.by {
        Measure::OrderAmount => 0,
        Measure::MonthlyVolume => order.buyer.month_volume,
    };
    let rate_at = |measure: i64| {
        let reached = tiers.tiers.iter().rev().find(|tier| tier.from.minor() <= measure);
        reached.map_or(0, |tier| i128::from(tier.rate.ppm()))
    };
    if tiers.mode == TierMode::Marginal && order.amount > 0 {
        // tiers are few: cut the order at each beginning that lies inside it
        let end = start + order.amount;
        let inside =
            tiers.tiers.iter().map(|tier| tier.from.minor()).filter(|from| (start + 1..end).contains(from));
        let mut cuts: Vec<i64> = std::iter::once(start).chain(inside).chain([end]).collect();
        cuts.sort_unstable();
        let parts = cuts.windows(2).map(|cut| i128::from(cut[1] - cut[0]) * rate_at(cut[0]));
        return Fraction(parts.sum(), i128::from(order.amount) * PPM);
    }
    let measure = match tiers.by {
        Measure::OrderAmount => order.amount,
        Measure::MonthlyVolume => start,
    };
    Fraction(rate_at(measure), PPM)
}
