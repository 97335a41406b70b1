//! Taking back what was sold and cannot be kept: staff name a variant, a reason and a time, and the platform asks for
//! a refund of every line of it that is paid and not shipped.

mod spread;
mod withdraw;

pub use withdraw::{SaleWithdrawal, Withdrawn, withdraw};

pub(super) use spread::{SPREAD, run};
