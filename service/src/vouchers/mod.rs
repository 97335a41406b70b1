//! Vouchers: receipts of refunds that succeeded, as JSON for programs and as PDF for people.
//!
//! The row of a voucher holds its facts as canonical JSON. These bytes are the JSON document, and the PDF is printed of
//! nothing else, so that both can be made again as they were. The documents are kept in the object store under names
//! made of their hashes. Whatever reads a document compares it with the hash in the row: a changed one is never handed
//! out. `docs/VOUCHERS.md` tells more.

mod check;
mod documents;
mod error;
mod facts;
mod faults;
mod keep;
mod link;
mod make;
mod open;
mod print;
pub mod queries;
mod reissue;

pub(crate) use check::{CHECK, check as check_all};
pub use documents::{VoucherChannel, VoucherDocument, VoucherLine};
pub use error::VoucherError;
pub(crate) use keep::first_broken;
pub use link::{VoucherLink, sign};
pub(crate) use make::job;
pub use open::{OpenedVoucher, open};
pub use print::VoucherPrinter;
pub use reissue::reissue;

use chrono::TimeDelta;

use crate::jobs::{Registry, Schedule};

/// Says how the jobs of vouchers are done. Every document is looked at once a day.
pub(crate) fn register(registry: &Registry) {
    registry.handle(make::MAKE, make::make);
    registry.handle(CHECK, check_all);
    registry.schedule(Schedule { kind: CHECK, every: TimeDelta::days(1) });
}
