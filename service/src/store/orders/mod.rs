//! What people do with orders of the store: place, cancel, ship, receive.

mod allowed;
mod cancel;
mod cancelling;
mod error;
mod place;
pub mod queries;
mod receive;
mod ship;
mod told;

pub use allowed::{allowed_actions, is_complete, payment_due_at};
pub use cancel::{Cancel, cancel};
pub(crate) use cancelling::{CANCEL, run as run_cancellation};
pub use error::StoreOrderError;
pub use place::{Placement, place};
pub use receive::receive;
pub use ship::{Shipment, ship};
