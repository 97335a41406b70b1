//! Convergent posting: every report about a line ends in the same idempotent step, which moves what
//! is booked to what should be booked.

mod converge;
mod role;
mod standing;

pub use converge::{Booked, NetOfDebt, converge, net_of_debt};
pub use role::BeneficiaryRole;
pub use standing::{RebateStatus, Standing, StandingFacts, due_at, standing, status_of, sweep_at};
