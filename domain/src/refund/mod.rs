//! Refunds: their states, who may decide, and how an amount falls on the lines.

pub mod machine;
mod policy;
mod spread;
mod status;
mod voucher;
mod words;

pub use policy::{Decider, PolicyRefusal, RefundPolicy};
pub use spread::{LineRoom, SpreadRefusal, spread};
pub use status::{RefundStatusError, successor};
pub use voucher::{VoucherFault, VoucherForm, voucher_number};
pub use words::{RefundAction, RefundReason, RefundStatus, RefundTrigger};
