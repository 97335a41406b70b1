//! Corrections of balances by hand: adjustments, their approval, and holds.

mod adjustment;
mod policy;
mod words;

pub use adjustment::{AdjustmentStatusError, successor};
pub use policy::{AdjustmentPolicy, NeedsSecondPerson};
pub use words::{AdjustmentAction, AdjustmentReason, AdjustmentStatus, HoldStatus};
