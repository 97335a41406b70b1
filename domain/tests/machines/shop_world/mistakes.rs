//! The platform as it is, and with one plausible mistake each.

use rebated_domain::payment::{PaymentEffect, PaymentFollow};

/// How the platform is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Design {
    /// As it is.
    Ours,
    /// Whatever is paid pays the order, whether the order waits or not.
    EveryPaymentPaysTheOrder,
    /// What is paid after the payment was closed is ignored.
    LatePaymentIgnored,
    /// The refund of a payment that comes too late puts the goods back once more.
    LateRefundReturnsStock,
    /// A dispute that is resolved pays the order, whether the order still waits or not.
    ResolvedPaymentPaysTheOrder,
}

impl Design {
    /// Every wrong one.
    pub const WRONG: [Self; 4] = [
        Self::EveryPaymentPaysTheOrder,
        Self::LatePaymentIgnored,
        Self::LateRefundReturnsStock,
        Self::ResolvedPaymentPaysTheOrder,
    ];

    /// Changes what a row of the payments' table does. False when it does nothing at all.
    pub fn spoil(
        self,
        row: &str,
        effects: &mut Vec<PaymentEffect>,
        follows: &mut Vec<PaymentFollow>,
    ) -> bool {
        match (self, row) {
            (Self::EveryPaymentPaysTheOrder, "P08") | (Self::ResolvedPaymentPaysTheOrder, "P16") => {
                effects.retain(|effect| {
                    !matches!(effect, PaymentEffect::MarkNotNeeded | PaymentEffect::PayOrder)
                });
                effects.push(PaymentEffect::PayOrder);
                follows.clear();
            }
            (Self::LatePaymentIgnored, "P13") => return false,
            _ => {}
        }
        true
    }
}
