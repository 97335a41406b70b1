//! Importing orders.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use rebated_connectors::ReadOptions;
use rebated_service::idempotency::IdempotencyError;
use rebated_service::orders::{self, ImportError, ImportRecord, RecordFailure};

use crate::area_errors;
use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::types::import::{ImportResult, OnError, OrderRecordInput, RecordImportFailure};

area_errors! {
    /// What is wrong with an import.
    ImportUserError,
    /// Why an import was refused.
    ImportErrorCode,
    ImportError {
        /// No records, or more than one call takes.
        BadCount: ImportError::BadCount => ["records"],
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: ImportError::Idempotency(IdempotencyError::BadKey) => ["idempotencyKey"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: ImportError::Idempotency(IdempotencyError::Mismatch) => ["idempotencyKey"],
        /// Records are wrong; nothing was imported. `failures` lists them.
        Rejected: ImportError::Rejected(_) => ["records"],
    }
    top_level: ImportError::Denied(_) | ImportError::Fault(_)
        | ImportError::Idempotency(IdempotencyError::Fault(_))
}

/// Records that are to be imported.
#[derive(InputObject)]
pub struct OrdersImportInput {
    /// What sources say about order lines, 1 to 1000.
    records: Vec<OrderRecordInput>,
    /// What to do about wrong records. Default: `REJECT_ALL`.
    on_error: Option<OnError>,
    /// A name for this import, 1 to 128 characters: repeated with the same records it has one effect and the
    /// first answer.
    idempotency_key: Option<String>,
}

/// The answer of `ordersImport`.
#[derive(SimpleObject)]
pub struct OrdersImportPayload {
    /// What the import did; null when nothing was imported.
    result: Option<ImportResult>,
    /// The wrong records, when they are the reason why nothing was imported.
    failures: Vec<RecordImportFailure>,
    /// What the caller must correct; empty on success.
    user_errors: Vec<ImportUserError>,
}

impl From<Vec<ImportUserError>> for OrdersImportPayload {
    fn from(user_errors: Vec<ImportUserError>) -> Self {
        Self { result: None, failures: Vec::new(), user_errors }
    }
}

/// Importing orders.
#[derive(Default)]
pub struct OrderMutations;

/// Importing orders.
#[Object]
impl OrderMutations {
    /// Records what sources say about order lines, in one transaction. Importing a record again changes
    /// nothing; an older report never replaces a newer one. For administrators, and bots with the scope
    /// `ORDERS_IMPORT`.
    async fn orders_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The records.")] input: OrdersImportInput,
    ) -> Option<Result<OrdersImportPayload>> {
        let (records, unread) = read(input.records);
        let (on_error, key) = (input.on_error.unwrap_or(OnError::RejectAll), input.idempotency_key);
        let (platform, actor) = (ctx.platform(), ctx.actor());
        let done = orders::import(platform, actor, records, unread, on_error.into(), key.as_deref()).await;
        if let Err(ImportError::Rejected(failures)) = done {
            let listed = failures.iter().cloned().map(RecordImportFailure::from).collect();
            let refused = answer(Err(ImportError::Rejected(failures)), |()| Vec::new().into());
            return refused.map(|payload: Result<OrdersImportPayload>| {
                payload.map(|payload| OrdersImportPayload { failures: listed, ..payload })
            });
        }
        answer(done, |report| OrdersImportPayload {
            result: Some(report.into()),
            failures: Vec::new(),
            user_errors: Vec::new(),
        })
    }
}

fn read(records: Vec<OrderRecordInput>) -> (Vec<ImportRecord>, Vec<RecordFailure>) {
    let options = ReadOptions::default();
    let (mut read, mut unread) = (Vec::with_capacity(records.len()), Vec::new());
    for (index, record) in (0u64..).zip(records) {
        match record.read(index, &options) {
            Ok(record) => read.push(record),
            Err(failure) => unread.push(failure),
        }
    }
    (read, unread)
}
