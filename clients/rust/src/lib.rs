#![doc = include_str!("../README.md")]

mod client;
mod code;
mod error;
#[expect(missing_docs, reason = "the schema describes what answers contain")]
#[allow(clippy::all, reason = "written by a program")]
mod generated;
mod scalars;
mod socket;
mod subscription;

pub use client::Client;
pub use code::Code;
pub use error::{Error, Refusal};
pub use generated::{operations, types};
pub use graphql_client::GraphQLQuery;
pub use subscription::Subscription;
pub use {chrono, graphql_client, rust_decimal};
