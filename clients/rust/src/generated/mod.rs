// Generated from the schema and the operations; see the workspace's `codegen`.

mod account;
mod enums;
mod fragments;
mod home;
mod inputs;
mod orders;
mod staff;

/// The operations: a type for each, and a module of the same name in snake case with its
/// `Variables`, its `ResponseData` and whatever only that contains.
pub mod operations {
    pub use super::account::*;
    pub use super::home::*;
    pub use super::orders::*;
    pub use super::staff::*;
}

/// What operations have in common: scalars, enums, input types and fragments.
pub mod types {
    pub use super::{enums::*, fragments::*, inputs::*};
    pub use crate::scalars::*;
}
