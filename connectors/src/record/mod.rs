//! The platform's own record: one flat set of named values per order line.

mod convert;
mod parse;

use rebated_domain::order::{FieldProblem, LineSnapshot};

use crate::ReadOptions;
use crate::findings::Findings;

pub(crate) use convert::{STAND_IN, price_of_one};
pub(crate) use parse::{note_amount, whole};

/// Largest size of one record, in bytes: 1 MiB.
pub(crate) const MAX_RECORD: usize = 1 << 20;

/// The names of a record's fields, as JSON Lines, CSV and the API spell them.
pub const FIELDS: [&str; 25] = [
    "source",
    "account",
    "orderRef",
    "lineKey",
    "buyerRef",
    "status",
    "held",
    "title",
    "sku",
    "category",
    "merchant",
    "channel",
    "quantity",
    "currency",
    "unitPrice",
    "paid",
    "refunded",
    "commission",
    "commissionReturned",
    "clickedAt",
    "placedAt",
    "paidAt",
    "receivedAt",
    "settledAt",
    "modifiedAt",
];

/// One order line as somebody wrote it down: nothing has been checked yet.
///
/// Amounts are decimal strings in major units, times are RFC 3339 with an offset. An empty text counts as
/// absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawRecord {
    /// Who reports, by its code; `IMPORT` when absent.
    pub source: Option<String>,
    /// The account at the source.
    pub account: Option<String>,
    /// The order's number at the source.
    pub order_ref: Option<String>,
    /// The line's key at the source.
    pub line_key: Option<String>,
    /// Who bought, in the source's words.
    pub buyer_ref: Option<String>,
    /// State of the line, by its code.
    pub status: Option<String>,
    /// A dispute is open; no when absent.
    pub held: Option<bool>,
    /// Name of the product.
    pub title: Option<String>,
    /// Item id at the source.
    pub sku: Option<String>,
    /// Category in the source's words.
    pub category: Option<String>,
    /// Shop or merchant.
    pub merchant: Option<String>,
    /// The app, bot or campaign channel that the order came through.
    pub channel: Option<String>,
    /// Number of items; one when absent.
    pub quantity: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// Price of one item; when absent, `paid` by `quantity`, rounded down.
    pub unit_price: Option<String>,
    /// What the buyer paid for the line.
    pub paid: Option<String>,
    /// How much of it went back so far; nothing when absent.
    pub refunded: Option<String>,
    /// Net commission on what was paid.
    pub commission: Option<String>,
    /// How much of the commission was taken back so far.
    pub commission_returned: Option<String>,
    /// When the link was followed that led to the order.
    pub clicked_at: Option<String>,
    /// When the order was placed.
    pub placed_at: Option<String>,
    /// When it was paid.
    pub paid_at: Option<String>,
    /// When the buyer received it.
    pub received_at: Option<String>,
    /// When the commission became final; needed when the status is `SETTLED`.
    pub settled_at: Option<String>,
    /// When the source last changed the line.
    pub modified_at: Option<String>,
}

impl RawRecord {
    /// The snapshot that the record stands for, or everything that is wrong with it, at once.
    pub fn into_snapshot(self, options: &ReadOptions) -> Result<LineSnapshot, Vec<FieldProblem>> {
        self.convert(options, Findings::default())
    }

    /// The place of a text field; `None` for other fields and for unknown names.
    pub(crate) fn text_mut(&mut self, field: &str) -> Option<&mut Option<String>> {
        Some(match field {
            "source" => &mut self.source,
            "account" => &mut self.account,
            "orderRef" => &mut self.order_ref,
            "lineKey" => &mut self.line_key,
            "buyerRef" => &mut self.buyer_ref,
            "status" => &mut self.status,
            "title" => &mut self.title,
            "sku" => &mut self.sku,
            "category" => &mut self.category,
            "merchant" => &mut self.merchant,
            "channel" => &mut self.channel,
            "currency" => &mut self.currency,
            "unitPrice" => &mut self.unit_price,
            "paid" => &mut self.paid,
            "refunded" => &mut self.refunded,
            "commission" => &mut self.commission,
            "commissionReturned" => &mut self.commission_returned,
            "clickedAt" => &mut self.clicked_at,
            "placedAt" => &mut self.placed_at,
            "paidAt" => &mut self.paid_at,
            "receivedAt" => &mut self.received_at,
            "settledAt" => &mut self.settled_at,
            "modifiedAt" => &mut self.modified_at,
            _ => return None,
        })
    }
}
