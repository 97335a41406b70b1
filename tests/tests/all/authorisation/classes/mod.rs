//! The table of fields: every object type, by what it is about.
//!
//! Columns as in [`CALLERS`](super::cast::CALLERS). A field that is in no row fails the test.

mod claims;
mod links;
mod lists;
mod money;
mod networks;
mod notifications;
mod orders;
mod payloads;
mod payments;
mod people;
mod rebates;
mod refusals;
mod store;
mod system;

use super::class::Class;

pub use payloads::{Whose, whose};

/// Every object type but the three roots.
pub fn all() -> Vec<Class> {
    [
        people::classes(),
        orders::classes(),
        rebates::classes(),
        money::classes(),
        lists::classes(),
        system::classes(),
        networks::classes(),
        notifications::classes(),
        store::classes(),
        links::classes(),
        payments::classes(),
        claims::classes(),
        refusals::classes(),
        payloads::classes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
