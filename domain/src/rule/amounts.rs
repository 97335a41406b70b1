use crate::money::{Currency, prorate_floor};

/// The amounts of a line that pricing looks at, in minor units of one currency, none negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineAmounts {
    /// Currency of all of them.
    pub currency: Currency,
    /// What was paid.
    pub paid: i64,
    /// How much of it the source says went back; at most `paid`.
    pub refunded_by_source: i64,
    /// How much of it the platform itself refunded; at most `paid`.
    pub refunded_by_platform: i64,
    /// Net commission on `paid`.
    pub commission: Option<i64>,
    /// How much of the commission was taken back, if the source says.
    pub commission_returned: Option<i64>,
}

impl LineAmounts {
    /// What went back to the buyer in all.
    ///
    /// The larger of the two tellers, not their sum: a refund granted here shows up in the
    /// source's next report.
    pub fn refunded(&self) -> i64 {
        self.refunded_by_source.max(self.refunded_by_platform)
    }

    /// What the buyer paid and keeps.
    pub fn kept(&self) -> i64 {
        self.paid - self.refunded()
    }

    /// The commission that is left after refunds; zero when none is reported.
    ///
    /// A source that states what it took back is believed; else the commission shrinks with the
    /// refunded part, rounded down. A refund granted here shrinks it at least in proportion.
    pub fn net_commission(&self) -> i64 {
        let commission = self.commission.unwrap_or(0);
        match self.commission_returned {
            Some(returned) => {
                let unreturned = self.paid - self.refunded_by_platform;
                (commission - returned).min(prorate_floor(commission, unreturned, self.paid))
            }
            None => prorate_floor(commission, self.kept(), self.paid),
        }
    }
}
