use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::code::codes;
use crate::money::{Currency, Money, Rate};

/// What a rule pays for a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Reward {
    /// A share of the line's net commission.
    PercentOfCommission(Rate),
    /// A share of what was paid for the line.
    PercentOfOrder(Rate),
    /// An amount, whatever the line cost.
    Fixed {
        /// How much.
        amount: Money,
        /// Of what.
        per: Per,
    },
    /// A share that grows with a measure.
    Tiered(Tiers),
    /// An amount for the buyer's first order that is settled, split over its lines.
    FirstOrderBonus(Money),
    /// So many times what the other rules pay: a factor of 2 pays as much again. Above 1.
    Multiplier(Rate),
}

codes! {
    /// What a fixed reward is paid for.
    pub enum Per {
        /// For each item.
        Item = "ITEM",
        /// For the line.
        Line = "LINE",
        /// For the order, split over the lines that the rule covers in proportion to what they cost.
        Order = "ORDER",
    }
}

codes! {
    /// What a share is taken of.
    pub enum Base {
        /// The line's net commission.
        Commission = "COMMISSION",
        /// What was paid for the line.
        Order = "ORDER",
    }
}

codes! {
    /// What decides the tier.
    pub enum Measure {
        /// What was paid for the whole order.
        OrderAmount = "ORDER_AMOUNT",
        /// What the buyer had bought in the month before the order.
        MonthlyVolume = "MONTHLY_VOLUME",
    }
}

codes! {
    /// How tiers are applied.
    pub enum TierMode {
        /// Each part of the order's amount earns the share of the tier in which it lies.
        Marginal = "MARGINAL",
        /// The whole earns the share of the highest tier reached.
        Whole = "WHOLE",
    }
}

/// A share that grows with a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tiers {
    /// What the share is taken of.
    pub of: Base,
    /// What decides the tier.
    pub by: Measure,
    /// Marginal or whole.
    pub mode: TierMode,
    /// The tiers, the lowest first; the first begins at zero. At most 20.
    #[schemars(length(min = 1, max = 20))]
    pub tiers: Vec<Tier>,
}

/// One tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tier {
    /// Where it begins.
    pub from: Money,
    /// The share.
    pub rate: Rate,
}

impl Reward {
    /// The currency that the reward is bound to, if it names amounts.
    pub fn currency(&self) -> Option<Currency> {
        match self {
            Self::PercentOfCommission(_) | Self::PercentOfOrder(_) | Self::Multiplier(_) => None,
            Self::Fixed { amount, .. } | Self::FirstOrderBonus(amount) => Some(amount.currency()),
            Self::Tiered(tiers) => tiers.tiers.first().map(|tier| tier.from.currency()),
        }
    }
}
