//! Calling endpoints of webhooks, which strangers name: nothing but the public internet is called, unless the operator
//! allows it.
//!
//! [`Rules`] decides by scheme, port and address. The [`Sender`] asks it about the URL, and its resolver asks it about
//! every address that a name has; the connection is made to what the resolver has answered and to nothing else, so that
//! a name that changes its mind in between has no effect.

mod failure;
mod ranges;
mod resolve;
mod rules;
mod sender;

pub use resolve::{Lookup, SystemLookup};
pub use rules::{Refused, Rules};
pub use sender::{OpenError, Sender};
