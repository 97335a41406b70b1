//! Passwords (淘口令): letters and digits between signs, which Taobao's app takes for a link.

use std::ops::Range;

use super::plain::runs;

/// Signs that stand before and after a password and hardly ever around other words.
const SIGNS: [char; 12] = ['¥', '$', '€', '£', '₤', '₳', '¢', '₴', '฿', '₰', '₪', '₵'];

/// The passwords of a text, outside of these places.
pub(super) fn passwords(text: &str, outside_of: &[Range<usize>]) -> Vec<String> {
    let words = runs(text, |c| c.is_ascii_alphanumeric());
    let mut taken = outside_of.iter().peekable();
    let mut found: Vec<String> = Vec::new();
    for word in words {
        while taken.next_if(|place| place.end <= word.start).is_some() {}
        let is_taken = taken.peek().is_some_and(|place| place.start < word.end);
        if !is_taken && is_password(text, &word) && !found.iter().any(|known| known == &text[word.clone()]) {
            found.push(text[word].to_owned());
        }
    }
    found
}

fn is_password(text: &str, word: &Range<usize>) -> bool {
    let before = text[..word.start].chars().next_back();
    let after = text[word.end..].chars().next();
    let (word, Some(before), Some(after)) = (&text[word.clone()], before, after) else { return false };
    match (before, after) {
        _ if SIGNS.contains(&before) && SIGNS.contains(&after) => {
            (8..=13).contains(&word.len()) && word.bytes().any(|b| b.is_ascii_alphabetic())
        }
        // brackets and slashes also stand around words
        ('(', ')') | ('/', '/') | ('《', '》') | ('【', '】') | ('「', '」') => {
            word.len() == 11 && is_jumble(word)
        }
        _ => false,
    }
}

/// Whether letters and digits follow each other as in no word: digits among letters, or a capital after a small letter.
fn is_jumble(word: &str) -> bool {
    let letters = word.bytes().any(|b| b.is_ascii_alphabetic());
    let digits = word.bytes().any(|b| b.is_ascii_digit());
    let humps =
        word.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    letters && (digits || humps)
}
