//! The harness: the real router in process, on a database of the test's own, with a clock that only the
//! test moves and ids that come from a seed.
//!
//! A test is written once and runs on both databases, see [`both_databases!`].

mod answer;
mod app;
pub mod books;
mod both;
mod client;
mod couriers;
mod database;
mod documents;
mod partners;
mod people;
mod post;
mod postgres;
mod proxy;
mod server;
pub mod shop;
mod site;
mod snapshot;
mod sqlite;
pub mod store;
mod tills;
mod unions;

pub use answer::GqlAnswer;
pub use app::TestApp;
pub use both::run_on;
pub use client::Client;
pub use couriers::{Depot, ToldCourier};
pub use database::Database;
pub use documents::{Press, Shelf};
pub use partners::{Partner, PartnerCall, Pause};
pub use people::{Member, PASSWORD};
pub use post::Post;
pub use proxy::Proxy;
pub use server::RunningServer;
pub use site::{Site, wide_limits, wide_options};
pub use snapshot::{Snapshot, TableState};
pub use tills::{Death, Till, Tills, keys};
pub use unions::{NETWORKS, Unions};
