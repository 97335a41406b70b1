//! What the channels of payment share: keys, amounts, and how a channel is called.

mod admission;
mod certificate;
mod gate;
mod key_source;
mod no_answer;
mod rsa;
pub mod simulator;
mod text;
mod watched;
mod yuan;

pub(crate) use crate::outward::{Answer, BAD_ANSWER, Link};
pub(crate) use admission::{admit_number, admit_payment, admit_refund};
pub(crate) use certificate::Certificate;
pub(crate) use gate::Gate;
pub(crate) use rsa::{SigningKey, VerifyingKey, from_base64, to_base64};
pub(crate) use text::{cut, hex};
pub(crate) use watched::Watched;
pub(crate) use yuan::{from_yuan, in_fen, to_yuan};

pub use gate::Limits;
pub use key_source::{KeyProblem, KeySource, SettingError};
