//! Refunds: asking, deciding, goods on their way back, and the money.
//!
//! What may happen to a refund is the table in [`rebated_domain::refund::machine`]; [`life`] is the only place that
//! moves one. How its money goes out is its [`RefundPayout`](rebated_domain::refund::RefundPayout): by the channel of
//! the order's payment, into the buyer's balance, or by whoever collected it. The last is the way of orders that the
//! platform did not collect money for, such as those of networks: such a refund is only written down. It passes the
//! same table, is at its end in the transaction that grants it, is never granted by asking, and its lines may be in
//! several open requests.

mod after;
mod arrived;
mod command;
mod compensate;
mod courier;
mod decide;
mod decide_many;
mod desk;
mod error;
mod event;
mod hear;
pub mod life;
mod locks;
pub mod metrics;
mod policy;
pub mod queries;
mod receive;
mod remind;
mod request;
mod resolve;
mod return_goods;
mod send;
mod settle;
mod told;
mod unarmed;
mod wanted;
mod work;

pub use compensate::{Compensation, compensate};
pub use courier::{InterceptionReport, report_interception};
pub use decide::{Decision, approve, cancel, reject};
pub use decide_many::{Decided, approve_many, reject_many};
pub use desk::{Assignment, NewNote, add_note, assign};
pub use error::RefundError;
pub(crate) use hear::{hear_in, look_now_in};
pub use policy::allowed_actions;
pub use receive::{Inspection, InspectionLine, inspect, receive};
pub use request::{RefundRequest, request};
pub use resolve::{Resolution, ResolutionKind, resolve, retry};
pub use return_goods::{ReturnParcel, ship_return};
pub use unarmed::arm_unarmed;
pub use wanted::{WantedLine, WantedPart};

use crate::jobs::Registry;

/// Says how the jobs of refunds are done.
pub(crate) fn register(registry: &Registry) {
    registry.handle(life::WAKE, work::look);
    registry.handle(remind::REMIND, remind::run);
    registry.handle(work::WATCH, work::watch);
}
