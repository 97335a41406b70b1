//! What the simulated channels share. A simulator speaks its channel's protocol over HTTP in both directions: it
//! checks our signatures, signs what it answers, keeps trades and refunds, and sends callbacks.
//!
//! It is the oracle of tests: [`Book::movements`] says what has really moved, whatever anybody was told.

mod book;
mod cashier;
mod fault;
mod host;
mod keys;
mod post;
mod rules;

pub(crate) use cashier::{Cashier, escaped, page};
pub(crate) use fault::{Script, Stage};
pub(crate) use keys::{KeySupply, TestKey, random_text};
pub(crate) use post::{Letter, Post, Sealed};
pub(crate) use rules::Rules;

pub use book::{Book, Movement, Refund, RefundEnd, Trade, TradeState};
pub use fault::{Call, CallbackFault, Fault};
pub use host::Host;
pub use rules::{CreateRefusal, PayRefusal, RefundRefusal};
