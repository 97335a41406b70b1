//! Affiliate networks: where orders come from.

mod port;
mod registry;

pub use port::{
    AffiliateNetwork, Coupon, Cursor, Feed, Page, Product, Registration, TrackedLink, Tracking, Trouble,
    TroubleKind,
};
pub use registry::Networks;
