use rebated_domain::id::OrderId;
use rebated_domain::rule::FirstSettled;
use rebated_entity::{order, order_line};
use uuid::Uuid;

use super::Desk;
use super::first_settled::FirstOrders;
use super::orders::{BookedOrders, ChangedLine, amounts_of};
use crate::db::{Kind, Rows, Writes};
use crate::row;

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("line_id", Kind::Uuid),
    ("revision", Kind::Int),
    ("paid_minor", Kind::Big),
    ("source_refunded_minor", Kind::Big),
    ("platform_refunded_minor", Kind::Big),
    ("commission_minor", Kind::BigOpt),
    ("commission_returned_minor", Kind::BigOpt),
    ("quantity", Kind::Big),
    ("earns", Kind::Bool),
    ("first_settled", Kind::Text),
    ("begins", Kind::Bool),
    ("whole_order", Kind::Bool),
];

/// What pricing saw of lines, in the order in which it saw them: the input of back-tests.
pub(super) struct LineStates {
    rows: Rows,
    whole_order: bool,
    last: Option<OrderId>,
}

impl LineStates {
    /// No states yet; `whole_order` when the other lines of the orders are priced with them.
    pub(super) fn new(whole_order: bool) -> Self {
        Self { rows: Rows::new(COLUMNS), whole_order, last: None }
    }

    /// Adds the states of lines that were priced together, in the order in which they took from budgets.
    pub(super) fn push_all(
        &mut self,
        desk: &Desk<'_>,
        orders: &BookedOrders<'_>,
        changed: &[ChangedLine],
        first: &FirstOrders,
    ) {
        let bought = changed.iter().filter_map(|changed| {
            let order = orders.orders.get(&changed.line.order_id)?;
            order.buyer_id.map(|_| (*order, &changed.line))
        });
        let mut bought: Vec<(&order::Model, &order_line::Model)> = bought.collect();
        bought.sort_by(|(a, of_a), (b, of_b)| {
            (a.placed_at, a.id, &of_a.line_key).cmp(&(b.placed_at, b.id, &of_b.line_key))
        });
        bought.into_iter().for_each(|(order, line)| self.push(desk, line, first.of(order)));
    }

    fn push(&mut self, desk: &Desk<'_>, line: &order_line::Model, first_settled: FirstSettled) {
        let amounts = amounts_of(line);
        // the counters are locked by now: the time of this id is the place among those who wait for them
        let id: Uuid = desk.platform.new_id(desk.platform.now());
        let begins = self.last.replace(line.order_id) != Some(line.order_id);
        self.rows.push(row![
            id,
            line.order_id,
            line.id,
            line.revision,
            amounts.paid,
            amounts.refunded_by_source,
            amounts.refunded_by_platform,
            amounts.commission,
            amounts.commission_returned,
            line.quantity,
            line.status.earns(),
            first_settled,
            begins,
            self.whole_order,
        ]);
    }

    pub(super) fn write(&self, writes: &mut Writes) {
        writes.insert("order_line_states", &self.rows, "");
    }
}
