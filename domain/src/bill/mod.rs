//! The monthly statement: its period and the canonical text that its hash covers.

mod period;
mod statement;

pub use period::{BillPeriod, PeriodError};
pub use statement::{Statement, StatementLine};
