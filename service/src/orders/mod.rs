//! Orders: importing what sources report, attributing orders to buyers, reading.

mod attribution;
mod cases;
mod clicked;
mod error;
mod existing;
mod first_order;
mod import;
mod moving;
pub mod queries;
mod save;
mod told;
mod wave;

pub use attribution::attribute_in;
pub(crate) use attribution::give_in;
pub use error::{ImportError, RecordFailure};
pub(crate) use existing::lines_of_orders_in;
pub(crate) use first_order::write_first_orders;
pub use import::{ImportRecord, ImportReport, OnError, import, import_batch};
pub(crate) use moving::take_in;
pub(crate) use save::{LineRows, OrderRows, settle_order};
pub(crate) use told::told;
