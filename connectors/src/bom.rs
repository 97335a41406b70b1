use std::io::{BufRead, Chain, Cursor, Read, Result};

const BOM: &[u8] = b"\xef\xbb\xbf";

/// The reader without a leading UTF-8 byte order mark.
pub(crate) fn skip_bom<R: BufRead>(mut reader: R) -> Result<Chain<Cursor<Vec<u8>>, R>> {
    let mut start = Vec::with_capacity(BOM.len());
    reader.by_ref().take(BOM.len() as u64).read_to_end(&mut start)?;
    if start == BOM {
        start.clear();
    }
    Ok(Cursor::new(start).chain(reader))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_leading_mark_goes() {
        for (bytes, want) in [("\u{feff}ab", "ab"), ("ab", "ab"), ("", ""), ("a\u{feff}", "a\u{feff}")] {
            let mut rest = String::new();
            skip_bom(bytes.as_bytes()).unwrap().read_to_string(&mut rest).unwrap();
            assert_eq!(rest, want);
        }
    }
}
