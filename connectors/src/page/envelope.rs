use super::PageError;
use crate::json::Object;
use crate::union::Said;

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

/// The error that an object with a code and a message stands for.
pub(crate) fn error_page_of(answer: &Object<'_>) -> PageError {
    let said = Said::of(answer);
    PageError::Answer { code: shown(said.named()), message: shown(&said.message) }
}

fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}
