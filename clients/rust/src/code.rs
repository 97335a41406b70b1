use serde::Deserialize;

/// Why an operation failed as a whole, for a program: `extensions.code` of an error.
///
/// What a person can correct is no such error but in a mutation's `user_errors`, with codes of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum Code {
    /// The document is not GraphQL.
    GraphqlParseFailed,
    /// The document does not fit the server's schema.
    GraphqlValidationFailed,
    /// A variable or argument cannot be understood.
    BadUserInput,
    /// The request is not one of GraphQL over HTTP.
    BadRequest,
    /// Which operation of the document to run cannot be told.
    OperationResolutionFailure,
    /// A subscription was sent to `run`.
    OperationNotSupported,
    /// The server remembers no document with this hash.
    PersistedQueryNotFound,
    /// The server runs documents of its operator only, or asks for a token to run others.
    PersistedQueryNotSupported,
    /// The operation is too large, or would cost more points than one operation may: ask for smaller pages.
    QueryTooComplex,
    /// The document nests too deeply.
    QueryTooDeep,
    /// The token is missing, wrong or over: refresh the session or sign in again.
    Unauthenticated,
    /// The caller may not do this, whatever is sent.
    Forbidden,
    /// Nothing is at this address.
    NotFound,
    /// Too much was asked in too short a time; wait for `Error::retry_after_seconds`.
    Throttled,
    /// The operation took too long and was given up; a mutation may have happened.
    Timeout,
    /// The request is larger than the limit.
    PayloadTooLarge,
    /// The request is not JSON by its content type.
    UnsupportedMediaType,
    /// Nothing that the client accepts is served.
    NotAcceptable,
    /// The operation is not served by this HTTP method.
    MethodNotAllowed,
    /// Several operations were sent as one.
    BatchingNotSupported,
    /// The server's fault; it logged why under the request's id.
    InternalServerError,
    /// A code that is newer than this package.
    #[serde(untagged)]
    Other(String),
}
