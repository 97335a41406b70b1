/// Small letters and digits that are not mistaken for each other (Crockford's base 32).
const CODE_LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const CODE_LENGTH: usize = 10;

/// What names a link in its own address: ten characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinkCode(String);

impl LinkCode {
    /// A code made of random bytes.
    pub fn from_random(bytes: [u8; CODE_LENGTH]) -> Self {
        Self(spell(&bytes, CODE_LETTERS))
    }

    /// Reads a code; none for what can be no code.
    pub fn read(text: &str) -> Option<Self> {
        let is_code = text.len() == CODE_LENGTH && text.bytes().all(|byte| CODE_LETTERS.contains(&byte));
        is_code.then(|| Self(text.to_owned()))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The alphabet of RFC 4648 in small letters.
const NAME_LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const NAME_LENGTH: usize = 12;
const LONGEST_NAME: usize = 32;

/// Our name for a buyer at a network: 1 to 32 of `[A-Za-z0-9_]`, which every network takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SubId(String);

impl SubId {
    /// Twelve characters made of random bytes. It tells nothing of the buyer, and nobody guesses another's.
    pub fn from_random(bytes: [u8; NAME_LENGTH]) -> Self {
        Self(spell(&bytes, NAME_LETTERS))
    }

    /// Reads a name; none for what a network would not take.
    pub fn read(text: &str) -> Option<Self> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let is_name = (1..=LONGEST_NAME).contains(&text.len()) && text.bytes().all(fits);
        is_name.then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn spell(bytes: &[u8], letters: &[u8; 32]) -> String {
    bytes.iter().map(|byte| char::from(letters[usize::from(byte % 32)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_can_be_read() {
        let bytes = [0, 1, 9, 10, 31, 32, 100, 200, 255, 7];
        let code = LinkCode::from_random(bytes);
        assert_eq!(code.as_str(), "019az048z7");
        assert_eq!(LinkCode::read(code.as_str()), Some(code));
        for other in ["", "019az048z", "019az048z77", "019AZ048Z7", "019az048zi", "019az048/7"] {
            assert_eq!(LinkCode::read(other), None, "{other}");
        }
        let name = SubId::from_random([0, 25, 26, 31, 32, 57, 58, 63, 64, 255, 128, 1]);
        assert_eq!(name.as_str(), "az27az27a7ab");
        assert_eq!(SubId::read(name.as_str()), Some(name));
        for other in ["", "relation:7100001", "a b", "名字", "123456789012345678901234567890123"] {
            assert_eq!(SubId::read(other), None, "{other}");
        }
    }
}
