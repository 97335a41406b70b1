//! Adapters to the outside: they turn what others write into the platform's own terms, and our own into
//! what others read.
//!
//! [`read`] reads a file of orders, in the platform's own record format ([`RawRecord`], as JSON Lines or as
//! CSV) or as the raw response pages of an affiliate network, and yields one [`Record`] per order line. It
//! streams: memory is bounded by one line, one CSV record or one page, however long the file is.
//!
//! Units, time zones and spellings of the networks end here: whatever leaves it is a
//! [`rebated_domain::order::LineSnapshot`].
//!
//! [`documents`] prints bills, and [`objects`] keeps what was printed. [`rabbitmq`] carries events, and
//! [`webhooks`] sends them to endpoints. [`courier`] asks where parcels are. [`notifications`] sends mail, text
//! messages and pushes. [`redis`] keeps what all nodes count together.

mod bom;
mod china;
mod error;
mod findings;
mod format;
mod item;
mod json;
mod jsonl;
mod page;
mod read;
mod record;
mod sheet;

pub mod alipay;
pub mod courier;
pub mod documents;
pub mod jd;
pub mod notifications;
pub mod objects;
pub mod payments;
pub mod pinduoduo;
pub mod rabbitmq;
pub mod redis;
pub mod taobao;
pub mod union;
pub mod webhooks;
pub mod wechat_pay;

pub use error::{FileError, ReadError};
pub use format::{Format, UnknownFormat};
pub use item::{Record, RecordFailure};
pub use read::{ReadOptions, Records, read};
pub use record::{FIELDS, RawRecord};
