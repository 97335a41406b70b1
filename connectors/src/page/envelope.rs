use super::PageError;
use crate::json::{Object, Value};

/// The object that a page is.
pub(crate) fn page_object(page: &str) -> Result<Object<'_>, PageError> {
    Object::parse(page).map_err(|error| {
        if error.is_data() {
            PageError::Unsupported("the page is not a JSON object")
        } else {
            PageError::Malformed
        }
    })
}

/// The error that a gateway answers with, in its `error_response`, when the page is one.
pub(crate) fn error_page(page: &Object<'_>) -> Option<PageError> {
    ["error_response", "errorResponse"].into_iter().find_map(|name| Some(error_page_of(&page.object(name)?)))
}

/// The error that an object with a code and a message stands for, under any of their usual names.
pub(crate) fn error_page_of(answer: &Object<'_>) -> PageError {
    let first = |names: &[&str]| {
        names.iter().find_map(|name| match answer.get(name)? {
            Value::Text(text) if !text.is_empty() => Some(text),
            Value::Number(number) => Some(number.to_owned()),
            _ => None,
        })
    };
    let message = first(&["sub_msg", "msg", "zh_desc", "error_msg", "message", "errorMessage", "en_desc"]);
    PageError::Answer {
        code: shown(&first(&["sub_code", "code", "error_code", "errorCode"]).unwrap_or_default()),
        message: shown(&message.unwrap_or_default()),
    }
}

fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}
