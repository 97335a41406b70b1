//! The client against a server that runs with the demonstration data; `clients/rust/test` says how.

mod account;
mod bills;
mod home;
mod refunds;
mod refusals;
mod server;
