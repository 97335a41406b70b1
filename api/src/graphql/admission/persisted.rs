use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::ServerError;
use aws_lc_rs::digest::{SHA256, digest};
use moka::sync::Cache;

use super::{Asked, Document};
use crate::graphql::Code;
use crate::graphql::label::coded_error;

/// Bytes of documents that clients have sent to be remembered.
const MOST_BYTES: u64 = 4 << 20;
/// Longest document that is remembered.
const LONGEST: usize = 64 << 10;

/// Documents that the operator has registered, by the SHA-256 of their text.
#[derive(Clone, Debug, Default)]
pub struct Trusted(HashMap<String, Arc<str>>);

/// Why a manifest of documents cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// It is no JSON object of texts.
    #[error("the manifest is not a JSON object from hash to document: {0}")]
    Malformed(#[from] serde_json::Error),
    /// A name is not that of its document.
    #[error("`{0}` is not the SHA-256 of its document")]
    WrongHash(String),
    /// A document does not fit this server's schema or limits.
    #[error("the document `{id}` cannot be run: {problem}")]
    Refused {
        /// Its name.
        id: String,
        /// The first thing that is wrong with it.
        problem: String,
    },
}

impl Trusted {
    /// Reads a manifest: a JSON object whose keys are `sha256:HEX`, or `HEX` as graphql-codegen writes
    /// them, and whose values are documents. Every document is validated.
    pub fn read(manifest: &str) -> Result<Self, ManifestError> {
        let documents: HashMap<String, String> = serde_json::from_str(manifest)?;
        let mut trusted = HashMap::new();
        for (id, text) in documents {
            let hash = hash(&text);
            if plain(&id) != hash {
                return Err(ManifestError::WrongHash(id));
            }
            if let Err(errors) = Document::read(&text) {
                let problem = errors.into_iter().next().map(|error| error.message).unwrap_or_default();
                return Err(ManifestError::Refused { id, problem });
            }
            trusted.insert(hash, text.into());
        }
        Ok(Self(trusted))
    }
}

/// Who may run documents that nobody has registered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unregistered {
    /// Everybody.
    #[default]
    Allowed,
    /// Only whoever is signed in.
    SignedIn,
}

/// Finds documents by their hash.
pub struct Persisted {
    trusted: Trusted,
    unregistered: Unregistered,
    automatic: Cache<String, Arc<str>>,
}

impl Persisted {
    /// Nothing is remembered yet.
    pub fn new(trusted: Trusted, unregistered: Unregistered) -> Self {
        let automatic = Cache::builder()
            .max_capacity(MOST_BYTES)
            .weigher(|_, text: &Arc<str>| u32::try_from(text.len()).unwrap_or(u32::MAX))
            .build();
        Self { trusted, unregistered, automatic }
    }

    /// The text of the document that is asked for.
    pub fn text(&self, asked: &Asked, is_anonymous: bool) -> Result<Arc<str>, ServerError> {
        let is_restricted = is_anonymous && self.unregistered == Unregistered::SignedIn;
        if let Some(id) = &asked.document_id {
            return self.trusted.0.get(plain(id)).cloned().ok_or_else(not_found);
        }
        let text = match (&asked.query, &asked.persisted_hash) {
            (None, None) => {
                return Err(coded_error(Code::BadRequest, "Send a `query` or a `documentId`.", None));
            }
            (None, Some(hash)) => match self.trusted.0.get(hash) {
                Some(text) => return Ok(Arc::clone(text)),
                None if is_restricted => return Err(not_supported()),
                None => return self.automatic.get(hash).ok_or_else(not_found),
            },
            (Some(text), None) => text,
            (Some(text), Some(given)) if hash(text) == *given => text,
            (Some(_), Some(_)) => {
                return Err(coded_error(Code::BadRequest, "The sha256Hash is not that of the query.", None));
            }
        };
        if is_restricted && !self.trusted.0.contains_key(&hash(text)) {
            let message = "Without signing in, only registered operations may be run.";
            return Err(coded_error(Code::Forbidden, message, None));
        }
        Ok(text.as_str().into())
    }

    /// Remembers a document that is good by the hash that it was sent with.
    pub fn remember(&self, asked: &Asked, text: &Arc<str>) {
        if let (Some(hash), Some(_)) = (&asked.persisted_hash, &asked.query)
            && text.len() <= LONGEST
            && !self.automatic.contains_key(hash)
        {
            self.automatic.insert(hash.clone(), Arc::clone(text));
        }
    }
}

/// Apollo's clients read this message; they then send the text as well.
fn not_found() -> ServerError {
    coded_error(Code::PersistedQueryNotFound, "PersistedQueryNotFound", None)
}

fn not_supported() -> ServerError {
    coded_error(Code::PersistedQueryNotSupported, "PersistedQueryNotSupported", None)
}

fn plain(id: &str) -> &str {
    id.strip_prefix("sha256:").unwrap_or(id)
}

fn hash(text: &str) -> String {
    digest(&SHA256, text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
