//! Refunds: their states, who may decide, and how an amount falls on the lines.

mod action;
pub mod machine;
mod policy;
mod spread;
mod voucher;
mod words;

pub use machine::RefundStatus;
pub use policy::{Decider, PolicyRefusal, RefundPolicy};
pub use spread::{LineRoom, SpreadRefusal, share_of_items, spread};
pub use voucher::{VoucherFault, VoucherForm, voucher_number};
pub use words::{
    InspectionVerdict, RefundAction, RefundCause, RefundPayout, RefundReason, RefundRisk, RefundRoute,
    RefundTrigger, ReturnKind,
};
