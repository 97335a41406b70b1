/// Codes of top-level errors, in `extensions.code`: a closed list that clients may rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The document is not GraphQL.
    ParseFailed,
    /// The document does not fit the schema.
    ValidationFailed,
    /// An argument or variable cannot be understood.
    BadUserInput,
    /// The request is not one of GraphQL over HTTP.
    BadRequest,
    /// The operation to run cannot be told.
    OperationResolutionFailure,
    /// The document nests too deeply.
    QueryTooDeep,
    /// Sign in (again).
    Unauthenticated,
    /// Not allowed, whatever the caller does.
    Forbidden,
    /// Nothing is at this address.
    NotFound,
    /// Too many attempts; wait.
    Throttled,
    /// The request took too long and was given up.
    Timeout,
    /// The body is larger than the limit.
    PayloadTooLarge,
    /// The body is not JSON by its content type.
    UnsupportedMediaType,
    /// Only POST is served.
    MethodNotAllowed,
    /// An array of operations was sent.
    BatchingNotSupported,
    /// Our fault.
    Internal,
}

impl Code {
    /// The code as clients read it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ParseFailed => "GRAPHQL_PARSE_FAILED",
            Self::ValidationFailed => "GRAPHQL_VALIDATION_FAILED",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::BadRequest => "BAD_REQUEST",
            Self::OperationResolutionFailure => "OPERATION_RESOLUTION_FAILURE",
            Self::QueryTooDeep => "QUERY_TOO_DEEP",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::Throttled => "THROTTLED",
            Self::Timeout => "TIMEOUT",
            Self::PayloadTooLarge => "PAYLOAD_TOO_LARGE",
            Self::UnsupportedMediaType => "UNSUPPORTED_MEDIA_TYPE",
            Self::MethodNotAllowed => "METHOD_NOT_ALLOWED",
            Self::BatchingNotSupported => "BATCHING_NOT_SUPPORTED",
            Self::Internal => "INTERNAL_SERVER_ERROR",
        }
    }
}
