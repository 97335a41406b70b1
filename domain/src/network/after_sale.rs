use chrono::{DateTime, TimeDelta, Utc};

use crate::code::codes;
use crate::money::Money;
use crate::order::{LineSnapshot, OrderSource, OrderStatus};

codes! {
    /// What an after-sale case (维权, a freeze) means for its line.
    pub enum AfterSaleEffect {
        /// It succeeded, and the commission is taken from the publisher.
        Deduct = "DEDUCT",
        /// It is open: nothing may be credited meanwhile.
        Hold = "HOLD",
        /// It failed or was withdrawn: the line stands as before.
        Release = "RELEASE",
        /// It succeeded, and the commission is taken from the seller: the publisher keeps it.
        SellerBears = "SELLER_BEARS",
    }
}

/// What a network reports about one after-sale case of a line. A line may have several, and learns of each apart from
/// its own row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterSale {
    /// Who reports.
    pub source: OrderSource,
    /// Which account at the source.
    pub account: String,
    /// The case's own key at the source.
    pub case_key: String,
    /// The line that it belongs to.
    pub line_key: String,
    /// The order that the line belongs to.
    pub order_ref: String,
    /// What it means for the line.
    pub effect: AfterSaleEffect,
    /// What goes back to the buyer by this case alone.
    pub refunded: Money,
    /// How much of the line's net commission goes back by this case alone.
    pub commission_returned: Money,
    /// When the source last changed the case.
    pub modified_at: DateTime<Utc>,
}

impl AfterSaleEffect {
    /// Which of two reports of one case that bear the same second is the later one: a case is opened before it is
    /// decided.
    pub const fn rank(self) -> i32 {
        match self {
            Self::Hold => 0,
            Self::Release => 1,
            Self::SellerBears => 2,
            Self::Deduct => 3,
        }
    }
}

impl AfterSale {
    /// Of two reports of one case the one with the greater mark is the later one. Sources date to the second, so that
    /// what was opened and decided within one is told apart by how far it is.
    pub fn mark(&self) -> (DateTime<Utc>, i32, i64) {
        (self.modified_at, self.effect.rank(), self.refunded.minor())
    }
}

/// Whether a source tells of after-sale cases apart from the lines.
pub const fn tells_cases_apart(source: OrderSource) -> bool {
    matches!(source, OrderSource::Taobao)
}

/// What a line is once its after-sale cases are counted in: the network says of them apart from the line, and the line's
/// own row only that there is one.
///
/// A line with an open case is held unless it is void, one whose cases are all closed is not. What goes back to the buyer is the sum of
/// the cases that succeeded, and what goes back of the commission the sum of those that the publisher bears; neither is
/// more than there is.
///
/// Sources date to the second, so that a case may share its time with the row of its line. The fraction of the second
/// makes the line with more cases, and with more of them closed, the later report: a microsecond for each.
pub fn settled_with(snapshot: &LineSnapshot, cases: &[AfterSale]) -> LineSnapshot {
    if cases.is_empty() {
        return snapshot.clone();
    }
    let sum = |amount: fn(&AfterSale) -> i64, effects: &[AfterSaleEffect]| -> i64 {
        let counted = cases.iter().filter(|case| effects.contains(&case.effect));
        counted.map(|case| i128::from(amount(case))).sum::<i128>().try_into().unwrap_or(i64::MAX)
    };
    let currency = snapshot.paid.currency();
    let succeeded = [AfterSaleEffect::Deduct, AfterSaleEffect::SellerBears];
    let refunded = sum(|case| case.refunded.minor(), &succeeded).max(snapshot.refunded.minor());
    let returned = sum(|case| case.commission_returned.minor(), &[AfterSaleEffect::Deduct]);
    let commission = snapshot.commission.map_or(0, Money::minor);
    let is_alive = snapshot.status != OrderStatus::Invalid;
    let latest = cases.iter().map(|case| case.modified_at).max();
    let latest = latest.map_or(snapshot.modified_at, |latest| latest.max(snapshot.modified_at));
    let closed = cases.iter().filter(|case| case.effect != AfterSaleEffect::Hold).count();
    let steps = i64::try_from(cases.len() + closed).unwrap_or(i64::MAX).min(999_999);
    LineSnapshot {
        held: is_alive && cases.iter().any(|case| case.effect == AfterSaleEffect::Hold),
        refunded: Money::new(refunded.min(snapshot.paid.minor()), currency),
        commission_returned: Some(Money::new(returned.min(commission), currency)),
        modified_at: latest + TimeDelta::microseconds(steps),
        ..snapshot.clone()
    }
}
