//! A shared text without what only changes how it looks.

use std::ops::Range;

/// The text without invisible characters, and with full-width letters, digits and the signs of addresses in their
/// narrow form. Taking an invisible character away hides nothing: what stood around it stands together afterwards.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|&c| !is_invisible(c)).map(narrow).collect()
}

/// Zero-width characters, marks of direction, soft hyphens and variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Punctuation of sentences stays wide: there it ends an address, and its narrow form would not.
fn narrow(c: char) -> char {
    match c {
        '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '：'
        | '／'
        | '．'
        | '？'
        | '＝'
        | '＆'
        | '％'
        | '＿'
        | '－'
        | '＃'
        | '＠'
        | '＄'
        | '（'
        | '）' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '￥' => '¥',
        '\u{3000}' => ' ',
        other => other,
    }
}

/// The longest stretches of characters that belong together, as bytes of the text.
pub(super) fn runs(text: &str, belongs: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| belongs(*c)) {
        let end = at + c.len_utf8();
        match found.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = end,
            None => found.push(at..end),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_taken_away_and_sentences_stay() {
        assert_eq!(plain("ｈｔｔｐｓ：／／ｉｔｅｍ．ｊｄ．ｃｏｍ／１"), "https://item.jd.com/1");
        assert_eq!(plain("item\u{200b}.jd\u{feff}.com"), "item.jd.com");
        assert_eq!(plain("￥（ａ）＄，。！"), "¥(a)$，。！");
    }

    #[test]
    fn runs_are_as_long_as_they_can_be() {
        assert_eq!(runs("中ab中c", |c| c.is_ascii()), [3..5, 8..9]);
        assert_eq!(runs("", |_| true), []);
    }
}
