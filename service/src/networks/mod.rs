//! Affiliate networks: where orders come from.

mod port;

pub use port::{
    AffiliateNetwork, Coupon, Cursor, Page, Product, Registration, TrackedLink, Tracking, Trouble,
    TroubleKind,
};
