use std::io::BufRead;

use crate::FileError;

/// Largest size of one page, in bytes: 32 MiB.
const MAX_PAGE: usize = 32 << 20;

/// Cuts a file into its pages, by counting brackets: what is inside is checked by whoever reads the page.
pub(super) struct Splitter<R> {
    reader: R,
    line: u64,
}

/// Where in a page the cut stands.
#[derive(Default)]
struct Depth {
    open: u64,
    in_text: bool,
    escaped: bool,
}

impl<R: BufRead> Splitter<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, line: 1 }
    }

    /// The next page and the line that it starts in, from 1.
    pub(super) fn next_page(&mut self) -> Result<Option<(u64, Vec<u8>)>, FileError> {
        let mut page = Vec::new();
        let mut depth = Depth::default();
        let mut start = self.line;
        loop {
            let input = self.reader.fill_buf()?;
            if input.is_empty() {
                let cut_off = !page.is_empty();
                return if cut_off { Err(FileError::MalformedPage { line: start }) } else { Ok(None) };
            }
            let mut read = 0;
            let mut complete = false;
            for &byte in input {
                read += 1;
                self.line += u64::from(byte == b'\n');
                if page.is_empty() {
                    if byte.is_ascii_whitespace() {
                        continue;
                    }
                    start = self.line;
                    if !matches!(byte, b'{' | b'[') {
                        return Err(FileError::MalformedPage { line: start });
                    }
                }
                if page.len() == MAX_PAGE {
                    return Err(FileError::PageTooLarge { line: start });
                }
                page.push(byte);
                complete = depth.closes_with(byte);
                if complete {
                    break;
                }
            }
            self.reader.consume(read);
            if complete {
                return Ok(Some((start, page)));
            }
        }
    }
}

impl Depth {
    /// Whether `byte` ends the outermost value.
    fn closes_with(&mut self, byte: u8) -> bool {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_text => self.escaped = true,
            b'"' => self.in_text = !self.in_text,
            _ if self.in_text => {}
            b'{' | b'[' => self.open += 1,
            b'}' | b']' => {
                self.open -= 1;
                return self.open == 0;
            }
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read, repeat};

    use super::*;

    #[test]
    fn pages_are_found_however_they_are_joined() {
        let file = "\n{\"a\": \"}\\\"]\"}[1]\n {\n}\n\n";
        let mut pages = Splitter::new(BufReader::with_capacity(2, file.as_bytes()));
        let next = |pages: &mut Splitter<_>| {
            pages.next_page().unwrap().map(|(line, page)| (line, String::from_utf8(page).unwrap()))
        };
        assert_eq!(next(&mut pages), Some((2, "{\"a\": \"}\\\"]\"}".into())));
        assert_eq!(next(&mut pages), Some((2, "[1]".into())));
        assert_eq!(next(&mut pages), Some((3, "{\n}".into())));
        assert_eq!(next(&mut pages), None);
    }

    #[test]
    fn what_is_no_page_is_refused_with_its_line() {
        for (file, line) in [("\n{\"a\": [1}", 2), ("}", 1), ("{}\n,{}", 2), ("1", 1)] {
            let mut pages = Splitter::new(file.as_bytes());
            let error = std::iter::from_fn(|| pages.next_page().transpose()).find_map(Result::err);
            assert!(matches!(error, Some(FileError::MalformedPage { line: at }) if at == line), "{file}");
        }
        let endless = BufReader::new("{\"a\": \"".as_bytes().chain(repeat(b'x')));
        let error = Splitter::new(endless).next_page().unwrap_err();
        assert!(matches!(error, FileError::PageTooLarge { line: 1 }));
    }
}
