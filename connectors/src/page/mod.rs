//! Response pages of affiliate networks: what they have in common.
//!
//! A file holds any number of pages, one after the other, as JSON values: a saved response, JSON Lines, or
//! responses appended to each other. One page is held in memory at a time.

mod envelope;
mod row;
mod split;

use std::collections::VecDeque;
use std::io::BufRead;
use std::marker::PhantomData;

use rebated_domain::order::{FieldProblem, LineSnapshot};

use crate::{FileError, ReadError, ReadOptions, Record, RecordFailure};
pub(crate) use envelope::{error_page, error_page_of, page_object};
pub(crate) use row::Row;
use split::Splitter;

/// How one network writes its orders.
pub(crate) trait Network {
    /// The rows of a page, each as the JSON text of one object that stands for one order line.
    fn rows(page: &str) -> Result<Vec<String>, PageError>;

    /// What a row says.
    fn snapshot(row: &str, options: &ReadOptions) -> Result<LineSnapshot, Vec<FieldProblem>>;
}

/// Why a page has no rows to give. Becomes a [`FileError`] once the place of the page is known.
#[derive(Debug)]
pub(crate) enum PageError {
    /// Not JSON.
    Malformed,
    /// JSON of another kind.
    Unsupported(&'static str),
    /// The network's error answer.
    Answer { code: String, message: String },
}

/// The records of a file of pages.
pub(crate) struct Pages<N, R> {
    pages: Splitter<R>,
    options: ReadOptions,
    rows: VecDeque<String>,
    position: u64,
    ended: bool,
    network: PhantomData<fn() -> N>,
}

impl<N: Network, R: BufRead> Pages<N, R> {
    pub(crate) fn new(reader: R, options: ReadOptions) -> Self {
        Self {
            pages: Splitter::new(reader),
            options,
            rows: VecDeque::new(),
            position: 0,
            ended: false,
            network: PhantomData,
        }
    }

    fn next_row(&mut self) -> Result<Option<String>, FileError> {
        loop {
            if let Some(row) = self.rows.pop_front() {
                return Ok(Some(row));
            }
            let Some((line, page)) = self.pages.next_page()? else { return Ok(None) };
            let page = String::from_utf8(page).map_err(|_| FileError::MalformedPage { line })?;
            self.rows = N::rows(&page).map_err(|error| error.at(line))?.into();
        }
    }
}

impl<N: Network, R: BufRead> Iterator for Pages<N, R> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let document = match self.next_row() {
            Ok(Some(row)) => row,
            Ok(None) => return None,
            Err(error) => {
                self.ended = true;
                return Some(Err(error.into()));
            }
        };
        self.position += 1;
        let position = self.position;
        Some(match N::snapshot(&document, &self.options) {
            Ok(snapshot) => Ok(Record { position, snapshot, document }),
            Err(problems) => Err(ReadError::Record(RecordFailure { position, problems })),
        })
    }
}

impl PageError {
    /// The same, told of the page that starts in `line`.
    pub(crate) fn at(self, line: u64) -> FileError {
        match self {
            Self::Malformed => FileError::MalformedPage { line },
            Self::Unsupported(what) => FileError::UnsupportedPage(what),
            Self::Answer { code, message } => FileError::ErrorPage { code, message },
        }
    }
}

#[cfg(test)]
mod tests;
