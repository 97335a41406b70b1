use chrono::TimeDelta;

/// Letters and digits that are not mistaken for each other when they are read aloud or copied: no 0 and O, no 1, I and L,
/// no 2 and Z, no 5 and S, no 8 and B, no U and V. Their number divides no power of two, see [`LinkCode::from_random`].
const ALPHABET: &[u8; 23] = b"34679ACDEFGHJKMNPQRTWXY";
const LENGTH: usize = 8;

/// How long a code can be used.
pub const LINK_CODE_LASTS: TimeDelta = TimeDelta::minutes(10);

/// How many codes of one member can be used at a time; one more ends the oldest.
pub const MOST_LINK_CODES: usize = 3;

/// Eight characters that a member shows to a bot, to say who they are. Used once.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkCode(String);

/// The text is not such a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a code")]
pub struct LinkCodeError;

impl LinkCode {
    /// A code made of random bytes, read as one number: no character is noticeably likelier than another.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        let mut number = u128::from_be_bytes(bytes);
        let base = ALPHABET.len() as u128;
        let code = (0..LENGTH).map(|_| {
            let digit = usize::try_from(number % base).unwrap_or(0);
            number /= base;
            char::from(ALPHABET[digit])
        });
        Self(code.collect())
    }

    /// Reads a code as people type it: in any case, with spaces and hyphens.
    pub fn try_new(text: &str) -> Result<Self, LinkCodeError> {
        let is_between = |c: &char| c.is_whitespace() || *c == '-';
        let code: String =
            text.chars().take(64).filter(|c| !is_between(c)).map(|c| c.to_ascii_uppercase()).collect();
        let is_known = code.bytes().all(|b| ALPHABET.contains(&b));
        if code.len() == LENGTH && is_known { Ok(Self(code)) } else { Err(LinkCodeError) }
    }

    /// The code. A secret.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for LinkCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typed_codes_are_understood() {
        let code = LinkCode("3AC47XYW".into());
        for typed in ["3AC47XYW", " 3ac4-7xyw\n", "3AC4 7XYW"] {
            assert_eq!(LinkCode::try_new(typed), Ok(code.clone()), "{typed}");
        }
        for wrong in ["", "3AC47XY", "3AC47XYWW", "0AC47XYW", "3AC47XYW3AC47XYW", "３AC47XYW"] {
            assert_eq!(LinkCode::try_new(wrong), Err(LinkCodeError), "{wrong}");
        }
        assert_eq!(format!("{code:?}"), "LinkCode(…)");
    }

    proptest! {
        #[test]
        fn every_code_that_is_made_is_read(bytes: [u8; 16]) {
            let code = LinkCode::from_random(bytes);
            prop_assert_eq!(LinkCode::try_new(code.as_str()), Ok(code));
        }
    }

    #[test]
    fn every_character_stands_at_every_place() {
        for place in 0..LENGTH {
            let scale = (ALPHABET.len() as u128).pow(u32::try_from(place).unwrap());
            let made: std::collections::BTreeSet<u8> = (0..ALPHABET.len() as u128)
                .map(|digit| LinkCode::from_random((digit * scale).to_be_bytes()).0.as_bytes()[place])
                .collect();
            assert_eq!(made.len(), ALPHABET.len(), "place {place}");
        }
    }
}
