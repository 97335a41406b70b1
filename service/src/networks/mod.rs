//! Affiliate networks: where orders come from.

mod port;

pub use port::{
    AffiliateNetwork, Coupon, Cursor, Feed, Page, Product, Registration, TrackedLink, Tracking, Trouble,
    TroubleKind,
};
