//! The life of a refund, from the request to the buyer's account, as a table.
//!
//! `docs/machines/refunds.md` is the table in words. Three things hold it together:
//!
//! - A refund has one channel number at a time. It is committed before the first call and sent again until
//!   its outcome is known; only a number that the channel closed for good is followed by a new one.
//! - Whatever is not proved is unknown. An unknown outcome leads to a query and to the same call, never to a
//!   second number and never to giving the amount back to the payment.
//! - What the channel reports wins. A report that comes late is booked, even where people had given up.

mod effect;
mod facts;
mod guard;
mod input;
mod rows;
mod status;
mod terms;
mod wake;

pub use effect::{RefundEffect, RefundFollow};
pub use facts::{ChannelFacts, GoodsFacts, GoodsPlace, NumberProof, PersonFacts, RefundFacts, RequestFacts};
pub use guard::RefundGuard;
pub use input::RefundInput;
pub use status::{RefundStatus, ReserveHeld};
pub use terms::RefundTerms;
pub use wake::RefundWake;

use crate::machine::{Case, Machine, Row};

/// The refund machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundMachine;

impl Machine for RefundMachine {
    type Status = RefundStatus;
    type Input = RefundInput;
    type Guard = RefundGuard;
    type Effect = RefundEffect;
    type Follow = RefundFollow;
    type Wake = RefundWake;
    type Facts = RefundFacts;
    type Terms = RefundTerms;

    const TABLE: &'static [&'static [Row<Self>]] = rows::TABLE;

    fn holds(guard: RefundGuard, case: &Case<'_, Self>) -> bool {
        guard.holds(case)
    }

    fn resolve(effect: RefundEffect, case: &Case<'_, Self>) -> Option<RefundEffect> {
        effect.resolve(case)
    }

    fn wake(status: RefundStatus) -> Option<RefundWake> {
        status.wake()
    }
}
