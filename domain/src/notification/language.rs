use crate::code::codes;

codes! {
    /// A language that the platform writes in.
    pub enum Language {
        /// English.
        En = "EN",
        /// Chinese, simplified.
        Zh = "ZH",
    }
}

impl Language {
    /// The language for a profile's locale, such as `zh-CN`: Chinese for Chinese of any region, else English.
    pub fn of_locale(locale: &str) -> Self {
        let primary = locale.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Self::Zh } else { Self::En }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_of_the_locale_decides() {
        for (locale, language) in [
            ("zh-CN", Language::Zh),
            ("ZH", Language::Zh),
            ("en-GB", Language::En),
            ("zhx", Language::En),
            ("", Language::En),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }
}
