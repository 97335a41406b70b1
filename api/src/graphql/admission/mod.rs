//! What every operation passes before it runs: its document is found and validated, its variables are
//! coerced, and what it costs is taken from the caller's bucket.
//!
//! Validation is apollo-compiler's, which knows all of the specification's rules; async-graphql, which
//! leaves several out, then only executes. Documents are remembered, so that this is done once for each.

mod asked;
pub mod cost;
mod document;
mod input;
mod measure;
mod omitted;
mod operation;
mod persisted;
mod refusal;
mod root_field;
mod schema;

use std::sync::Arc;

use apollo_compiler::parser::LineColumn;
use async_graphql::{Pos, ServerError};
use moka::sync::Cache;

pub use asked::{Asked, Via};
pub use document::Document;
pub use operation::Operation;
pub use persisted::{ManifestError, Persisted, Trusted, Unregistered};
pub use refusal::Refused;
pub use schema::schema;

use super::context::Caller;
use super::throttle::{Buckets, Holder};

/// Bytes of text of the documents that are remembered. What is known of a document takes some twenty
/// times as much.
const MOST_BYTES: u64 = 4 << 20;
/// Points of an operation that costs nothing else.
const LEAST: u64 = 1;
/// Points of an operation that is refused, after work was done to find that out.
const REFUSED: u64 = 10;

/// Admits operations.
pub struct Admission {
    documents: Cache<Arc<str>, Arc<Document>>,
    persisted: Persisted,
    buckets: Buckets,
}

impl Admission {
    /// An admission that has seen nothing yet.
    pub fn new(persisted: Persisted, buckets: Buckets) -> Self {
        let documents = Cache::builder()
            .max_capacity(MOST_BYTES)
            .weigher(|text: &Arc<str>, _| u32::try_from(text.len()).unwrap_or(u32::MAX))
            .build();
        Self { documents, persisted, buckets }
    }

    /// The callers' buckets.
    pub fn buckets(&self) -> &Buckets {
        &self.buckets
    }

    /// Admits an operation, or says why not. Nothing has run when it is refused.
    pub async fn admit(
        &self,
        asked: Asked,
        caller: &Caller,
        via: Via,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<Operation, Refused> {
        let holder = Holder::of(&caller.actor, caller.address);
        // somebody without a point left does not make us parse
        self.buckets.take(holder, LEAST, now).await.map_err(Refused::throttled)?;
        let checked = self.check(asked, caller, via).map_err(Refused::from);
        let operation = match checked {
            Ok(operation) if operation.requested <= self.buckets.limits().operation => operation,
            refused => {
                // the work is done; that there are not enough points for it keeps nothing from happening
                let _ = self.buckets.take(holder, REFUSED - LEAST, now).await;
                return Err(match refused {
                    Ok(operation) => Refused::too_complex(&operation, self.buckets.limits().operation),
                    Err(refused) => refused,
                });
            }
        };
        for (attempt, count) in operation.attempts() {
            self.buckets
                .attempt(attempt, holder, caller.address, count, now)
                .await
                .map_err(|exhausted| Refused::throttled(exhausted).costing(operation.requested))?;
        }
        self.buckets
            .take(holder, operation.requested.saturating_sub(LEAST), now)
            .await
            .map_err(|exhausted| Refused::throttled(exhausted).costing(operation.requested))?;
        Ok(operation)
    }

    fn check(&self, asked: Asked, caller: &Caller, via: Via) -> Result<Operation, Vec<ServerError>> {
        let is_anonymous = caller.actor.user_id().is_none();
        let text = self.persisted.text(&asked, is_anonymous).map_err(|error| vec![error])?;
        let document = match self.documents.get(&text) {
            Some(document) => document,
            None => {
                let document = Arc::new(Document::read(&text)?);
                self.documents.insert(Arc::clone(&text), Arc::clone(&document));
                document
            }
        };
        self.persisted.remember(&asked, &text);
        Operation::prepare(document, asked, via)
    }
}

fn position(at: LineColumn) -> Pos {
    Pos { line: at.line, column: at.column }
}
