//! Affiliate networks: what they report beside order lines, and which times of theirs have been read.

mod after_sale;
mod commission;
mod coverage;
mod pace;
mod scan;
mod trouble;
mod window;

pub use after_sale::{AfterSale, AfterSaleEffect, settled_with, tells_cases_apart};
pub use commission::expected_commission;
pub use coverage::Coverage;
pub use pace::{SHORTEST_WINDOW, after_success, after_trouble, pause};
pub use scan::{Feed, ScanKind};
pub use trouble::TroubleKind;
pub use window::Window;
