//! The catalogue: merchants, and their products with the variants that can be ordered.

mod check;
mod error;
mod merchants;
mod offers;
mod products;
pub mod queries;
mod rows;
mod told;

pub use error::CatalogueError;
pub use merchants::{MerchantChange, NewMerchant, create_merchant, update_merchant};
pub(in crate::store) use offers::{Offer, offers_in};
pub use products::{NewProduct, NewVariant, ProductChange, VariantChange, create_product, update_product};
