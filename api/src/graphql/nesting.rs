use async_graphql::ServerError;

use super::Code;
use super::label::set_code;

/// Deepest nesting of brackets. The parser recurses: a document of brackets alone would exhaust the
/// thread's stack and end the process.
const DEEPEST: usize = 200;

/// Refuses a document that nests too deeply to be parsed. Brackets in texts and comments do not count.
pub fn check(document: &str) -> Result<(), ServerError> {
    let (mut depth, mut rest) = (0_usize, document.as_bytes());
    while let Some((&byte, tail)) = rest.split_first() {
        rest = match byte {
            b'"' if tail.starts_with(b"\"\"") => behind(&tail[2..], b"\"\"\""),
            b'"' => behind(tail, b"\""),
            b'#' => behind(tail, b"\n"),
            _ => tail,
        };
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let mut error = ServerError::new(format!("The document nests deeper than {DEEPEST}."), None);
            set_code(&mut error, Code::QueryTooDeep);
            return Err(error);
        }
    }
    Ok(())
}

/// What follows the first `end` that no backslash precedes.
fn behind<'a>(text: &'a [u8], end: &[u8]) -> &'a [u8] {
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'\\' {
            at += 2;
        } else if text[at..].starts_with(end) {
            return &text[at + end.len()..];
        } else {
            at += 1;
        }
    }
    &[]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_brackets_count() {
        let deep = "{a".repeat(DEEPEST + 1);
        assert!(check(&deep).is_err());
        assert!(check(&format!("{{a(b: \"{deep}\\\"{deep}\")}}")).is_ok());
        assert!(check(&format!("{{a(b: \"\"\"{deep}\"\"\")}} # {deep}")).is_ok());
        assert!(check(&"{a}".repeat(1000)).is_ok());
        assert!(check("\"").is_ok());
    }
}
