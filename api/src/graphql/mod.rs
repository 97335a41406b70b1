//! GraphQL: types, queries, mutations and subscriptions. Resolvers decode, make one call of
//! `service`, and wrap; no SQL and no rules.

pub mod account_errors;
pub mod admission;
mod answer;
mod area_errors;
mod code;
pub mod connection;
pub mod context;
#[cfg(test)]
mod conventions;
pub mod error;
mod execute;
pub mod global_id;
pub(crate) mod label;
pub mod loaders;
pub mod money;
pub mod mutations;
mod prefetch;
pub mod queries;
pub mod scalars;
pub mod schema;
mod sort;
pub mod subscriptions;
pub mod throttle;
mod turns;
pub mod types;
mod user_errors;

pub use admission::{Asked, Via};
pub use answer::Answer;
pub use code::Code;
pub use context::{Ask, Caller, RequestId};
pub use error::{AreaError, bad_argument, denied, fault, missing, of_kind};
pub use execute::{Api, ApiOptions, Begun};
pub use global_id::{decode, decode_or_nothing, encode};
pub use schema::sdl;
pub use sort::SortDirection;
pub use user_errors::UserError;
