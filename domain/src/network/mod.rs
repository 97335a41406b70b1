//! Affiliate networks: what they report beside order lines, and which times of theirs have been read.

mod after_sale;
mod commission;
mod window;

pub use after_sale::{AfterSale, AfterSaleEffect};
pub use commission::expected_commission;
pub use window::Window;
