use chrono::{DateTime, Datelike, Utc};
use serde::Serialize;

use super::{FieldProblem, OrderSource, OrderStatus, ProblemCode};
use crate::money::{MAX_MINOR, Money};

/// What a source says about one order line at one time.
///
/// The line is known by (`source`, `account`, `line_key`) and belongs to the order
/// (`source`, `account`, `order_ref`). All amounts share one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineSnapshot {
    /// Who reports.
    pub source: OrderSource,
    /// Which account at the source; `default` when there is only one.
    pub account: String,
    /// The order's number at the source.
    pub order_ref: String,
    /// The line's key at the source: Taobao `trade_id`, JD row `id`, Pinduoduo `order_sn`.
    pub line_key: String,
    /// Who bought, in the source's words; matched against linked identities.
    pub buyer_ref: Option<String>,
    /// State of the line.
    pub status: OrderStatus,
    /// A dispute or a risk check is open: nothing is credited meanwhile.
    pub held: bool,
    /// Name of the product.
    pub title: String,
    /// Stock-keeping unit or item id at the source.
    pub sku: Option<String>,
    /// Category in the source's words.
    pub category: Option<String>,
    /// Shop or merchant.
    pub merchant: Option<String>,
    /// Number of items.
    pub quantity: i64,
    /// Price of one item.
    pub unit_price: Money,
    /// What the buyer paid for the line.
    pub paid: Money,
    /// How much of `paid` went back to the buyer so far, in total.
    pub refunded: Money,
    /// Net commission on `paid`, after the network's fee; absent when the source reports none.
    pub commission: Option<Money>,
    /// How much of `commission` the network took back so far. When absent it is taken to shrink
    /// in proportion to `refunded`.
    pub commission_returned: Option<Money>,
    /// The app, bot or campaign channel that the order came through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// When the link was followed that led to the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clicked_at: Option<DateTime<Utc>>,
    /// When the order was placed.
    pub placed_at: DateTime<Utc>,
    /// When it was paid.
    pub paid_at: Option<DateTime<Utc>>,
    /// When the buyer received it.
    pub received_at: Option<DateTime<Utc>>,
    /// When the commission became final.
    pub settled_at: Option<DateTime<Utc>>,
    /// When the source last changed the line: the guard against older reports.
    pub modified_at: DateTime<Utc>,
}

/// Total order over the snapshots of one line: a greater mark replaces a smaller one.
///
/// The modification time decides. Sources date to the second, so that two different reports can
/// share a time; then the later state, the larger refund and at last the digest decide, so that
/// the outcome does not depend on the order of arrival.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The source's modification time.
    pub modified_at: DateTime<Utc>,
    /// [`OrderStatus::rank`].
    pub rank: u8,
    /// Refunded amount in minor units.
    pub refunded_minor: i64,
    /// Digest of the snapshot's canonical form.
    pub digest: String,
}

/// Longest texts that are stored, in characters.
pub struct TextLimits {
    /// Keys and references of a source.
    pub key: usize,
    /// Names of products, shops and categories.
    pub title: usize,
}

/// The limits in force.
pub const LIMITS: TextLimits = TextLimits { key: 128, title: 500 };

impl LineSnapshot {
    /// The place of this snapshot among those of its line, given the digest of its canonical form.
    pub fn mark(&self, digest: String) -> Mark {
        Mark {
            modified_at: self.modified_at,
            rank: self.status.rank(),
            refunded_minor: self.refunded.minor(),
            digest,
        }
    }

    /// Everything wrong with the snapshot, all at once; empty when it may be stored.
    pub fn problems(&self) -> Vec<FieldProblem> {
        let mut found = Vec::new();
        self.check_texts(&mut found);
        self.check_amounts(&mut found);
        self.check_times(&mut found);
        found
    }

    fn check_texts(&self, found: &mut Vec<FieldProblem>) {
        let texts: [(&str, Option<&str>, usize, bool); 9] = [
            ("account", Some(&self.account), LIMITS.key, true),
            ("orderRef", Some(&self.order_ref), LIMITS.key, true),
            ("lineKey", Some(&self.line_key), LIMITS.key, true),
            ("buyerRef", self.buyer_ref.as_deref(), LIMITS.key, false),
            ("title", Some(&self.title), LIMITS.title, true),
            ("sku", self.sku.as_deref(), LIMITS.key, false),
            ("category", self.category.as_deref(), LIMITS.title, false),
            ("merchant", self.merchant.as_deref(), LIMITS.title, false),
            ("channel", self.channel.as_deref(), LIMITS.key, false),
        ];
        for (field, text, limit, required) in texts {
            let Some(text) = text else { continue };
            if required && text.trim().is_empty() {
                found.push(FieldProblem::new(field, ProblemCode::Missing, "must not be empty"));
            }
            if text.chars().count() > limit {
                let message = format!("is longer than {limit} characters");
                found.push(FieldProblem::new(field, ProblemCode::TooLong, message));
            }
            if text.chars().any(char::is_control) {
                let message = "holds a control character";
                found.push(FieldProblem::new(field, ProblemCode::ControlCharacter, message));
            }
        }
    }

    fn check_amounts(&self, found: &mut Vec<FieldProblem>) {
        let mut problem = |field: &str, code, message: &str| {
            found.push(FieldProblem::new(field, code, message));
        };
        let amounts = [
            ("unitPrice", Some(self.unit_price)),
            ("paid", Some(self.paid)),
            ("refunded", Some(self.refunded)),
            ("commission", self.commission),
            ("commissionReturned", self.commission_returned),
        ];
        for (field, amount) in amounts {
            let Some(amount) = amount else { continue };
            if amount.is_negative() {
                problem(field, ProblemCode::Negative, "must not be negative");
            }
            if amount.minor().abs() > MAX_MINOR {
                problem(field, ProblemCode::OutOfRange, "is beyond the largest amount");
            }
            if amount.currency() != self.paid.currency() {
                problem(field, ProblemCode::Inconsistent, "is in another currency than `paid`");
            }
        }
        if !self.paid.is_negative() && self.refunded.minor() > self.paid.minor() {
            problem("refunded", ProblemCode::OutOfRange, "is more than what was paid");
        }
        let commission = self.commission.map_or(0, Money::minor);
        if self.commission_returned.is_some_and(|returned| returned.minor() > commission) {
            problem("commissionReturned", ProblemCode::OutOfRange, "is more than the commission");
        }
        if self.quantity < 0 {
            problem("quantity", ProblemCode::Negative, "must not be negative");
        }
        if self.quantity > i64::from(i32::MAX) {
            problem("quantity", ProblemCode::OutOfRange, "is beyond the largest quantity");
        }
    }

    fn check_times(&self, found: &mut Vec<FieldProblem>) {
        let times = [
            ("clickedAt", self.clicked_at),
            ("placedAt", Some(self.placed_at)),
            ("paidAt", self.paid_at),
            ("receivedAt", self.received_at),
            ("settledAt", self.settled_at),
            ("modifiedAt", Some(self.modified_at)),
        ];
        for (field, time) in times {
            if time.is_some_and(|time| !(2000..2100).contains(&time.year())) {
                let message = "lies outside the years 2000 to 2100";
                found.push(FieldProblem::new(field, ProblemCode::InvalidTime, message));
            }
        }
    }
}
