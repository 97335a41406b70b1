//! Tells members what happens to their rebates, by the platform's log of events.

mod follow;
mod text;

pub use follow::follow;
