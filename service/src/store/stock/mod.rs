//! How much there is of what the store sells: two counters for each variant, and the history that adds up to them.

mod adjust;
mod error;
mod movements;
pub mod queries;
mod reserve;

pub(in crate::store) use adjust::check_note;
pub use adjust::{Adjusted, StockAdjustment, StockBy, adjust};
pub use error::StockError;
pub(in crate::store) use movements::{LineGoods, Movements, goods_in};
pub(in crate::store) use reserve::{Wanted, reserve_in};
