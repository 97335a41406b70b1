//! The store: what it sells, how much of it there is, and the steps that an order takes beside its states.
//!
//! The states of an order are in [`store_order`](crate::store_order).

mod action;
mod cancellation;
mod catalogue;
mod commission;
mod log;
mod points;
mod quantity;
mod step;
mod stock;
mod withdrawal;

pub use action::OrderAction;
pub use cancellation::{CANCEL_TRIES, CancellationState};
pub use catalogue::{CatalogueStatus, MAX_PRICE_MINOR, Sku, SkuError};
pub use commission::CommissionTerms;
pub use log::CauseKind;
pub use points::points_for;
pub use quantity::{MAX_LINES, MAX_QUANTITY, OrderProblem, OrderSum, line_total, order_total};
pub use step::{EffectDirection, OrderStep, StepPhase, StepState};
pub use stock::{RefundProgress, StockChange, StockMovementKind, StockReason};
pub use withdrawal::WithdrawalReason;
