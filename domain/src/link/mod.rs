//! What people paste when they share a product.

mod shared;

pub use shared::{LinkTarget, SharedLink};
