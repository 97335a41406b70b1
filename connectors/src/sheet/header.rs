use super::rows::Row;
use crate::{FIELDS, FileError};

/// The fields that no record can do without. The currency may come from the options.
const REQUIRED: [&str; 7] = ["orderRef", "lineKey", "status", "title", "paid", "placedAt", "modifiedAt"];

/// Which field stands in which column.
pub(super) struct Header(Vec<&'static str>);

impl Header {
    /// Reads the first row: every name known, none twice, none of the required ones missing.
    pub(super) fn read(row: Row) -> Result<Self, FileError> {
        let Row::Cells(cells) = row else { return Err(FileError::BadHeader) };
        let mut columns = Vec::with_capacity(cells.len());
        for cell in cells {
            let Some(field) = FIELDS.into_iter().find(|field| *field == cell) else {
                return Err(FileError::UnknownColumn(cell.chars().take(60).collect()));
            };
            if columns.contains(&field) {
                return Err(FileError::DuplicateColumn(cell));
            }
            columns.push(field);
        }
        match REQUIRED.into_iter().find(|field| !columns.contains(field)) {
            Some(missing) => Err(FileError::MissingColumn(missing)),
            None => Ok(Self(columns)),
        }
    }

    /// The fields, column by column.
    pub(super) fn columns(&self) -> &[&'static str] {
        &self.0
    }
}
