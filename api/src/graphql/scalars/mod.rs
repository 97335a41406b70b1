//! Scalars of our own. Each refuses bad values while the document is validated, before any
//! resolver has run.

mod date;
mod date_time;
mod decimal;
mod json;

pub use date::Date;
pub use date_time::DateTime;
pub use decimal::Decimal;
pub use json::Json;
