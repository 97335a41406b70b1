//! Affiliate networks over their open platforms: what the clients of Taobao Union, JD Union and Pinduoduo share.
//!
//! All three take signed forms at one address, and answer errors with status 200. A call waits for its turn within the
//! rate of its app key ([`UnionLimits::per_second`]), passes a breaker, has a time limit and is repeated by nobody in
//! here. What comes back is either an answer of the network or a
//! [`Trouble`](rebated_service::networks::Trouble) that says what can be done about it.

mod app;
mod error;
mod form;
mod gate;
mod limits;
mod pace;
mod post;
mod rate;
mod records;
mod said;
mod secrets;
mod settings;
mod sign;
pub mod simulator;
#[cfg(test)]
mod vectors;

pub(crate) use app::App;
pub(crate) use error::{bad_answer, no_such_feed, refused, too_many_pages};
pub(crate) use form::{Parameters, decoded, encoded};
pub(crate) use rate::{percent, rate};
pub(crate) use records::{kept_row, order_page};
pub(crate) use said::{Said, absolute, says_yes, text};
pub(crate) use secrets::Secrets;
pub(crate) use settings::{AppSettings, needed};
pub(crate) use sign::{signature, signed};

pub use limits::UnionLimits;
pub use sign::SignMethod;
