use serde_json::{Map, Value};

/// One operation as a client asks for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The document's text, unless it is named.
    pub query: Option<String>,
    /// Which of the document's operations.
    pub operation_name: Option<String>,
    /// Values of its variables.
    pub variables: Map<String, Value>,
    /// The name of a registered document, `sha256:…`.
    pub document_id: Option<String>,
    /// The SHA-256 of the document in lower-case hexadecimal, as Apollo's automatic persisted queries
    /// send it: alone, or with the text to be remembered by it.
    pub persisted_hash: Option<String>,
}

impl Asked {
    /// Nothing but a document.
    pub fn query(text: impl Into<String>) -> Self {
        Self { query: Some(text.into()), ..Self::default() }
    }
}

/// What an operation came by: it decides which kinds of operation are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// A request that must not change anything.
    Get,
    /// A request with one answer.
    Post,
    /// A way on which many answers can follow each other.
    Stream,
}
