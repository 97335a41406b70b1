use std::collections::HashMap;

use aws_lc_rs::digest::{SHA256, digest};
use rebated_domain::audit::{AuditAction, ObjectType};
use rebated_domain::order::{LineSnapshot, Mark};
use sea_orm::DatabaseTransaction;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::wave::{Wave, apply_in};
use super::{ImportError, RecordFailure};
use crate::access::Permit;
use crate::audit::Entry;
use crate::db::{Gate, transact};
use crate::idempotency::Claim;
use crate::rebates::Desk;
use crate::{Actor, Fault, Platform, access};

/// One report about one line, as read from a file or a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRecord {
    /// Its position as the caller counts: a file's line, or a list's index.
    pub position: u64,
    /// What it says.
    pub snapshot: LineSnapshot,
    /// The record as it was received, kept for audit.
    pub document: String,
}

/// What to do about wrong records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnError {
    /// Import nothing.
    RejectAll,
    /// Import the others.
    SkipFailed,
}

/// What an import did. Lines, not orders, are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// Lines seen for the first time.
    pub created: u64,
    /// Lines that changed.
    pub updated: u64,
    /// Records that said nothing new, or something older than what is known.
    pub unchanged: u64,
    /// Records that were left out.
    pub failures: Vec<RecordFailure>,
}

impl ImportReport {
    fn add(&mut self, wave: Wave) {
        self.created += wave.created;
        self.updated += wave.updated;
        self.unchanged += wave.unchanged;
        self.failures.extend(wave.failures);
    }
}

/// A record with its place among the reports about its line.
#[derive(Clone)]
pub(super) struct MarkedRecord {
    pub(super) record: ImportRecord,
    pub(super) mark: Mark,
}

impl MarkedRecord {
    fn new(record: ImportRecord) -> Self {
        Self { mark: record.snapshot.mark(content_digest(&record.snapshot)), record }
    }

    /// The record says something else.
    pub(super) fn amend(&mut self, snapshot: LineSnapshot) {
        self.mark = snapshot.mark(content_digest(&snapshot));
        self.record.snapshot = snapshot;
    }
}

/// How many times an import that met another writer is tried.
const ATTEMPTS: u32 = 5;
/// Passed by an import's first attempt and kept shut by the others. Two imports that see the same order for
/// the first time have no row to lock, so one of them fails; it then runs with no other import beside it,
/// and cannot meet one again.
const IMPORTING: Gate = Gate::new(*b"rbim");
/// How many records one call takes.
const MAX_RECORDS: usize = 1_000;

/// Imports the records of one call, all in one transaction, once per idempotency key.
///
/// `unread` are records of the same call that could not even be read.
pub async fn import(
    platform: &Platform,
    actor: &Actor,
    records: Vec<ImportRecord>,
    unread: Vec<RecordFailure>,
    on_error: OnError,
    idempotency_key: Option<&str>,
) -> Result<ImportReport, ImportError> {
    let permit = access::import_orders(actor)?;
    if !(1..=MAX_RECORDS).contains(&(records.len() + unread.len())) {
        return Err(ImportError::BadCount);
    }
    let claim = match idempotency_key {
        Some(key) => {
            let documents: Vec<&str> = records.iter().map(|record| record.document.as_str()).collect();
            let input = (documents, unread.len(), on_error == OnError::RejectAll);
            Some(Claim::new(actor.recorded_as(), "ordersImport", key, &input)?)
        }
        None => None,
    };
    run(platform, permit, records, unread, on_error, claim.as_ref()).await
}

/// Imports a batch of a longer file, all in one transaction. Wrong records of the batch are reported and
/// left out, or fail it, as `on_error` says.
pub async fn import_batch(
    platform: &Platform,
    actor: &Actor,
    records: Vec<ImportRecord>,
    on_error: OnError,
) -> Result<ImportReport, ImportError> {
    let permit = access::import_orders(actor)?;
    run(platform, permit, records, Vec::new(), on_error, None).await
}

async fn run(
    platform: &Platform,
    permit: Permit,
    records: Vec<ImportRecord>,
    unread: Vec<RecordFailure>,
    on_error: OnError,
    claim: Option<&Claim>,
) -> Result<ImportReport, ImportError> {
    if on_error == OnError::RejectAll && !unread.is_empty() {
        return Err(ImportError::Rejected(unread));
    }
    let call = Call { permit, waves: waves(records), unread, on_error, claim };
    let desk = Desk::open(platform).await?;
    let mut attempt = 1;
    loop {
        let outcome = transact(&platform.db, async |txn| {
            match attempt {
                1 => IMPORTING.pass_in(txn).await?,
                _ => IMPORTING.shut_in(txn).await?,
            }
            import_in(txn, &desk, &call).await
        })
        .await;
        match outcome {
            Err(error) if error.is_retryable() && attempt < ATTEMPTS => attempt += 1,
            Err(error) => return Err(error),
            Ok(report) => {
                platform.events.wake();
                platform.jobs.wake();
                return Ok(report);
            }
        }
    }
}

/// One call, as it is tried until it meets no other.
struct Call<'a> {
    permit: Permit,
    waves: Vec<Vec<MarkedRecord>>,
    unread: Vec<RecordFailure>,
    on_error: OnError,
    claim: Option<&'a Claim>,
}

impl Call<'_> {
    fn entry(&self, report: &ImportReport) -> Result<Entry, Fault> {
        let ImportReport { created, updated, unchanged, failures } = report;
        let failed = failures.len();
        let counts =
            json!({ "created": created, "updated": updated, "unchanged": unchanged, "failed": failed });
        self.permit.clone().did(AuditAction::OrdersImport, ObjectType::Orders).made(&counts)
    }
}

async fn import_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    call: &Call<'_>,
) -> Result<ImportReport, ImportError> {
    if let Some(claim) = call.claim
        && let Some(earlier) = claim.take_in(txn, desk.platform).await?
    {
        return Ok(earlier);
    }
    let mut report = ImportReport { failures: call.unread.clone(), ..ImportReport::default() };
    let mut is_changed = false;
    for (nth, records) in (1..).zip(&call.waves) {
        apply_in(txn, desk, records, |wave, writes| {
            report.add(wave);
            is_changed |= !writes.is_empty();
            // the last wave's writes carry the call's one entry
            if is_changed && nth == call.waves.len() {
                call.entry(&report)?.write(desk.platform, desk.now, writes);
            }
            Ok(())
        })
        .await?;
    }
    if call.on_error == OnError::RejectAll && !report.failures.is_empty() {
        return Err(ImportError::Rejected(report.failures));
    }
    report.failures.sort_by_key(|failure| failure.position);
    if let Some(claim) = call.claim {
        claim.answer_in(txn, &report).await.map_err(ImportError::Fault)?;
    }
    Ok(report)
}

/// Sorts reports into waves, oldest first, so that no wave has two reports about one line: each report
/// is booked on its own, under its own date.
fn waves(records: Vec<ImportRecord>) -> Vec<Vec<MarkedRecord>> {
    let mut marked: Vec<MarkedRecord> = records.into_iter().map(MarkedRecord::new).collect();
    marked.sort_by(|a, b| a.mark.cmp(&b.mark));
    let mut waves: Vec<Vec<MarkedRecord>> = Vec::new();
    let mut seen: HashMap<(String, String, String), usize> = HashMap::new();
    for record in marked {
        let snapshot = &record.record.snapshot;
        let key = (snapshot.source.code().to_owned(), snapshot.account.clone(), snapshot.line_key.clone());
        let wave = seen.entry(key).and_modify(|nth| *nth += 1).or_insert(0);
        if waves.len() == *wave {
            waves.push(Vec::new());
        }
        waves[*wave].push(record);
    }
    // within a wave the caller's order holds: of two records that contradict each other the first wins
    waves.iter_mut().for_each(|wave| wave.sort_by_key(|marked| marked.record.position));
    waves
}

/// SHA-256 in hexadecimal of what a snapshot says, whenever it says it.
fn content_digest(snapshot: &LineSnapshot) -> String {
    let timeless = LineSnapshot { modified_at: chrono::DateTime::UNIX_EPOCH, ..snapshot.clone() };
    let text = serde_json::to_vec(&timeless).expect("a snapshot is JSON");
    digest(&SHA256, &text).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
