use std::collections::HashMap;

use rebated_domain::id::{OrderLineId, RefundId};
use rebated_domain::money::Money;
use rebated_domain::refund::{LineRoom, SpreadRefusal, share_of_items, spread};
use rebated_entity::{order, order_line, refund, refund_line};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::Serialize;

use super::{RefundError, RefundRequest, queries};
use crate::Fault;
use crate::orders::lines_of_orders_in;

/// What is asked back of a line.
#[derive(Clone, Debug, Serialize)]
pub struct WantedLine {
    /// The line.
    pub line_id: OrderLineId,
    /// How much of it.
    pub part: WantedPart,
}

/// How much of a line is asked back.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum WantedPart {
    /// So much money. No items come back for it, unless it is all that is left of the line.
    Amount(Money),
    /// So many items, with their share of what was paid.
    Items(i64),
    /// All that is left of it.
    Whole,
}

/// How much of a line goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub line_id: OrderLineId,
    pub amount: i64,
    pub quantity: i64,
}

/// What is in other refunds of a line.
#[derive(Clone, Copy, Debug, Default)]
struct Taken {
    amount: i64,
    items: i64,
    is_open: bool,
}

/// How much of each line goes back, and whether a line of it is in an open refund, which is refused where the platform
/// collected the money.
pub(super) async fn parts_in(
    txn: &DatabaseTransaction,
    order: &order::Model,
    wanted: &RefundRequest,
    is_collected: bool,
) -> Result<(Vec<Part>, bool), RefundError> {
    if wanted.amount.is_some() && !wanted.lines.is_empty() {
        return Err(RefundError::LinesAndAmount);
    }
    let of_lines = wanted.lines.iter().filter_map(|line| match line.part {
        WantedPart::Amount(amount) => Some(amount),
        WantedPart::Items(_) | WantedPart::Whole => None,
    });
    if wanted.amount.into_iter().chain(of_lines).any(|amount| amount.currency() != order.currency) {
        return Err(RefundError::WrongCurrency);
    }
    let lines = lines_of_orders_in(txn, &[order.id]).await?;
    let taken = taken_in(txn, order).await?;
    // told before the amount is looked at: what is taken leaves no room
    let is_meant =
        |line: &OrderLineId| wanted.lines.is_empty() || wanted.lines.iter().any(|one| one.line_id == *line);
    if is_collected && taken.iter().any(|(line, taken)| taken.is_open && is_meant(line)) {
        return Err(RefundError::LineInRefund);
    }
    let parts = parts(&lines, &taken, wanted)?;
    let is_open = |part: &Part| taken.get(&part.line_id).is_some_and(|taken| taken.is_open);
    let line_taken = parts.iter().any(is_open);
    Ok((parts, line_taken))
}

fn parts(
    lines: &[order_line::Model],
    taken: &HashMap<OrderLineId, Taken>,
    wanted: &RefundRequest,
) -> Result<Vec<Part>, RefundError> {
    let of = |line: &order_line::Model| taken.get(&line.id).copied().unwrap_or_default();
    let rooms: Vec<LineRoom> = lines.iter().map(|line| room(line, of(line))).collect();
    if wanted.lines.is_empty() {
        let all = spread(&rooms, wanted.amount.map(Money::minor), &[])?;
        // whoever gets all the money back gives all the goods back
        let room: i64 = rooms.iter().map(|one| one.room).sum();
        let is_all = all.iter().map(|(_, amount)| amount).sum::<i64>() == room;
        let part = |(line_id, amount)| {
            let line = lines.iter().find(|line| line.id == line_id).filter(|_| is_all);
            Part { line_id, amount, quantity: line.map_or(0, |line| left(line, of(line))) }
        };
        return Ok(all.into_iter().map(part).collect());
    }
    let mut parts: Vec<Part> = Vec::with_capacity(wanted.lines.len());
    for one in &wanted.lines {
        let known = lines.iter().zip(&rooms).find(|(line, _)| line.id == one.line_id);
        let repeated = parts.iter().any(|part| part.line_id == one.line_id);
        let (line, room) = known.filter(|_| !repeated).ok_or(SpreadRefusal::UnknownLine)?;
        let (amount, quantity) = part_of(line, room.room, of(line), one.part)?;
        if amount <= 0 {
            return Err(SpreadRefusal::NotPositive.into());
        }
        if amount > room.room {
            return Err(SpreadRefusal::TooMuch.into());
        }
        parts.push(Part { line_id: line.id, amount, quantity });
    }
    Ok(parts)
}

fn part_of(
    line: &order_line::Model,
    room: i64,
    taken: Taken,
    part: WantedPart,
) -> Result<(i64, i64), SpreadRefusal> {
    Ok(match part {
        WantedPart::Amount(amount) if amount.minor() == room => (room, left(line, taken)),
        WantedPart::Amount(amount) => (amount.minor(), 0),
        WantedPart::Whole => (room, left(line, taken)),
        WantedPart::Items(items) if items <= 0 => return Err(SpreadRefusal::NotPositive),
        // the last items take what is left, whatever went back of the line without items
        WantedPart::Items(items) if items == left(line, taken) => (room, items),
        WantedPart::Items(items) => {
            let share = share_of_items(line.paid_minor, line.quantity, taken.items, items);
            (share.ok_or(SpreadRefusal::TooMuch)?.min(room), items)
        }
    })
}

fn left(line: &order_line::Model, taken: Taken) -> i64 {
    (line.quantity - taken.items).max(0)
}

fn room(line: &order_line::Model, taken: Taken) -> LineRoom {
    // the source's figure and ours may tell of the same refund: the larger one counts
    let gone = taken.amount.max(line.source_refunded_minor);
    let room = if line.status.is_void() { 0 } else { (line.paid_minor - gone).max(0) };
    LineRoom { line_id: line.id, room }
}

/// What refunds of the order that hold capacity have of each line.
async fn taken_in(
    txn: &DatabaseTransaction,
    order: &order::Model,
) -> Result<HashMap<OrderLineId, Taken>, Fault> {
    let refunds = refund::Entity::find().filter(refund::Column::OrderId.eq(order.id)).all(txn).await?;
    let holding: HashMap<RefundId, refund::Model> = refunds
        .into_iter()
        .filter(|refund| refund.status.holds_capacity())
        .map(|refund| (refund.id, refund))
        .collect();
    let mut taken: HashMap<OrderLineId, Taken> = HashMap::new();
    for (id, parts) in queries::lines_of(txn, holding.keys().copied()).await? {
        let is_open = holding.get(&id).is_some_and(|refund| refund.status.is_open());
        for refund_line::Model { line_id, amount_minor, quantity, .. } in parts {
            let of = taken.entry(line_id).or_default();
            of.amount += amount_minor;
            of.items += quantity;
            of.is_open |= is_open;
        }
    }
    Ok(taken)
}
