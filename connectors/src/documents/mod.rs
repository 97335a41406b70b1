//! Printers of bills and vouchers: a table for programs, pages for people.

mod csv;
mod pdf;
#[cfg(test)]
mod sample;

pub use csv::CsvPrinter;
pub use pdf::{PdfPrinter, PdfVoucherPrinter};
