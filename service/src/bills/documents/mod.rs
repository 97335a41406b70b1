//! Bills as documents: behind links that expire, printed once, kept in the object store.

mod document;
mod error;
mod format;
mod lines;
mod link;
mod open;
mod print;
mod sheet;

pub use document::{BillDocument, DocumentLine, DocumentTotal, OrderName};
pub use error::DocumentError;
pub use format::DocumentFormat;
pub use link::{BillLink, SignedLink, sign};
pub use open::{OpenedDocument, open};
pub use print::{DocumentPrinter, Documents, PrintError};
