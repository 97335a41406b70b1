//! The database: connecting, transactions, and statements over many rows at once.

mod cell;
mod columns;
mod connect;
mod dialect;
mod gate;
mod lookup;
mod rows;
mod transact;
mod writes;

pub use cell::{Cell, IntoCell};
pub use columns::{Columns, EMPTY};
pub use connect::{ConnectError, Db, Options};
pub use dialect::{any_of, columns};
pub use gate::Gate;
pub use lookup::{find_by_rows, for_update};
pub use rows::{Kind, Rows};
pub use transact::transact;
pub use writes::Writes;

/// A row of cells for [`Rows::push`], in the order of the columns.
#[macro_export]
macro_rules! row {
    ($($value:expr),+ $(,)?) => { vec![$($crate::db::IntoCell::into_cell($value)),+] };
}
