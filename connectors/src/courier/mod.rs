//! Couriers, by a small protocol of our own over HTTP and JSON, described in `docs/COURIER.md`.
//!
//! It has the shape that the interfaces of carriers and of services between them have: a question that also
//! subscribes, a request that is idempotent by our name for it, and signed callbacks. A real carrier needs an adapter
//! that speaks its own protocol and implements the same port.

mod client;
mod notice;
mod options;
mod sign;
pub mod simulator;
mod wire;

pub use client::CourierClient;
pub use options::CourierOptions;
