//! What the payment and the ledger say, in units of the amount.

use rebated_domain::refund::machine::{RefundEffect, RefundStatus, ReserveHeld};

/// The sums that effects change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Books {
    /// What the payment has reserved for the refund.
    pub capacity: i32,
    /// What the ledger has set aside.
    pub reserve: i32,
    /// What is booked as paid through the channel.
    pub posted: i32,
    /// What is booked as come back.
    pub booked_back: i32,
    /// What was paid another way.
    pub paid_another_way: i32,
    /// The payment's refunded sum.
    pub refunded: i32,
    /// A new number was taken although the one before might still move money.
    pub reckless: bool,
}

impl Books {
    /// Writes one effect.
    pub fn write(&mut self, effect: RefundEffect) {
        match effect {
            RefundEffect::TakeCapacity => self.capacity += 1,
            RefundEffect::FreeCapacity => self.capacity -= 1,
            RefundEffect::OpenReserve => self.reserve += 1,
            RefundEffect::VoidReserve => self.reserve -= 1,
            RefundEffect::PostReserve => {
                self.reserve -= 1;
                self.posted += 1;
            }
            RefundEffect::PostLate => {
                self.capacity += 1;
                self.posted += 1;
            }
            RefundEffect::PostFromBank => self.paid_another_way += 1,
            RefundEffect::BookReturn => self.booked_back += 1,
            RefundEffect::AddRefunded => self.refunded += 1,
            RefundEffect::SubtractRefunded => self.refunded -= 1,
            _ => {}
        }
    }

    /// What the books say has reached the buyer and stayed.
    pub fn paid_out(&self) -> i32 {
        self.posted + self.paid_another_way - self.booked_back
    }

    /// What does not fit the state.
    pub fn wrong(&self, status: RefundStatus) -> Option<&'static str> {
        let reserve_fits = match status.holds_reserve() {
            ReserveHeld::Yes => self.reserve == 1,
            ReserveHeld::No => self.reserve == 0,
            ReserveHeld::Perhaps => (0..=1).contains(&self.reserve),
        };
        if self.capacity != i32::from(status.holds_capacity()) {
            Some("the capacity does not fit the state")
        } else if !reserve_fits {
            Some("the reserve does not fit the state")
        } else if self.refunded != self.paid_out() {
            Some("the payment's refunded sum is not what is booked")
        } else if self.reckless {
            Some("a new number while the one before was open")
        } else {
            None
        }
    }
}
