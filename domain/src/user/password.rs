/// Why a password was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// Fewer than 10 characters.
    #[error("must have at least 10 characters")]
    TooShort,
    /// More than 128 characters.
    #[error("must have at most 128 characters")]
    TooLong,
    /// One character over and over.
    #[error("must not repeat one character")]
    TooSimple,
}

/// Checks a new password. Length beats character classes (NIST SP 800-63B, section 5.1.1).
pub fn check_password(password: &str) -> Result<(), PasswordRefusal> {
    let length = password.chars().count();
    if length < 10 {
        return Err(PasswordRefusal::TooShort);
    }
    if length > 128 {
        return Err(PasswordRefusal::TooLong);
    }
    let first = password.chars().next();
    if password.chars().all(|c| Some(c) == first) { Err(PasswordRefusal::TooSimple) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(check_password("九个汉字的密码短了"), Err(PasswordRefusal::TooShort));
        assert_eq!(check_password("十个汉字的密码刚刚好"), Ok(()));
        assert_eq!(check_password(&"ab".repeat(65)), Err(PasswordRefusal::TooLong));
        assert_eq!(check_password("aaaaaaaaaaaa"), Err(PasswordRefusal::TooSimple));
    }
}
