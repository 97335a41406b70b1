//! What the simulated affiliate networks share: the book of truth, products, faults and the shop.
//!
//! A simulator speaks its network's protocol over HTTP: it checks signatures and clocks, serves pages of orders with the
//! quirks of the network, and makes tracked links. A tracked link leads to a shop page, on which a person or a test buys.
//!
//! It is the oracle of tests: [`Book::truth`] says what the platform should end up with, whatever the pages said on
//! the way.

mod account;
mod book;
mod fault;
mod gate;
mod kind;
mod limit;
mod line;
mod link;
mod numbers;
mod product;
pub(crate) mod shop;
#[cfg(test)]
pub(crate) mod tests;
mod values;

pub(crate) use account::Account;
pub(crate) use gate::{Wire, doubled, serve};
pub(crate) use kind::Kind;
pub(crate) use line::{Dispute, DisputeState, Line, Punishment};
pub(crate) use link::{Link, Tracks};
pub(crate) use shop::page;
pub(crate) use values::{enveloped, id, joined, number, percent, yuan};

pub use book::{Book, TruthLine};
pub use fault::SimulatorFault;
pub use line::NewLine;
pub use product::Product;
