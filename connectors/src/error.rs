use crate::RecordFailure;

/// Why the next record could not be had.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// One record is wrong. Reading goes on after it.
    #[error("record {} cannot be taken", .0.position)]
    Record(RecordFailure),
    /// The file cannot be read any further.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Why a file cannot be read, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system refused.
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// A CSV file without a header row, or with one that is no text.
    #[error("the first row does not name the columns")]
    BadHeader,
    /// The header row names a column that the format does not know.
    #[error("the format has no column {0:?}")]
    UnknownColumn(String),
    /// The header row names a column twice.
    #[error("the column {0:?} is named twice")]
    DuplicateColumn(String),
    /// The header row lacks a column that every record needs.
    #[error("the column {0:?} is missing")]
    MissingColumn(&'static str),
    /// A page is longer than 32 MiB.
    #[error("the page that starts in line {line} is longer than 32 MiB")]
    PageTooLarge {
        /// Where the page starts, from 1.
        line: u64,
    },
    /// A page is not JSON, not UTF-8 or cut off.
    #[error("the page that starts in line {line} is not valid JSON")]
    MalformedPage {
        /// Where the page starts, from 1.
        line: u64,
    },
    /// A page is JSON, and not one that this format takes.
    #[error("{0}")]
    UnsupportedPage(&'static str),
    /// The network answered the call with an error instead of orders.
    #[error("the page is an error answer of the network: {code} {message}")]
    ErrorPage {
        /// The network's error code.
        code: String,
        /// Its message, without control characters and cut to 200 characters.
        message: String,
    },
}
