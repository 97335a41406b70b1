/// Why a contact address or name was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContactError {
    /// Not `local@domain` of at most 254 characters.
    #[error("is not an e-mail address")]
    Email,
    /// Not E.164: a plus and 8 to 15 digits.
    #[error("is not a telephone number in international form, such as +8613800138000")]
    Phone,
    /// Not 1 to 80 printable characters.
    #[error("must be 1 to 80 printable characters")]
    Name,
}

/// An e-mail address in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Trims, lower-cases and checks. Whether mail arrives only a mail can tell.
    pub fn try_new(text: &str) -> Result<Self, ContactError> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.rsplit_once('@').ok_or(ContactError::Email)?;
        let printable = text.chars().all(|c| !c.is_control() && !c.is_whitespace());
        let labels = domain.split('.').all(|l| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-'));
        let shaped = !local.is_empty() && !local.contains('@') && local.len() <= 64 && domain.contains('.');
        if printable && labels && shaped && text.len() <= 254 {
            Ok(Self(text))
        } else {
            Err(ContactError::Email)
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number in E.164 form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Drops spaces and dashes and checks.
    pub fn try_new(text: &str) -> Result<Self, ContactError> {
        let text: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let digits = text.strip_prefix('+').ok_or(ContactError::Phone)?;
        let shaped = (8..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if shaped && !digits.starts_with('0') { Ok(Self(text)) } else { Err(ContactError::Phone) }
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplayName(String);

impl DisplayName {
    /// Trims and checks. Characters that turn the direction of writing are refused: with them a name can
    /// look like another.
    pub fn try_new(text: &str) -> Result<Self, ContactError> {
        let text = text.trim();
        let is_shown = |c: char| !c.is_control() && !turns_direction(c);
        let fits = (1..=80).contains(&text.chars().count()) && text.chars().all(is_shown);
        if fits { Ok(Self(text.to_owned())) } else { Err(ContactError::Name) }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Unicode's explicit directional formatting characters (UAX #9, section 2).
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_normalised_or_refused() {
        let mail = |text| Email::try_new(text).map(|mail| mail.0);
        assert_eq!(mail(" Li.Lei@Example.COM "), Ok("li.lei@example.com".into()));
        for bad in ["", "a", "a@b", "@b.c", "a@b..c", "a b@c.d", "a@-b.c", "a\0@b.c", "a@b@c.d"] {
            assert_eq!(mail(bad), Err(ContactError::Email), "{bad:?}");
        }
        let phone = |text| Phone::try_new(text).map(|phone| phone.0);
        assert_eq!(phone("+86 138-0013-8000"), Ok("+8613800138000".into()));
        for bad in ["13800138000", "+0123456789", "+861", "+86138001380001234", "+86a3800138000"] {
            assert_eq!(phone(bad), Err(ContactError::Phone), "{bad:?}");
        }
        assert_eq!(DisplayName::try_new(" 小明 ").map(|name| name.0), Ok("小明".into()));
        assert_eq!(DisplayName::try_new("a\u{0}b"), Err(ContactError::Name));
        assert_eq!(DisplayName::try_new("\u{202E}evil"), Err(ContactError::Name));
    }
}
