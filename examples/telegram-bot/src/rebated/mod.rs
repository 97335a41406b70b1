//! The Rebated API: operations with types made from the schema, and a client for them.

mod client;
mod events;
mod operations;

pub use client::{Rebated, RebatedError, allowed};
pub use events::Events;
pub use operations::*;

/// The chats' name among the platform's providers of identities.
pub const PROVIDER: &str = "TELEGRAM";
