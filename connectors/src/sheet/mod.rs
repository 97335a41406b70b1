//! The platform's own records as CSV: a header row with the field names in any order, then one row per line.

mod header;
mod rows;

use std::io::BufRead;

use rebated_domain::order::{FieldProblem, LineSnapshot, ProblemCode};

use crate::findings::Findings;
use crate::record::{RawRecord, whole};
use crate::{FileError, ReadError, ReadOptions, Record, RecordFailure};
use header::Header;
use rows::{Row, Rows};

/// The records of a file, one per row after the header.
pub(crate) struct Sheet<R> {
    rows: Rows<R>,
    header: Option<Header>,
    options: ReadOptions,
    ended: bool,
}

impl<R: BufRead> Sheet<R> {
    pub(crate) fn new(reader: R, options: ReadOptions) -> Self {
        Self { rows: Rows::new(reader), header: None, options, ended: false }
    }

    fn advance(&mut self) -> Result<Option<Record>, ReadError> {
        let header = match &self.header {
            Some(header) => header,
            None => {
                let (_, row) = self.rows.next_row().map_err(FileError::Io)?.ok_or(FileError::BadHeader)?;
                self.header.insert(Header::read(row)?)
            }
        };
        let Some((position, row)) = self.rows.next_row().map_err(FileError::Io)? else { return Ok(None) };
        match snapshot(header, row, &self.options) {
            Ok((snapshot, document)) => Ok(Some(Record { position, snapshot, document })),
            Err(problems) => Err(ReadError::Record(RecordFailure { position, problems })),
        }
    }
}

impl<R: BufRead> Iterator for Sheet<R> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let item = self.advance().transpose();
        self.ended = matches!(item, None | Some(Err(ReadError::File(_))));
        item
    }
}

fn snapshot(
    header: &Header,
    row: Row,
    options: &ReadOptions,
) -> Result<(LineSnapshot, String), Vec<FieldProblem>> {
    let malformed = |message: &str| vec![FieldProblem::new("", ProblemCode::Malformed, message)];
    let columns = header.columns();
    let cells = match row {
        Row::Cells(cells) if cells.len() == columns.len() => cells,
        Row::Cells(_) | Row::TooWide => return Err(malformed("has not one cell for each column")),
        Row::TooLarge => {
            return Err(vec![FieldProblem::new("", ProblemCode::TooLarge, "is longer than 1 MiB")]);
        }
        Row::NotText => return Err(malformed("is not UTF-8")),
    };
    let mut record = RawRecord::default();
    let mut findings = Findings::default();
    let mut document = serde_json::Map::new();
    for (field, cell) in columns.iter().copied().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        document.insert(field.into(), cell.as_str().into());
        match (field, cell.as_str()) {
            ("quantity", text) => record.quantity = whole(&mut findings, field, text),
            ("held", "true") => record.held = Some(true),
            ("held", "false") => record.held = Some(false),
            ("held", _) => findings.note(field, ProblemCode::WrongType, "must be true or false"),
            _ => *record.text_mut(field).expect("all other columns are texts") = Some(cell),
        }
    }
    let document = serde_json::Value::Object(document).to_string();
    Ok((record.convert(options, findings)?, document))
}

#[cfg(test)]
mod tests;
