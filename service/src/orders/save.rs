use chrono::{DateTime, Utc};
use rebated_domain::order::{LineFigures, OrderStatus, summarise};
use rebated_entity::{order, order_line};

use crate::db::{Kind, Rows, Writes};
use crate::{Fault, row};

const LINE_COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("source", Kind::Text),
    ("account", Kind::Text),
    ("line_key", Kind::Text),
    ("title", Kind::Text),
    ("sku", Kind::TextOpt),
    ("category", Kind::TextOpt),
    ("merchant", Kind::TextOpt),
    ("quantity", Kind::Big),
    ("currency", Kind::Text),
    ("unit_price_minor", Kind::Big),
    ("paid_minor", Kind::Big),
    ("source_refunded_minor", Kind::Big),
    ("platform_refunded_minor", Kind::Big),
    ("commission_minor", Kind::BigOpt),
    ("commission_returned_minor", Kind::BigOpt),
    ("commission_booked_minor", Kind::Big),
    ("status", Kind::Text),
    ("held", Kind::Bool),
    ("placed_at", Kind::Time),
    ("received_at", Kind::TimeOpt),
    ("settled_at", Kind::TimeOpt),
    ("modified_at", Kind::Time),
    ("digest", Kind::Text),
    ("revision", Kind::Int),
];
const LINE_SET: &str = "title = r.title, sku = r.sku, category = r.category, merchant = r.merchant, \
    quantity = r.quantity, unit_price_minor = r.unit_price_minor, paid_minor = r.paid_minor, \
    source_refunded_minor = r.source_refunded_minor, platform_refunded_minor = r.platform_refunded_minor, \
    commission_minor = r.commission_minor, commission_returned_minor = r.commission_returned_minor, \
    commission_booked_minor = r.commission_booked_minor, status = r.status, held = r.held, \
    received_at = r.received_at, settled_at = r.settled_at, modified_at = r.modified_at, \
    digest = r.digest, revision = r.revision";
const ORDER_COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("number", Kind::Text),
    ("source", Kind::Text),
    ("account", Kind::Text),
    ("external_id", Kind::Text),
    ("buyer_id", Kind::UuidOpt),
    ("buyer_ref", Kind::TextOpt),
    ("status", Kind::Text),
    ("held", Kind::Bool),
    ("currency", Kind::Text),
    ("paid_minor", Kind::Big),
    ("refunded_minor", Kind::Big),
    ("refund_reserved_minor", Kind::Big),
    ("refund_capacity_minor", Kind::Big),
    ("commission_minor", Kind::BigOpt),
    ("placed_at", Kind::Time),
    ("paid_at", Kind::TimeOpt),
    ("received_at", Kind::TimeOpt),
    ("settled_at", Kind::TimeOpt),
    ("created_at", Kind::Time),
    ("updated_at", Kind::Time),
    ("version", Kind::Int),
    ("channel", Kind::TextOpt),
    ("clicked_at", Kind::TimeOpt),
    ("attributed_by", Kind::TextOpt),
];
const ORDER_SET: &str = "buyer_id = r.buyer_id, buyer_ref = r.buyer_ref, attributed_by = r.attributed_by, status = r.status, held = r.held, \
    paid_minor = r.paid_minor, refunded_minor = r.refunded_minor, \
    refund_reserved_minor = r.refund_reserved_minor, refund_capacity_minor = r.refund_capacity_minor, \
    commission_minor = r.commission_minor, paid_at = r.paid_at, received_at = r.received_at, \
    settled_at = r.settled_at, updated_at = r.updated_at, version = r.version";

/// Lines about to be written.
pub(crate) struct LineRows {
    new: Rows,
    changed: Rows,
}

impl Default for LineRows {
    fn default() -> Self {
        Self { new: Rows::new(LINE_COLUMNS), changed: Rows::new(LINE_COLUMNS) }
    }
}

impl LineRows {
    pub(crate) fn push(&mut self, line: &order_line::Model, is_new: bool) {
        let rows = if is_new { &mut self.new } else { &mut self.changed };
        rows.push(row![
            line.id,
            line.order_id,
            line.source,
            line.account.as_str(),
            line.line_key.as_str(),
            line.title.as_str(),
            line.sku.clone(),
            line.category.clone(),
            line.merchant.clone(),
            line.quantity,
            line.currency,
            line.unit_price_minor,
            line.paid_minor,
            line.source_refunded_minor,
            line.platform_refunded_minor,
            line.commission_minor,
            line.commission_returned_minor,
            line.commission_booked_minor,
            line.status,
            line.held,
            line.placed_at,
            line.received_at,
            line.settled_at,
            line.modified_at,
            line.digest.as_str(),
            line.revision,
        ]);
    }

    pub(crate) fn write(&self, writes: &mut Writes) {
        writes.insert("order_lines", &self.new, "");
        writes.update("order_lines", &self.changed, LINE_SET, "order_lines.id = r.id");
    }
}

/// Orders about to be written.
pub(crate) struct OrderRows {
    new: Rows,
    changed: Rows,
}

impl Default for OrderRows {
    fn default() -> Self {
        Self { new: Rows::new(ORDER_COLUMNS), changed: Rows::new(ORDER_COLUMNS) }
    }
}

impl OrderRows {
    pub(crate) fn push(&mut self, order: &order::Model, is_new: bool) {
        let rows = if is_new { &mut self.new } else { &mut self.changed };
        rows.push(row![
            order.id,
            order.number.as_str(),
            order.source,
            order.account.as_str(),
            order.external_id.as_str(),
            order.buyer_id,
            order.buyer_ref.clone(),
            order.status,
            order.held,
            order.currency,
            order.paid_minor,
            order.refunded_minor,
            order.refund_reserved_minor,
            order.refund_capacity_minor,
            order.commission_minor,
            order.placed_at,
            order.paid_at,
            order.received_at,
            order.settled_at,
            order.created_at,
            order.updated_at,
            order.version,
            order.channel.clone(),
            order.clicked_at,
            order.attributed_by,
        ]);
    }

    pub(crate) fn write(&self, writes: &mut Writes) {
        writes.insert("orders", &self.new, "");
        writes.update("orders", &self.changed, ORDER_SET, "orders.id = r.id");
    }
}

/// Makes an order what its lines say, and raises its version.
pub(crate) fn settle_order<'a>(
    order: &mut order::Model,
    lines: impl IntoIterator<Item = &'a order_line::Model> + Clone,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let figures = lines.clone().into_iter().map(|line| {
        let amounts = crate::rebates::amounts_of(line);
        let commission =
            line.commission_minor.map(|_| if line.status.earns() { amounts.net_commission() } else { 0 });
        LineFigures {
            status: line.status,
            held: line.held,
            paid: line.paid_minor,
            refunded: amounts.refunded(),
            commission,
        }
    });
    let figures = summarise(figures)
        .ok_or_else(|| Fault::Corrupt(format!("order {} has no lines, or too large ones", order.id)))?;
    let last = |time: fn(&order_line::Model) -> Option<DateTime<Utc>>| {
        lines.clone().into_iter().filter_map(time).max()
    };
    let is_received = matches!(figures.status, OrderStatus::Received | OrderStatus::Settled);
    order.status = figures.status;
    order.held = figures.held;
    order.paid_minor = figures.paid;
    order.refunded_minor = figures.refunded;
    order.refund_capacity_minor = figures.paid.max(order.refund_reserved_minor);
    order.commission_minor = figures.commission;
    order.received_at = if is_received { last(|line| line.received_at) } else { None };
    order.settled_at =
        if figures.status == OrderStatus::Settled { last(|line| line.settled_at) } else { None };
    order.updated_at = now;
    order.version += 1;
    Ok(())
}
