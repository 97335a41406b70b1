/// Letters and digits that are not mistaken for each other when read aloud (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 8;

/// Eight characters that a member gives to friends.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InviteCode(String);

/// The text is not an invite code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not an invite code")]
pub struct InviteCodeError;

impl InviteCode {
    /// A code made of random bytes.
    pub fn from_random(bytes: [u8; LENGTH]) -> Self {
        Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
    }

    /// Reads a code as people type it: in any case, O for 0, I and L for 1.
    pub fn try_new(text: &str) -> Result<Self, InviteCodeError> {
        let code: String = text
            .trim()
            .chars()
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let known = code.bytes().all(|b| ALPHABET.contains(&b));
        if code.len() == LENGTH && known { Ok(Self(code)) } else { Err(InviteCodeError) }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_codes_are_understood() {
        let code = InviteCode::from_random([0, 1, 31, 32, 100, 200, 255, 7]);
        assert_eq!(InviteCode::try_new(&code.as_str().to_lowercase()), Ok(code));
        assert_eq!(InviteCode::try_new("oil45678").map(|c| c.0), Ok("01145678".into()));
        assert_eq!(InviteCode::try_new("SHORT"), Err(InviteCodeError));
        assert_eq!(InviteCode::try_new("ABCDEFGU"), Err(InviteCodeError));
    }
}
