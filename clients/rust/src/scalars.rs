//! The schema's scalars in Rust.

/// An exact decimal number. Its scale is kept: `12.50` stays `12.50`.
///
/// It travels as text; the server refuses JSON numbers. So no crate of the program may switch on
/// `rust_decimal`'s feature `serde-float`.
pub type Decimal = rust_decimal::Decimal;

/// A day of the calendar, in the platform's time zone.
pub type Date = chrono::NaiveDate;

/// An instant in UTC.
pub type DateTime = chrono::DateTime<chrono::Utc>;

/// An opaque global id.
pub type ID = String;

/// [`ID`], as types of variables spell it.
pub type Id = ID;

/// A whole number. Those of GraphQL have 32 bits.
pub type Int = i64;

/// True or false.
pub type Boolean = bool;
