//! The edge of the platform: GraphQL, HTTP and the command line. No SQL and no rules.

pub mod cli;
pub mod config;
pub mod demo;
pub mod graphql;
pub mod server;
