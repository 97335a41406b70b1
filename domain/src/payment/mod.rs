//! Payments: one row for each number at a channel, and its life as a table.
//!
//! `docs/machines/payments.md` is the table in words. An order may have several payments, when the buyer
//! tries another channel. At most one of them pays the order; what the others bring goes back by itself.

mod effect;
mod facts;
mod guard;
mod input;
mod rows;
mod status;
mod terms;
mod wake;
mod words;

pub use effect::{PaymentEffect, PaymentFollow};
pub use facts::PaymentFacts;
pub use guard::PaymentGuard;
pub use input::PaymentInput;
pub use status::PaymentStatus;
pub use terms::PaymentTerms;
pub use wake::PaymentWake;
pub use words::{CallbackReason, CallbackResult, PaymentCause, PaymentScene, Surplus};

use crate::machine::{Case, Machine, Row};

/// The payment machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaymentMachine;

impl Machine for PaymentMachine {
    type Status = PaymentStatus;
    type Input = PaymentInput;
    type Guard = PaymentGuard;
    type Effect = PaymentEffect;
    type Follow = PaymentFollow;
    type Wake = PaymentWake;
    type Facts = PaymentFacts;
    type Terms = PaymentTerms;

    const TABLE: &'static [&'static [Row<Self>]] = &[rows::ROWS];

    fn holds(guard: PaymentGuard, case: &Case<'_, Self>) -> bool {
        guard.holds(case)
    }

    fn resolve(effect: PaymentEffect, case: &Case<'_, Self>) -> Option<PaymentEffect> {
        Some(effect.resolve(case))
    }

    fn resolve_follow(follow: PaymentFollow, case: &Case<'_, Self>) -> Option<PaymentFollow> {
        follow.resolve(case)
    }

    fn wake(status: PaymentStatus) -> Option<PaymentWake> {
        status.wake()
    }
}
