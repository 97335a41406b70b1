//! Contact addresses as people see them who may not know them, and as the audit log keeps them.

/// An e-mail address with its first letter and its domain: `l***@example.com`.
pub fn email(address: &str) -> String {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}***@{domain}")
}

/// A telephone number with its country and last two digits: `+86*********00`.
pub fn phone(number: &str) -> String {
    let hidden = number.chars().count().saturating_sub(5);
    let start: String = number.chars().take(3).collect();
    let end: String = number.chars().skip(3 + hidden).collect();
    format!("{start}{}{end}", "*".repeat(hidden))
}

/// An account in a chat with its first letter: `l***`.
pub fn account(name: &str) -> String {
    name.chars().take(1).chain("***".chars()).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn little_is_left_of_an_address() {
        assert_eq!(super::email("li.lei@example.com"), "l***@example.com");
        assert_eq!(super::phone("+8613800138000"), "+86*********00");
        assert_eq!(super::phone("+12"), "+12");
        assert_eq!(super::account("小明2026"), "小***");
    }
}
