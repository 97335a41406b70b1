use serde::{Deserialize, Serialize};

use crate::money::Rate;
use crate::rule::LimitKind;
use crate::rule::says::{Base, Measure};

/// One step of a calculation, with its numbers in minor units of the line's currency; `is` is the amount
/// after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Step {
    /// What the share is taken of.
    Base {
        /// Which amount.
        of: Base,
        /// Before refunds.
        gross: i64,
        /// After refunds.
        is: i64,
    },
    /// The tier that a measure reaches.
    Tier {
        /// What was measured.
        by: Measure,
        /// How much it is.
        reached: i64,
        /// Where the tier begins.
        from: i64,
        /// The tier's share.
        rate: Rate,
        /// Unchanged by this step.
        is: i64,
    },
    /// A share.
    Percent {
        /// The share.
        rate: Rate,
        /// Of what.
        of: i64,
        /// The result, rounded down.
        is: i64,
    },
    /// A share that differs from tier to tier.
    Marginal {
        /// Of what.
        of: i64,
        /// The parts of the order's amount with their shares.
        parts: Vec<MarginalPart>,
        /// The result, rounded down.
        is: i64,
    },
    /// A fixed amount.
    Fixed {
        /// The amount.
        is: i64,
    },
    /// A fixed amount for each item.
    Items {
        /// For one.
        each: i64,
        /// How many.
        quantity: i64,
        /// The product.
        is: i64,
    },
    /// The line's share of an amount for the whole order.
    OrderShare {
        /// The amount for the order.
        of: i64,
        /// The share, by largest remainder.
        is: i64,
    },
    /// The part that was not refunded.
    Kept {
        /// Of what.
        of: i64,
        /// What was kept of the price.
        kept: i64,
        /// The price.
        paid: i64,
        /// The result, rounded down.
        is: i64,
    },
    /// No order of the buyer is settled yet.
    AwaitsFirstSettled {
        /// Nothing, for now.
        is: i64,
    },
    /// Another order of the buyer was settled first.
    NotFirstSettled {
        /// Nothing.
        is: i64,
    },
    /// So many times what the other rules pay, less that itself.
    Multiply {
        /// The factor.
        by: Rate,
        /// What the other rules pay.
        of: i64,
        /// The result, rounded down.
        is: i64,
    },
    /// Raised to the least that an order gets.
    RaisedToMinimum {
        /// The minimum for the order.
        least: i64,
        /// The line's share of it.
        is: i64,
    },
    /// Cut to the most that an order gets.
    CutToMaximum {
        /// The maximum for the order.
        most: i64,
        /// The line's share of it.
        is: i64,
    },
    /// Cut to what is left of the commission.
    CutToCommission {
        /// What was left.
        is: i64,
    },
    /// Cut to what a bound leaves.
    CutToLimit {
        /// Which bound.
        by: LimitKind,
        /// What it left.
        is: i64,
    },
    /// Paid beyond the commission.
    Subsidised {
        /// The part that the rule's budget pays.
        subsidy: i64,
        /// Unchanged by this step.
        is: i64,
    },
}

/// A part of the order's amount that lies in one tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarginalPart {
    /// How much of the amount.
    pub amount: i64,
    /// The tier's share.
    pub rate: Rate,
}

impl Step {
    /// The amount after the step.
    pub fn is(&self) -> i64 {
        match *self {
            Self::Base { is, .. }
            | Self::Tier { is, .. }
            | Self::Percent { is, .. }
            | Self::Marginal { is, .. }
            | Self::Fixed { is }
            | Self::Items { is, .. }
            | Self::OrderShare { is, .. }
            | Self::Kept { is, .. }
            | Self::AwaitsFirstSettled { is }
            | Self::NotFirstSettled { is }
            | Self::Multiply { is, .. }
            | Self::RaisedToMinimum { is, .. }
            | Self::CutToMaximum { is, .. }
            | Self::CutToCommission { is }
            | Self::CutToLimit { is, .. }
            | Self::Subsidised { is, .. } => is,
        }
    }
}

/// Keeps the steps of a calculation, or does not: booking explains itself, a back-test only adds up.
pub trait Trace: Default {
    /// Notes a step.
    fn note(&mut self, step: impl FnOnce() -> Step);
}

impl Trace for () {
    fn note(&mut self, _: impl FnOnce() -> Step) {}
}

impl Trace for Vec<Step> {
    fn note(&mut self, step: impl FnOnce() -> Step) {
        self.push(step());
    }
}
