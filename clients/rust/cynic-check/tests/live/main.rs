//! cynic against a server that runs with the demonstration data; `clients/rust/test` says how.

mod home;
mod refunds;
mod register;
mod rules;
mod server;
mod socket;
