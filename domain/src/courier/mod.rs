//! Parcels: what couriers say of them, and for how long they are asked.

mod interception;
mod parcel;

pub use interception::{INTERCEPTION_ENDS_AFTER, InterceptionStatus};
pub use parcel::{PARCEL_ENDS_AFTER, ParcelKind, ParcelStatus};

use crate::code::codes;

codes! {
    /// What became of a callback that a courier has signed.
    pub enum CourierCallbackResult {
        /// It told something new, which was written down.
        Applied = "APPLIED",
        /// It told what was known.
        Duplicate = "DUPLICATE",
        /// It is about no parcel and no interception of ours.
        Unknown = "UNKNOWN",
    }
}
