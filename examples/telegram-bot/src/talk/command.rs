/// What a message asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command<'a> {
    /// `/start` and `/help`.
    Start,
    /// `/link CODE`: the account is that of whoever has made the code.
    Link(&'a str),
    /// `/balance`.
    Balance,
    /// `/orders`.
    Orders,
    /// `/bills`.
    Bills,
    /// `/claim NUMBER`: the order is theirs.
    Claim(&'a str),
    /// Another word with a slash.
    Unknown,
    /// Anything else: a product, as shops share it.
    Share(&'a str),
}

impl<'a> Command<'a> {
    /// Reads a message. `/link@some_bot CODE` is `/link CODE`.
    pub fn of(text: &'a str) -> Self {
        let text = text.trim();
        if !text.starts_with('/') {
            return Self::Share(text);
        }
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let word = word.split('@').next().unwrap_or(word);
        match word {
            "/start" | "/help" => Self::Start,
            "/link" => Self::Link(rest.trim()),
            "/balance" => Self::Balance,
            "/orders" => Self::Orders,
            "/bills" => Self::Bills,
            "/claim" => Self::Claim(rest.trim()),
            // passwords of Taobao may stand between slashes
            _ if word[1..].chars().all(|c| c.is_ascii_lowercase() || c == '_') => Self::Unknown,
            _ => Self::Share(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_slash_are_commands_and_the_rest_is_shared() {
        for (text, command) in [
            ("/start", Command::Start),
            (" /link@a_bot  AB-12 ", Command::Link("AB-12")),
            ("/link", Command::Link("")),
            ("/claim 123", Command::Claim("123")),
            ("/dance now", Command::Unknown),
            ("/", Command::Unknown),
            ("/￥Zab12￥/", Command::Share("/￥Zab12￥/")),
            ("https://u.jd.com/x", Command::Share("https://u.jd.com/x")),
        ] {
            assert_eq!(Command::of(text), command, "{text}");
        }
    }
}
