//! What people paste when they share a product.

mod address;
mod code;
mod jd;
mod parse;
mod parts;
mod password;
mod pinduoduo;
mod plain;
mod shared;
mod taobao;

pub use code::{LinkCode, SubId};
pub use parse::{LinkRefusal, MOST_CHARACTERS, parse, single};
pub use shared::{LinkTarget, SharedLink};
