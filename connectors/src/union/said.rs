use rebated_service::networks::{Trouble, TroubleKind};

use super::error::of;
use crate::json::{Object, Value};

/// What an error answer says: by numbers and words that each network spells in its own way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) code: String,
    pub(crate) sub_code: String,
    pub(crate) message: String,
}

impl Said {
    /// Reads the error, under any of the usual names.
    pub(crate) fn of(error: &Object<'_>) -> Self {
        let first = |names: &[&str]| names.iter().find_map(|name| text(error, name)).unwrap_or_default();
        Self {
            code: first(&["code", "error_code", "errorCode"]),
            sub_code: first(&["sub_code"]),
            message: first(&["sub_msg", "msg", "zh_desc", "error_msg", "message", "errorMessage", "en_desc"]),
        }
    }

    /// The code that tells the most.
    pub(crate) fn named(&self) -> &str {
        if self.sub_code.is_empty() { &self.code } else { &self.sub_code }
    }

    /// Whether the words are about a stretch of time that is too long. No network has a code of its own for that.
    pub(crate) fn is_about_the_window(&self) -> bool {
        let about = ["时间", "time"].iter().any(|word| self.message.to_lowercase().contains(word));
        let limits = ["超过", "大于", "跨度", "间隔", "范围", "过长", "span", "exceed", "range", "too long"];
        about && limits.iter().any(|word| self.message.to_lowercase().contains(word))
    }

    pub(crate) fn trouble(&self, kind: TroubleKind) -> Trouble {
        of(kind, self.named(), &self.message)
    }
}

/// A text in an answer; also a number, by its own text. None when it is empty.
pub(crate) fn text(object: &Object<'_>, name: &str) -> Option<String> {
    match object.get(name)? {
        Value::Text(text) => Some(text).filter(|text| !text.trim().is_empty()),
        Value::Number(text) => Some(text.to_owned()),
        _ => None,
    }
}

/// Whether a field says yes, as a boolean or as a text.
pub(crate) fn says_yes(object: &Object<'_>, name: &str) -> bool {
    match object.get(name) {
        Some(Value::Bool(yes)) => yes,
        Some(Value::Text(text)) => text == "true",
        _ => false,
    }
}

/// An address with its scheme: networks write `//img.example.com/a.jpg`.
pub(crate) fn absolute(url: String) -> String {
    if url.starts_with("//") { format!("https:{url}") } else { url }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_about_the_window_are_told_from_others() {
        let says = |message: &str| Said { message: message.into(), ..Said::default() }.is_about_the_window();
        assert!(says("查询时间间隔不能超过3小时") && says("start and end time span exceeds 24 hours"));
        assert!(!says("非法的时间戳参数") && !says("调用次数超过限制") && !says("Invalid Timestamp"));
    }
}
