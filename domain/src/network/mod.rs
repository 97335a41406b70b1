//! Affiliate networks: what they report beside order lines, and which times of theirs have been read.

mod after_sale;
mod window;

pub use after_sale::{AfterSale, AfterSaleEffect};
pub use window::Window;
