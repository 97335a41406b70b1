//! Orders of the platform's own store, and their life as a table.
//!
//! `docs/machines/orders.md` is the table in words. How much of an order is refunded is not a state of it: it
//! is a field beside the state, so that goods and money do not share one list of words.

mod effect;
mod facts;
mod guard;
mod input;
mod rows;
mod status;
mod terms;
mod wake;

pub use effect::{StoreOrderEffect, StoreOrderFollow};
pub use facts::StoreOrderFacts;
pub use guard::StoreOrderGuard;
pub use input::StoreOrderInput;
pub use status::{NotOfTheStore, StockHeld, StoreOrderStatus};
pub use terms::StoreOrderTerms;
pub use wake::StoreOrderWake;

use crate::machine::{Case, Machine, Row};

/// The machine of the store's orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreOrderMachine;

impl Machine for StoreOrderMachine {
    type Status = StoreOrderStatus;
    type Input = StoreOrderInput;
    type Guard = StoreOrderGuard;
    type Effect = StoreOrderEffect;
    type Follow = StoreOrderFollow;
    type Wake = StoreOrderWake;
    type Facts = StoreOrderFacts;
    type Terms = StoreOrderTerms;

    const TABLE: &'static [&'static [Row<Self>]] = &[rows::ROWS];

    fn holds(guard: StoreOrderGuard, case: &Case<'_, Self>) -> bool {
        guard.holds(case)
    }

    fn wake(status: StoreOrderStatus) -> Option<StoreOrderWake> {
        status.wake()
    }
}
