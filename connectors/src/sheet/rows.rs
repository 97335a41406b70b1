use std::io::{BufRead, Result};

use csv_core::{ReadRecordResult, Reader};

use crate::record::MAX_RECORD;

/// More cells than any row may have: one for each field, and room to spare.
const MAX_CELLS: usize = 64;
/// How much room for a row's text there is at first.
const FIRST_ROOM: usize = 4 << 10;

/// One row of a CSV file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The text of its cells.
    Cells(Vec<String>),
    /// It was longer than a record may be; what it said was not kept.
    TooLarge,
    /// It had more cells than there are fields; what it said was not kept.
    TooWide,
    /// It was not UTF-8.
    NotText,
}

/// Rows with the number of the line that they start in, never holding more than one of the largest size.
pub(super) struct Rows<R> {
    reader: R,
    parser: Reader,
    line: u64,
    text: Vec<u8>,
    ends: [usize; MAX_CELLS],
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, parser: Reader::new(), line: 1, text: vec![0; FIRST_ROOM], ends: [0; MAX_CELLS] }
    }

    /// The next row that is not blank, and its line, from 1.
    pub(super) fn next_row(&mut self) -> Result<Option<(u64, Row)>> {
        self.skip_line_ends()?;
        let start = self.line;
        let (mut length, mut cells) = (0, 0);
        let mut lost = None;
        loop {
            let input = self.reader.fill_buf()?;
            let (result, read, wrote, ended) =
                self.parser.read_record(input, &mut self.text[length..], &mut self.ends[cells..]);
            self.line += line_ends(&input[..read]);
            self.reader.consume(read);
            length += wrote;
            cells += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() < MAX_RECORD => {
                    self.text.resize((self.text.len() * 2).min(MAX_RECORD), 0);
                }
                ReadRecordResult::OutputFull => lost = lost.or(Some(Row::TooLarge)),
                ReadRecordResult::OutputEndsFull => lost = lost.or(Some(Row::TooWide)),
                ReadRecordResult::Record => {
                    let row = lost.unwrap_or_else(|| self.row(length, cells));
                    return Ok(Some((start, row)));
                }
                ReadRecordResult::End => return Ok(None),
            }
            if lost.is_some() {
                // The rest of the row is read over itself.
                (length, cells) = (0, 0);
            }
        }
    }

    fn row(&self, length: usize, cells: usize) -> Row {
        let Ok(text) = str::from_utf8(&self.text[..length]) else { return Row::NotText };
        let starts = std::iter::once(0).chain(self.ends[..cells].iter().copied());
        let cells: Option<Vec<String>> = starts
            .zip(self.ends[..cells].iter().copied())
            .map(|(start, end)| text.get(start..end).map(str::to_owned))
            .collect();
        cells.map_or(Row::NotText, Row::Cells)
    }

    /// Skips what ends the previous row and blank lines, so that the next row's line is known.
    fn skip_line_ends(&mut self) -> Result<()> {
        loop {
            let input = self.reader.fill_buf()?;
            let length = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let more = length > 0 && length == input.len();
            self.line += line_ends(&input[..length]);
            self.reader.consume(length);
            if !more {
                return Ok(());
            }
        }
    }
}

fn line_ends(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').map(|_| 1).sum()
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn rows(text: &[u8]) -> Vec<(u64, Row)> {
        // A small buffer cuts every row in pieces.
        let mut rows = Rows::new(BufReader::with_capacity(3, text));
        std::iter::from_fn(|| rows.next_row().unwrap()).collect()
    }

    fn cells(cells: &[&str]) -> Row {
        Row::Cells(cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn rows_know_their_line() {
        let text = "a,b\r\n\r\n\"1\n2\",\"say \"\"x\"\"\"\nc,\n,";
        let want = [
            (1, cells(&["a", "b"])),
            (3, cells(&["1\n2", "say \"x\""])),
            (5, cells(&["c", ""])),
            (6, cells(&["", ""])),
        ];
        assert_eq!(rows(text.as_bytes()), want);
        assert_eq!(rows(b""), []);
        assert_eq!(rows(b"\n\n"), []);
        assert_eq!(rows(b"x,\xff\ny"), [(1, Row::NotText), (2, cells(&["y"]))]);
    }

    #[test]
    fn a_row_is_bounded_and_reading_goes_on_after_a_larger_one() {
        let fits = "x".repeat(MAX_RECORD - 1);
        assert_eq!(rows(fits.as_bytes()), [(1, cells(&[&fits]))]);
        let long = format!("{},1\nnext\n", "x".repeat(3 * MAX_RECORD));
        assert_eq!(rows(long.as_bytes()), [(1, Row::TooLarge), (2, cells(&["next"]))]);
        let wide = format!("{}\nnext\n", ",".repeat(100_000));
        assert_eq!(rows(wide.as_bytes()), [(1, Row::TooWide), (2, cells(&["next"]))]);
        let open = format!("\"{}", "x\n".repeat(MAX_RECORD));
        assert_eq!(rows(open.as_bytes()), [(1, Row::TooLarge)]);
    }
}
