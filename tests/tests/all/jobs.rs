//! Work that is stored with a change and done later: never twice, never not at all.

mod attempts;
mod claiming;
pub mod crashes;
mod decisions;
mod fencing;
mod forgetting;
mod health;
mod metrics;
pub mod probe;
pub mod process;
mod renewing;
mod schedules;
mod shutdown;
