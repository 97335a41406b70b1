use std::io::{BufRead, Read, Result};

use crate::record::MAX_RECORD;

/// One line of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Its bytes, without the line end.
    Whole(Vec<u8>),
    /// It was longer than a record may be; what it said was not kept.
    TooLong,
}

/// Lines with their number, never holding more than one of the largest size.
pub(super) struct Lines<R> {
    reader: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, number: 0 }
    }

    /// The next line that is not blank and its number, from 1.
    pub(super) fn next_line(&mut self) -> Result<Option<(u64, Line)>> {
        // The line end may take two bytes more.
        let most = MAX_RECORD + 2;
        loop {
            let mut bytes = Vec::new();
            if self.reader.by_ref().take(most as u64).read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            if bytes.pop_if(|last| *last == b'\n').is_none() && bytes.len() == most {
                self.reader.skip_until(b'\n')?;
            }
            bytes.pop_if(|last| *last == b'\r');
            if bytes.len() > MAX_RECORD {
                return Ok(Some((self.number, Line::TooLong)));
            }
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some((self.number, Line::Whole(bytes))));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<(u64, Line)> {
        let mut lines = Lines::new(bytes);
        std::iter::from_fn(|| lines.next_line().unwrap()).collect()
    }

    #[test]
    fn blank_lines_are_counted_and_left_out() {
        let whole = |text: &str| Line::Whole(text.into());
        assert_eq!(lines(b"a\r\n\n  \nb\n"), [(1, whole("a")), (4, whole("b"))]);
        assert_eq!(lines(b"a\n\nlast"), [(1, whole("a")), (3, whole("last"))]);
        assert_eq!(lines(b""), []);
    }

    #[test]
    fn a_line_is_at_most_1_mib_and_reading_goes_on_after_a_longer_one() {
        let fits = vec![b'x'; MAX_RECORD];
        for end in ["\n", "\r\n", ""] {
            let file = [&fits, end.as_bytes()].concat();
            assert_eq!(lines(&file), [(1, Line::Whole(fits.clone()))]);
        }
        for longer in [1, 2, 3, 9 << 20] {
            let file = [&fits, vec![b'x'; longer].as_slice(), b"\nnext"].concat();
            assert_eq!(lines(&file), [(1, Line::TooLong), (2, Line::Whole("next".into()))]);
        }
    }
}
