//! Signals that something may be wrong with users, and holds that keep what they would be paid.
//!
//! Signals are computed when somebody asks, from what is stored anyway, and are stored nowhere. A hold is a row: while it
//! is open, nothing is credited of what it covers, and requests for refunds of it are left to people.

mod claims;
mod clicks;
mod error;
mod orders;
mod place;
pub mod queries;
mod release;
mod row;
mod signals;
mod standing;
mod told;

pub use error::RiskError;
pub use place::{NewRiskHold, place};
pub use release::release;
pub(crate) use row::Subject;
pub use signals::{RiskReport, report_of, reports_of};
pub(crate) use standing::OpenHolds;
