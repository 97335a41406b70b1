/// The beginning of a text, at most so many bytes, cut between characters.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(cut("退款", 5), "退");
        assert_eq!(cut("退款", 6), "退款");
        assert_eq!(cut("ab", 1), "a");
        assert_eq!(hex(&[0, 255, 16]), "00ff10");
    }
}
