//! Stores of objects: a folder of this machine, or a bucket that speaks S3.

mod address;
mod store;

pub use address::{Address, AddressError};
pub use store::{Bucket, OpenError, Store};
