//! The last step of every answer: each error gets a code, and none carries text of the inside.

use async_graphql::{Pos, Response, ServerError, Value};

use super::Code;
use super::context::RequestId;

/// Most errors in one answer.
const MOST_ERRORS: usize = 10;

/// What the caller reads instead of the text of a fault.
pub const INTERNAL: &str = "Internal server error";

/// Gives every error of an operation that ran its code.
pub fn label(response: &mut Response, request_id: &RequestId) {
    response.errors.truncate(MOST_ERRORS);
    for error in &mut response.errors {
        if code_of(error).is_none() {
            classify(error, request_id);
        }
    }
}

/// An error with a code, of an operation that did not run.
pub fn coded_error(code: Code, message: impl Into<String>, at: Option<Pos>) -> ServerError {
    let mut error = ServerError::new(message, at);
    set_code(&mut error, code);
    error
}

/// The code of an error, if it has one yet.
pub fn code_of(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code),
        _ => None,
    }
}

/// Sets the code of an error.
pub fn set_code(error: &mut ServerError, code: Code) {
    error.extensions.get_or_insert_default().set("code", code.as_str());
}

/// Our own fault, as the caller is told of it: by the name under which the log tells more.
pub fn internal(request_id: &RequestId) -> ServerError {
    let mut error = coded_error(Code::Internal, INTERNAL, None);
    error.extensions.get_or_insert_default().set("requestId", request_id.as_str());
    error
}

fn classify(error: &mut ServerError, request_id: &RequestId) {
    if error.source.is_none() && is_about_an_argument(&error.message) {
        return set_code(error, Code::BadUserInput);
    }
    let path = serde_json::to_string(&error.path).unwrap_or_default();
    tracing::error!(%request_id, path, error = error.message, "A resolver failed.");
    let ServerError { message, extensions, .. } = internal(request_id);
    (error.message, error.extensions) = (message, extensions);
}

/// Texts of async-graphql's own reading of arguments. They have no source, unlike whatever a
/// resolver returns by `?`.
fn is_about_an_argument(message: &str) -> bool {
    ["Failed to parse \"", "Expected input type \"", "Invalid value for argument", "Variable "]
        .iter()
        .any(|start| message.starts_with(start))
}
