//! Links that earn: made of what people share, followed through our own address, and known again when orders come.
//!
//! 1. [`convert`] reads the product out of a text, asks its network for the product and for a link by which orders are
//!    known to be of one buyer, and says what a purchase would earn. What was known before is answered without a call.
//! 2. The buyer's name at a network is an external identity, made with the first link: orders find the buyer by it as
//!    they do by every other.
//! 3. [`follow`] finds the address behind a link of ours, and [`note`] writes down in the background who followed it.
//!
//! `docs/LINKS.md` tells more.

mod buyer;
mod calls;
mod clicks;
mod convert;
mod error;
mod estimate;
mod follow;
mod memory;
mod places;
pub mod queries;
mod register;
mod search;
mod store;
mod told;
mod whose;

pub use clicks::{Visit, flush, note};
pub use convert::{ConvertRequest, Converted, Remark, convert};
pub use error::TrackingError;
pub use follow::{Followed, follow};
pub use memory::LinkMemory;
pub use places::Places;
pub use register::{Registered, register};
pub use whose::Identity;
