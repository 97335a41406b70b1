use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, OrderLineId, RefundId, StockMovementId, UserId, VariantId};
use rebated_domain::store::{StockChange, StockMovementKind, StockReason};
use rebated_entity::{order_line, store_line};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::db::{Kind, Rows, Writes};
use crate::{Fault, Platform, row};

/// So many items of a variant, for a line.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct LineGoods {
    pub line_id: OrderLineId,
    pub variant_id: VariantId,
    pub quantity: i64,
}

/// The goods of some lines of an order.
pub(in crate::store) async fn goods_in(
    txn: &DatabaseTransaction,
    order: OrderId,
    lines: &[&order_line::Model],
) -> Result<Vec<LineGoods>, Fault> {
    let rows = store_line::Entity::find().filter(store_line::Column::OrderId.eq(order)).all(txn).await?;
    let variants: BTreeMap<OrderLineId, VariantId> =
        rows.into_iter().map(|row| (row.line_id, row.variant_id)).collect();
    let goods = |line: &&order_line::Model| {
        let variant_id = *variants
            .get(&line.id)
            .ok_or_else(|| Fault::Corrupt(format!("line {} of the store has no variant", line.id)))?;
        Ok(LineGoods { line_id: line.id, variant_id, quantity: line.quantity })
    };
    lines.iter().map(goods).collect()
}

/// Movements that are written with a change, and what they do to the counters.
pub(in crate::store) struct Movements {
    rows: Rows,
    changes: BTreeMap<VariantId, StockChange>,
}

impl Default for Movements {
    fn default() -> Self {
        Self { rows: Rows::new(COLUMNS), changes: BTreeMap::new() }
    }
}

impl Movements {
    /// Moves the goods of lines. The unique index on lines and kinds makes it happen once.
    pub fn of_lines(
        &mut self,
        platform: &Platform,
        now: DateTime<Utc>,
        kind: StockMovementKind,
        goods: &[LineGoods],
        actor: UserId,
    ) {
        for goods in goods.iter().filter(|goods| goods.quantity > 0) {
            let change = kind.change(goods.quantity);
            let (id, line): (StockMovementId, _) = (platform.new_id(now), Some(goods.line_id));
            let (reason, note) = (None::<StockReason>, None::<String>);
            let StockChange { on_hand, reserved } = change;
            let (variant, refund) = (goods.variant_id, None::<RefundId>);
            self.rows
                .push(row![id, variant, kind, on_hand, reserved, line, reason, note, actor, now, refund]);
            self.count(variant, change);
        }
    }

    /// Puts goods of lines back that a refund brought. The unique index on refunds and lines makes it happen once.
    pub fn of_refund(
        &mut self,
        platform: &Platform,
        now: DateTime<Utc>,
        refund: RefundId,
        goods: &[LineGoods],
        actor: UserId,
    ) {
        let kind = StockMovementKind::Return;
        for goods in goods.iter().filter(|goods| goods.quantity > 0) {
            let change = kind.change(goods.quantity);
            let (id, line): (StockMovementId, _) = (platform.new_id(now), Some(goods.line_id));
            let (reason, note) = (None::<StockReason>, None::<String>);
            let StockChange { on_hand, reserved } = change;
            let (variant, refund) = (goods.variant_id, Some(refund));
            self.rows
                .push(row![id, variant, kind, on_hand, reserved, line, reason, note, actor, now, refund]);
            self.count(variant, change);
        }
    }

    /// Changes what is on hand, because somebody says so.
    pub fn adjust(
        &mut self,
        id: StockMovementId,
        now: DateTime<Utc>,
        (variant, delta): (VariantId, i64),
        (reason, note): (StockReason, Option<String>),
        actor: UserId,
    ) {
        let kind = StockMovementKind::Adjustment;
        let change = kind.change(delta);
        let (line, reason) = (None::<OrderLineId>, Some(reason));
        self.rows.push(row![
            id,
            variant,
            kind,
            change.on_hand,
            change.reserved,
            line,
            reason,
            note,
            actor,
            now,
            None::<RefundId>
        ]);
        self.count(variant, change);
    }

    fn count(&mut self, variant: VariantId, change: StockChange) {
        let sum = self.changes.entry(variant).or_insert(StockChange { on_hand: 0, reserved: 0 });
        sum.on_hand += change.on_hand;
        sum.reserved += change.reserved;
    }

    /// Adds the movements and the counters to a transaction's writes. The counters are locked in the order of
    /// their variants.
    pub fn write(&self, now: DateTime<Utc>, writes: &mut Writes) {
        let mut counters = Rows::new(COUNTERS);
        for (variant, change) in &self.changes {
            counters.push(row![*variant, change.on_hand, change.reserved, now]);
        }
        writes.update_by_key("variant_stocks", &counters, ADD, "variant_id");
        self.write_history(writes);
    }

    /// Adds the movements alone: the counters have been changed already.
    pub fn write_history(&self, writes: &mut Writes) {
        writes.insert("stock_movements", &self.rows, "");
    }
}

const COUNTERS: &[(&str, Kind)] = &[
    ("variant_id", Kind::Uuid),
    ("on_hand", Kind::Big),
    ("reserved", Kind::Big),
    ("updated_at", Kind::Time),
];
const ADD: &str = "on_hand = variant_stocks.on_hand + r.on_hand, reserved = variant_stocks.reserved + r.reserved, \
    updated_at = r.updated_at";

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("variant_id", Kind::Uuid),
    ("kind", Kind::Text),
    ("on_hand_change", Kind::Big),
    ("reserved_change", Kind::Big),
    ("line_id", Kind::UuidOpt),
    ("reason", Kind::TextOpt),
    ("note", Kind::TextOpt),
    ("actor_id", Kind::Uuid),
    ("recorded_at", Kind::Time),
    ("refund_id", Kind::UuidOpt),
];
