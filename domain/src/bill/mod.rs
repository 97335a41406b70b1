//! The monthly statement: its period and the canonical text that its hash covers.

mod key;
mod period;
mod statement;

pub use key::BillKey;
pub use period::{BillPeriod, PeriodError};
pub use statement::{Statement, StatementLine};
