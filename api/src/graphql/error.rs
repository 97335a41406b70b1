//! The one place where errors of `service` become answers: a user error when a person can correct
//! the input, a coded top-level error otherwise.

use async_graphql::{Error, ErrorExtensions, Result};
use rebated_service::access::Denied;
use rebated_service::{ErrorKind, Fault};

use super::Code;

/// An error of one area of `service`, as the API answers it. [`area_errors!`](crate::area_errors)
/// implements it.
pub trait AreaError: std::error::Error + Send + Sync + 'static {
    /// The area's user error.
    type UserError;

    /// What the error means to the caller.
    fn kind(&self) -> ErrorKind;

    /// What the caller must correct; only asked of refusals.
    fn user_errors(&self) -> Vec<Self::UserError>;
}

/// Answers a mutation: its result, or user errors, or a top-level error.
pub fn answer<T, E, P>(done: Result<T, E>, wrap: impl FnOnce(T) -> P) -> Option<Result<P>>
where
    E: AreaError,
    P: From<Vec<E::UserError>>,
{
    Some(match done {
        Ok(value) => Ok(wrap(value)),
        Err(error) if error.kind() == ErrorKind::Refused => Ok(P::from(error.user_errors())),
        Err(error) => Err(top_level(error)),
    })
}

/// An area's error in a field that has no place for user errors.
pub fn top_level<E: AreaError>(error: E) -> Error {
    of_kind(error.kind(), error)
}

/// Any error of `service`, given its kind. A fault stays without a code: the text of such an error
/// is logged and replaced before the answer is sent.
pub fn of_kind(kind: ErrorKind, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    match kind {
        ErrorKind::Refused => coded(Code::BadUserInput, sentence(&error)),
        ErrorKind::Unauthenticated => coded(Code::Unauthenticated, sentence(&error)),
        ErrorKind::Forbidden => coded(Code::Forbidden, sentence(&error)),
        ErrorKind::Throttled { retry_after_seconds } => coded(Code::Throttled, sentence(&error))
            .extend_with(|_, extensions| extensions.set("retryAfterSeconds", retry_after_seconds)),
        ErrorKind::Fault => Error::from(error),
    }
}

/// A fault of a read. It is logged and answered as "Internal server error".
pub fn fault(fault: impl std::borrow::Borrow<Fault>) -> Error {
    Error::from(fault.borrow().to_string())
}

/// A row that another row refers to is not there: our fault.
pub fn missing(what: &str) -> Error {
    Error::from(format!("a {what} that is referred to is missing"))
}

/// The caller may not do this.
pub fn denied(denied: Denied) -> Error {
    of_kind(denied.kind(), denied)
}

/// An argument that cannot be understood.
pub fn bad_argument(argument: &str, problem: impl std::fmt::Display) -> Error {
    coded(Code::BadUserInput, format!("Argument `{argument}` {problem}."))
        .extend_with(|_, extensions| extensions.set("argument", argument))
}

/// An error with a code.
pub fn coded(code: Code, message: impl Into<String>) -> Error {
    let message: String = message.into();
    Error::from(message).extend_with(|_, extensions| extensions.set("code", code.as_str()))
}

/// The error's text with a capital letter and a full stop. The name of an input field stays as it is.
pub fn sentence(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    let names_a_field = text.split(' ').next().is_some_and(|word| word.contains(char::is_uppercase));
    let mut letters = text.chars();
    let first = letters.next().map(|letter| match names_a_field {
        true => letter.to_string(),
        false => letter.to_uppercase().to_string(),
    });
    let first = first.unwrap_or_default();
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn texts_become_sentences() {
        assert_eq!(sentence(&"not allowed"), "Not allowed.");
        assert_eq!(sentence(&"Done."), "Done.");
        assert_eq!(sentence(&"holdDays is too large"), "holdDays is too large.");
        assert_eq!(sentence(&""), ".");
    }
}
