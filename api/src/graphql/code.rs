macro_rules! codes {
    ($($name:ident $text:literal $meaning:literal $remedy:literal)*) => {
        /// Codes of top-level errors, in `extensions.code`: a closed list that clients may rely on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = $meaning] $name,)*
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as clients read it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// What has happened.
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $meaning,)*
                }
            }

            /// What a client does about it.
            pub const fn remedy(self) -> &'static str {
                match self {
                    $(Self::$name => $remedy,)*
                }
            }
        }
    };
}

codes! {
    ParseFailed "GRAPHQL_PARSE_FAILED"
        "The document is not GraphQL."
        "Correct the document."
    ValidationFailed "GRAPHQL_VALIDATION_FAILED"
        "The document does not fit the schema."
        "Correct the document, or generate the client again."
    BadUserInput "BAD_USER_INPUT"
        "A variable or argument cannot be understood."
        "Correct the value; `extensions.argument` names the argument where it is known."
    BadRequest "BAD_REQUEST"
        "The request is not one of GraphQL over HTTP."
        "Correct the body or the query string."
    OperationResolutionFailure "OPERATION_RESOLUTION_FAILURE"
        "Which operation of the document to run cannot be told."
        "Send the `operationName` of one of them."
    OperationNotSupported "OPERATION_NOT_SUPPORTED"
        "A subscription came on a way with one answer."
        "Use the WebSocket, or accept `text/event-stream`."
    PersistedQueryNotFound "PERSISTED_QUERY_NOT_FOUND"
        "No document with this hash or id is known."
        "Send the text together with its hash; Apollo's clients do."
    PersistedQueryNotSupported "PERSISTED_QUERY_NOT_SUPPORTED"
        "Documents of this caller are not remembered by their hash."
        "Send a registered document, or sign in."
    QueryTooComplex "QUERY_TOO_COMPLEX"
        "The operation is too large, or would cost more points than one operation may."
        "Ask for smaller pages, or for less at once."
    QueryTooDeep "QUERY_TOO_DEEP"
        "The document nests too deeply."
        "Split the operation."
    Unauthenticated "UNAUTHENTICATED"
        "The token is missing, wrong or over."
        "Refresh the session or sign in again."
    Forbidden "FORBIDDEN"
        "The caller may not do this, whatever is sent."
        "Do not repeat it."
    CursorExpired "CURSOR_EXPIRED"
        "The events after this cursor are no longer kept."
        "Read anew what you follow, then subscribe without a cursor."
    NotFound "NOT_FOUND"
        "Nothing is at this address."
        "GraphQL is at `/graphql`."
    Throttled "THROTTLED"
        "Too much was asked in too short a time."
        "Wait for `extensions.retryAfterSeconds`; when nothing ran, it is also in the header `Retry-After`."
    Timeout "TIMEOUT"
        "The operation or the sending of it took too long and was given up."
        "Repeat it; a mutation with the same idempotency key, because it may have happened."
    PayloadTooLarge "PAYLOAD_TOO_LARGE"
        "The body or message is larger than the limit."
        "Send less at once."
    UnsupportedMediaType "UNSUPPORTED_MEDIA_TYPE"
        "The body is not JSON in UTF-8 by its content type."
        "Send `Content-Type: application/json`."
    NotAcceptable "NOT_ACCEPTABLE"
        "Nothing that the client accepts is served."
        "Accept `application/graphql-response+json`."
    MethodNotAllowed "METHOD_NOT_ALLOWED"
        "The operation is not served by this HTTP method."
        "Send it by POST."
    BatchingNotSupported "BATCHING_NOT_SUPPORTED"
        "An array of operations was sent."
        "Send one operation per request."
    Internal "INTERNAL_SERVER_ERROR"
        "The fault is ours."
        "Repeat it once; then tell us the `extensions.requestId`."
}

impl Code {
    /// The code with this text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}
