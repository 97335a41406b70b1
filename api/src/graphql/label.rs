//! The last step of every answer: each error gets a code, and none carries text of the inside.

use async_graphql::{Response, ServerError, Value};

use super::Code;
use super::context::RequestId;

/// Most errors in one answer.
const MOST_ERRORS: usize = 10;

/// What the caller reads instead of the text of a fault.
const INTERNAL: &str = "Internal server error";

/// Gives every error its code; answers whether execution had begun.
///
/// An error with a path arose in a resolver; one without arose before any resolver ran.
pub fn label(response: &mut Response, request_id: &RequestId) -> bool {
    let executed = response.data != Value::Null || response.errors.iter().any(|error| !error.path.is_empty());
    response.errors.truncate(MOST_ERRORS);
    for error in &mut response.errors {
        if code_of(error).is_none() {
            classify(error, request_id);
        }
        let code = code_of(error).unwrap_or_default().to_owned();
        metrics::counter!("rebated_graphql_errors_total", "code" => code).increment(1);
    }
    executed
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

fn classify(error: &mut ServerError, request_id: &RequestId) {
    if error.path.is_empty() {
        let code = if is_about_the_operation(&error.message) {
            Code::OperationResolutionFailure
        } else if error.message.starts_with("Invalid value for argument") {
            Code::BadUserInput
        } else if error.message.starts_with("Query is nested too deep") {
            Code::QueryTooDeep
        } else {
            Code::ValidationFailed
        };
        return set_code(error, code);
    }
    if error.source.is_none() && is_about_an_argument(&error.message) {
        return set_code(error, Code::BadUserInput);
    }
    let path = serde_json::to_string(&error.path).unwrap_or_default();
    tracing::error!(%request_id, path, error = error.message, "A resolver failed.");
    INTERNAL.clone_into(&mut error.message);
    set_code(error, Code::Internal);
    error.extensions.get_or_insert_default().set("requestId", request_id.as_str());
}

fn is_about_the_operation(message: &str) -> bool {
    ["Unknown operation named", "Operation name required", "Subscriptions are not supported"]
        .iter()
        .any(|start| message.starts_with(start))
}

/// Texts of async-graphql's own reading of arguments. They have no source, unlike whatever a
/// resolver returns by `?`.
fn is_about_an_argument(message: &str) -> bool {
    ["Failed to parse \"", "Expected input type \"", "Invalid value for argument", "Variable "]
        .iter()
        .any(|start| message.starts_with(start))
}
