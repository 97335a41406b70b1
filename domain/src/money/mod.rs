//! Amounts in integer minor units, rates in parts per million. No floating point anywhere.

mod amount;
mod currency;
mod rate;
mod split;

pub use amount::{MAX_MINOR, Money, MoneyError};
pub use currency::Currency;
pub use rate::{Rate, RateError};
pub use split::{prorate_floor, split_by_weight};
