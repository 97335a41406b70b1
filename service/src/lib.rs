//! Workflows: permission, then in one transaction lock and load, let `domain` decide, save, and record
//! the event. Also the ports to the outside that `connectors` fills in.

pub mod access;
pub mod actor;
pub mod audit;
pub mod balances;
pub mod bills;
pub mod claims;
pub mod clock;
pub mod counters;
pub mod crash;
pub mod db;
pub mod error;
pub mod events;
pub mod health;
pub mod idempotency;
pub mod ids;
pub mod jobs;
pub mod ledger;
pub mod links;
pub mod networks;
pub mod notifications;
mod numbers;
pub mod objects;
pub mod orders;
pub mod page;
pub mod payments;
mod platform;
pub mod rebates;
pub mod refunds;
pub mod risk;
pub mod rules;
pub mod settings;
pub mod store;
pub mod trace;
pub mod tracking;
pub mod users;
pub mod verify;
pub mod vouchers;
pub mod webhooks;

pub use actor::{Actor, Who};
pub use error::{ErrorKind, Fault};
pub use platform::Platform;
