use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, MAX_MINOR, Money};
use rebated_domain::order::{FieldProblem, LineSnapshot, OrderSource, OrderStatus, ProblemCode};

use super::RawRecord;
use super::parse::{amount, code, given, time};
use crate::ReadOptions;
use crate::findings::Findings;

impl RawRecord {
    /// The snapshot, or everything wrong with the record, what was found before included.
    ///
    /// Where a value is wrong, a stand-in takes its place that causes no further problem.
    pub(crate) fn convert(
        self,
        options: &ReadOptions,
        mut findings: Findings,
    ) -> Result<LineSnapshot, Vec<FieldProblem>> {
        let found = &mut findings;
        let source = code(found, "source", self.source, ProblemCode::UnknownSource);
        let status: Option<OrderStatus> = code(found, "status", self.status, ProblemCode::UnknownStatus);
        if status.is_none() {
            found.note_missing("status");
        }
        let currency = code(found, "currency", self.currency, ProblemCode::UnknownCurrency)
            .or(options.default_currency.filter(|_| !found.has("currency")));
        if currency.is_none() {
            found.note_missing("currency");
        }
        let quantity = self.quantity.unwrap_or(1);

        if self.paid.as_deref().is_none_or(str::is_empty) {
            found.note_missing("paid");
        }
        let has_commission =
            self.commission.as_deref().is_some_and(|text| !text.is_empty()) || found.has("commission");
        let paid = amount(found, "paid", self.paid, currency);
        let refunded = amount(found, "refunded", self.refunded, currency);
        let commission = amount(found, "commission", self.commission, currency);
        let commission_returned = amount(found, "commissionReturned", self.commission_returned, currency);
        let unit_price = amount(found, "unitPrice", self.unit_price, currency)
            .or(paid.filter(|paid| !paid.is_negative()).map(|paid| price_of_one(paid, quantity)));

        let clicked_at = time(found, "clickedAt", self.clicked_at);
        let placed_at = time(found, "placedAt", self.placed_at);
        let paid_at = time(found, "paidAt", self.paid_at);
        let received_at = time(found, "receivedAt", self.received_at);
        let settled_at = time(found, "settledAt", self.settled_at);
        let modified_at = time(found, "modifiedAt", self.modified_at);
        for (field, time) in [("placedAt", placed_at), ("modifiedAt", modified_at)] {
            if time.is_none() {
                found.note_missing(field);
            }
        }
        if status == Some(OrderStatus::Settled) && settled_at.is_none() {
            found.note("settledAt", ProblemCode::Missing, "must be given when the status is SETTLED");
        }

        let money = |minor| Money::new(minor, currency.unwrap_or(Currency::Cny));
        let snapshot = LineSnapshot {
            source: source.unwrap_or(OrderSource::Import),
            account: given(self.account).unwrap_or_else(|| options.account.clone()),
            order_ref: self.order_ref.unwrap_or_default(),
            line_key: self.line_key.unwrap_or_default(),
            buyer_ref: given(self.buyer_ref),
            status: status.unwrap_or(OrderStatus::Paid),
            held: self.held.unwrap_or(false),
            title: self.title.unwrap_or_default(),
            sku: given(self.sku),
            category: given(self.category),
            merchant: given(self.merchant),
            quantity,
            unit_price: unit_price.unwrap_or(money(0)),
            paid: paid.unwrap_or(money(MAX_MINOR)),
            refunded: refunded.unwrap_or(money(0)),
            commission: commission.or(has_commission.then_some(money(MAX_MINOR))),
            commission_returned,
            channel: given(self.channel),
            clicked_at,
            placed_at: placed_at.unwrap_or(STAND_IN),
            paid_at,
            received_at,
            settled_at,
            modified_at: modified_at.unwrap_or(STAND_IN),
        };
        findings.judge(snapshot, |field| field)
    }
}

/// `paid` by `quantity`, rounded down; all of it when there are no items.
pub(crate) fn price_of_one(paid: Money, quantity: i64) -> Money {
    Money::new(paid.minor() / quantity.max(1), paid.currency())
}

/// The start of 2000 (UTC): a time that is in range.
pub(crate) const STAND_IN: DateTime<Utc> =
    DateTime::from_timestamp(946_684_800, 0).expect("the start of 2000 is a time");
