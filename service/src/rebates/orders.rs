use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, RefundId, UserId};
use rebated_domain::rule::{LineAmounts, LineFacts};
use rebated_entity::{order, order_line};

/// The orders whose lines are booked, with all their lines as they are now.
pub struct BookedOrders<'a> {
    /// The orders.
    pub orders: HashMap<OrderId, &'a order::Model>,
    /// Their lines, changed or not.
    pub lines: &'a HashMap<OrderId, Vec<order_line::Model>>,
}

/// Who bought a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buyer {
    /// The buyer.
    pub id: UserId,
    /// Who invited the buyer.
    pub inviter: Option<UserId>,
}

/// A line after a change, whose row the caller will save.
#[derive(Clone, Debug)]
pub struct ChangedLine {
    /// The line with its revision raised.
    pub line: order_line::Model,
    /// Who bought it; nobody earns on an order without a buyer.
    pub buyer: Option<Buyer>,
    /// When the change happened at its source.
    pub effective_at: DateTime<Utc>,
    /// The line has just been made: it cannot have rebates yet.
    pub is_new: bool,
    /// The refund that changed it, if one did.
    pub refund: Option<RefundId>,
}

/// The amounts of a line that pricing looks at.
pub(crate) fn amounts_of(line: &order_line::Model) -> LineAmounts {
    LineAmounts {
        currency: line.currency,
        paid: line.paid_minor,
        refunded_by_source: line.source_refunded_minor,
        refunded_by_platform: line.platform_refunded_minor.min(line.paid_minor),
        commission: line.commission_minor,
        commission_returned: line.commission_returned_minor,
    }
}

/// What rules may know about a line.
pub(super) fn facts_of(line: &order_line::Model) -> LineFacts<'_> {
    LineFacts {
        category: line.category.as_deref(),
        merchant: line.merchant.as_deref(),
        product: line.sku.as_deref(),
        quantity: line.quantity,
        earns: line.status.earns(),
        amounts: amounts_of(line),
    }
}
