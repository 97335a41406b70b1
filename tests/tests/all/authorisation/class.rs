//! What is expected of each object type.

use super::audience::Audience;
use super::cast::CALLERS;

/// An object type: where its objects are met, and who reads which of its fields.
pub struct Class {
    pub name: &'static str,
    /// Operations that meet objects of the type, and what becomes of the object for each caller.
    pub met: Vec<(String, &'static str)>,
    plain: Vec<&'static str>,
    blank: Vec<&'static str>,
    pub restricted: Vec<(&'static str, Audience)>,
}

/// A type whose `plain` fields (names set apart by spaces) are read by whoever sees the object.
pub fn class(name: &'static str, plain: &'static str) -> Class {
    let plain = plain.split_whitespace().collect();
    Class { name, met: Vec::new(), plain, blank: Vec::new(), restricted: Vec::new() }
}

impl Class {
    /// Objects are met by `operation`, which has `@` in the place of what is read of them. Letters as in
    /// [`Reading::visibility`](super::reading::Reading::visibility).
    pub fn met(mut self, operation: impl Into<String>, letters: &'static str) -> Self {
        self.met.push((operation.into(), letters));
        self
    }

    /// A field that not everybody reads who sees the object.
    pub fn restricted(mut self, field: &'static str, audience: Audience) -> Self {
        self.restricted.push((field, audience));
        self
    }

    /// A field that has nothing to say of any object that is met, to nobody.
    pub fn blank(mut self, field: &'static str) -> Self {
        self.blank.push(field);
        self
    }

    /// All fields that the table knows of, sorted.
    pub fn fields(&self) -> Vec<&'static str> {
        let restricted = self.restricted.iter().map(|(name, _)| name);
        let mut all: Vec<&str> = self.plain.iter().chain(&self.blank).chain(restricted).copied().collect();
        all.sort_unstable();
        all
    }

    pub fn is_seen_by(&self, caller: usize) -> bool {
        self.met.iter().any(|(_, letters)| letter(letters, caller) == 'V')
    }

    /// What a caller may read in a field of the objects that they see: one of some letters as in
    /// [`Reading::letters`](super::reading::Reading::letters), a hyphen for those who see none.
    pub fn expected(&self, field: &str, caller: usize) -> String {
        if !self.is_seen_by(caller) {
            return "-".into();
        }
        if self.blank.contains(&field) {
            return "NE".into();
        }
        let restricted = self.restricted.iter().find(|(name, _)| *name == field);
        restricted.map_or('V', |(_, audience)| letter(audience.gets, caller)).into()
    }
}

/// A caller's letter in a row, whose groups are set apart by spaces.
pub fn letter(row: &str, caller: usize) -> char {
    let letters: Vec<char> = row.chars().filter(|letter| !letter.is_whitespace()).collect();
    assert_eq!(letters.len(), CALLERS.len(), "{row}");
    letters[caller]
}
