//! Couriers: whether a parcel has arrived, and whether one can be turned round.
//!
//! A courier tells by callbacks and is asked by jobs; both end in [`parcels`] and [`interceptions`], so that a callback
//! that is lost, late or repeated changes nothing but the time. `docs/COURIER.md` tells more.

mod begin;
mod inbox;
mod interceptions;
mod kept;
mod parcels;
mod port;
pub mod queries;
mod refund_seam;
mod source;

pub(crate) use begin::{BEGIN, Wish, begin, job as begin_job};
pub use inbox::take;
pub(crate) use inbox::{APPLY, apply};
pub(crate) use interceptions::{INTERCEPTION, look as look_at_interception};
pub use parcels::{NewParcel, watch};
pub(crate) use parcels::{PARCEL, look as look_at_parcel};
pub use port::{
    Courier, CourierError, CourierNews, CourierNotice, Interception, NewInterception, NoCourier,
    ParcelNumber, Tracking,
};
