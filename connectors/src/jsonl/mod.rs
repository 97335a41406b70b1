//! The platform's own records as JSON Lines: one object per line, in UTF-8.

mod decode;
mod lines;

use std::io::BufRead;

use rebated_domain::order::{FieldProblem, LineSnapshot, ProblemCode};

use crate::{FileError, ReadError, ReadOptions, Record, RecordFailure};
use lines::{Line, Lines};

/// The records of a file, one per line that is not blank.
pub(crate) struct JsonLines<R> {
    lines: Lines<R>,
    options: ReadOptions,
    ended: bool,
}

impl<R: BufRead> JsonLines<R> {
    pub(crate) fn new(reader: R, options: ReadOptions) -> Self {
        Self { lines: Lines::new(reader), options, ended: false }
    }

    fn snapshot(&self, line: &Line) -> Result<(LineSnapshot, String), Vec<FieldProblem>> {
        let whole = |code, message: &str| vec![FieldProblem::new("", code, message)];
        let bytes = match line {
            Line::Whole(bytes) => bytes.trim_ascii(),
            Line::TooLong => return Err(whole(ProblemCode::TooLarge, "is longer than 1 MiB")),
        };
        let text = str::from_utf8(bytes).map_err(|_| whole(ProblemCode::Malformed, "is not UTF-8"))?;
        if text.bytes().any(|byte| byte < b' ' && byte != b'\t') {
            let message = "holds NUL or another control character";
            return Err(whole(ProblemCode::ControlCharacter, message));
        }
        let (record, findings) = decode::decode(text)?;
        Ok((record.convert(&self.options, findings)?, text.to_owned()))
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let (position, line) = match self.lines.next_line() {
            Ok(line) => line?,
            Err(error) => {
                self.ended = true;
                return Some(Err(FileError::Io(error).into()));
            }
        };
        Some(match self.snapshot(&line) {
            Ok((snapshot, document)) => Ok(Record { position, snapshot, document }),
            Err(problems) => Err(ReadError::Record(RecordFailure { position, problems })),
        })
    }
}

#[cfg(test)]
mod tests;
