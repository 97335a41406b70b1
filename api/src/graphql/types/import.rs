//! Records that are to be imported, and what became of them.

use async_graphql::{Enum, InputObject, SimpleObject};
use rebated_connectors::{RawRecord, ReadOptions};
use rebated_domain::order::{self, FieldProblem};
use rebated_service::orders::{self, ImportRecord, ImportReport, RecordFailure};

/// What to do about wrong records.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "orders::OnError")]
pub enum OnError {
    /// Import nothing.
    RejectAll,
    /// Import the others.
    SkipFailed,
}

/// What is wrong with a field of a record.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "order::ProblemCode")]
pub enum RecordProblemCode {
    /// A text holds NUL or another control character.
    ControlCharacter,
    /// The record contradicts its order or what is known of its line.
    Inconsistent,
    /// A time is not RFC 3339 with an offset, or outside 2000 to 2100.
    InvalidTime,
    /// The record cannot be read at all.
    Malformed,
    /// A required field is absent or empty.
    Missing,
    /// An amount or quantity is below zero.
    Negative,
    /// Not a plain decimal or whole number.
    NotANumber,
    /// A number is beyond what is accepted.
    OutOfRange,
    /// The record is longer than 1 MiB.
    TooLarge,
    /// A text is longer than its limit.
    TooLong,
    /// More decimals than the currency has.
    TooPrecise,
    /// The currency is not one that the platform settles in.
    UnknownCurrency,
    /// The record has a field that the format does not know.
    UnknownField,
    /// The source is not one of the known ones.
    UnknownSource,
    /// The state is not one of the known ones.
    UnknownStatus,
    /// A value has the wrong type.
    WrongType,
}

/// One thing wrong with one field of a record.
#[derive(SimpleObject)]
pub struct RecordProblem {
    /// The field, as the record spells it; empty when the whole record is at fault.
    field: String,
    /// What is wrong, for a program.
    code: RecordProblemCode,
    /// What is wrong, for a person.
    message: String,
}

impl From<FieldProblem> for RecordProblem {
    fn from(problem: FieldProblem) -> Self {
        Self { field: problem.field, code: problem.code.into(), message: problem.message }
    }
}

/// A record that was not imported.
#[derive(SimpleObject)]
pub struct RecordImportFailure {
    /// The record's index in the list, from 0.
    index: i32,
    /// Everything wrong with it.
    problems: Vec<RecordProblem>,
}

impl From<RecordFailure> for RecordImportFailure {
    fn from(failure: RecordFailure) -> Self {
        Self {
            index: i32::try_from(failure.position).unwrap_or(i32::MAX),
            problems: failure.problems.into_iter().map(RecordProblem::from).collect(),
        }
    }
}

/// What an import did. Lines, not orders, are counted.
#[derive(SimpleObject)]
pub struct ImportResult {
    /// Lines seen for the first time.
    created: i32,
    /// Lines that changed.
    updated: i32,
    /// Records that said nothing new, or something older than what is known.
    unchanged: i32,
    /// Records that were left out, by index.
    failures: Vec<RecordImportFailure>,
}

impl From<ImportReport> for ImportResult {
    fn from(report: ImportReport) -> Self {
        let count = |number| i32::try_from(number).unwrap_or(i32::MAX);
        Self {
            created: count(report.created),
            updated: count(report.updated),
            unchanged: count(report.unchanged),
            failures: report.failures.into_iter().map(RecordImportFailure::from).collect(),
        }
    }
}

/// What a source says about one order line at one time. Codes, amounts and times are texts here, so that a
/// wrong one fails its own record and not the whole call.
#[derive(InputObject, Clone, serde::Serialize)]
pub struct OrderRecordInput {
    /// Where the order comes from, as in `OrderSource`. Default: `IMPORT`.
    source: Option<String>,
    /// The account at the source. Default: `default`.
    account: Option<String>,
    /// The order's number at the source, at most 128 characters.
    order_ref: Option<String>,
    /// The line's key at the source, at most 128 characters.
    line_key: Option<String>,
    /// Who bought, in the source's words; matched against linked identities.
    buyer_ref: Option<String>,
    /// State of the line, as in `OrderStatus`.
    status: Option<String>,
    /// Whether a dispute is open. Default: false.
    held: Option<bool>,
    /// Name of the product, at most 500 characters.
    title: Option<String>,
    /// Item id at the source.
    sku: Option<String>,
    /// Category in the source's words.
    category: Option<String>,
    /// Shop or merchant.
    merchant: Option<String>,
    /// The app, bot or campaign channel that the order came through.
    channel: Option<String>,
    /// Number of items. Default: 1.
    quantity: Option<i32>,
    /// ISO 4217 code, as in `CurrencyCode`.
    currency: Option<String>,
    /// Price of one item in major units. Default: `paid` by `quantity`, rounded down.
    unit_price: Option<String>,
    /// What the buyer paid for the line, in major units.
    paid: Option<String>,
    /// How much of it went back so far. Default: nothing.
    refunded: Option<String>,
    /// Net commission on what was paid.
    commission: Option<String>,
    /// How much of the commission was taken back so far. Default: in proportion to `refunded`.
    commission_returned: Option<String>,
    /// When the link was followed that led to the order, RFC 3339 with an offset.
    clicked_at: Option<String>,
    /// When the order was placed: RFC 3339 with an offset.
    placed_at: Option<String>,
    /// When it was paid.
    paid_at: Option<String>,
    /// When the buyer received it.
    received_at: Option<String>,
    /// When the commission became final; needed with the state `SETTLED`.
    settled_at: Option<String>,
    /// When the source last changed the line; an older report never replaces a newer one.
    modified_at: Option<String>,
}

impl OrderRecordInput {
    /// The record at `index`, or everything wrong with it.
    pub fn read(self, index: u64, options: &ReadOptions) -> Result<ImportRecord, RecordFailure> {
        let document = serde_json::to_string(&self).unwrap_or_default();
        let raw = RawRecord {
            source: self.source,
            account: self.account,
            order_ref: self.order_ref,
            line_key: self.line_key,
            buyer_ref: self.buyer_ref,
            status: self.status,
            held: self.held,
            title: self.title,
            sku: self.sku,
            category: self.category,
            merchant: self.merchant,
            channel: self.channel,
            clicked_at: self.clicked_at,
            quantity: self.quantity.map(i64::from),
            currency: self.currency,
            unit_price: self.unit_price,
            paid: self.paid,
            refunded: self.refunded,
            commission: self.commission,
            commission_returned: self.commission_returned,
            placed_at: self.placed_at,
            paid_at: self.paid_at,
            received_at: self.received_at,
            settled_at: self.settled_at,
            modified_at: self.modified_at,
        };
        match raw.into_snapshot(options) {
            Ok(snapshot) => Ok(ImportRecord { position: index, snapshot, document }),
            Err(problems) => Err(RecordFailure { position: index, problems }),
        }
    }
}
