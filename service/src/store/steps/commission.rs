use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::{MerchantId, OrderId, OrderLineId};
use rebated_domain::money::Currency;
use rebated_domain::store::{CatalogueStatus, EffectDirection};
use rebated_entity::{merchant, order_line, store_line};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entry::forward_rows;
use crate::db::{Kind, Rows, Writes, any_of};
use crate::{Fault, Platform, row};

/// Writes down what merchants owe for the lines of an order, by the terms that the lines were placed with. False
/// when one of the merchants sells nothing any more: the order cannot be served.
pub(super) async fn write_down_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    (order, lines): (OrderId, &[order_line::Model]),
    writes: &mut Writes,
) -> Result<bool, Fault> {
    let sold = store_line::Entity::find().filter(store_line::Column::OrderId.eq(order)).all(txn).await?;
    let wanted = any_of(txn.get_database_backend(), merchant::Column::Id, sold.iter().map(|s| s.merchant_id));
    let merchants = merchant::Entity::find().filter(wanted).all(txn).await?;
    if merchants.iter().any(|merchant| merchant.status != CatalogueStatus::Active) {
        return Ok(false);
    }
    let sold: HashMap<OrderLineId, store_line::Model> =
        sold.into_iter().map(|line| (line.line_id, line)).collect();
    let mut rows = Rows::new(COLUMNS);
    for line in lines {
        let Some(terms) = sold.get(&line.id) else { continue };
        let amount = line.commission_minor.unwrap_or(0);
        let (id, direction): (Uuid, _) = (platform.new_id(now), EffectDirection::Forward);
        let (merchant, ppm) = (terms.merchant_id, terms.commission_ppm);
        rows.push(row![id, merchant, line.id, direction, line.currency, ppm, amount, now]);
    }
    writes.insert("merchant_commissions", &rows, "");
    Ok(true)
}

/// Writes down the opposite.
pub(super) async fn take_back_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    order: OrderId,
    writes: &mut Writes,
) -> Result<(), Fault> {
    const WRITTEN: &str = "SELECT m.merchant_id, m.line_id, m.currency, m.commission_ppm, m.amount_minor \
        FROM merchant_commissions m JOIN store_lines s ON s.line_id = m.line_id \
        WHERE s.order_id = $1 AND m.direction = 'FORWARD'";
    let mut rows = Rows::new(COLUMNS);
    for row in forward_rows(txn, WRITTEN, order).await? {
        let merchant: MerchantId = row.try_get("", "merchant_id")?;
        let (line, currency): (OrderLineId, Currency) =
            (row.try_get("", "line_id")?, row.try_get("", "currency")?);
        let (ppm, amount): (i64, i64) =
            (row.try_get("", "commission_ppm")?, row.try_get("", "amount_minor")?);
        let (id, direction): (Uuid, _) = (platform.new_id(now), EffectDirection::Reverse);
        rows.push(row![id, merchant, line, direction, currency, ppm, -amount, now]);
    }
    writes.insert("merchant_commissions", &rows, "");
    Ok(())
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("merchant_id", Kind::Uuid),
    ("line_id", Kind::Uuid),
    ("direction", Kind::Text),
    ("currency", Kind::Text),
    ("commission_ppm", Kind::Big),
    ("amount_minor", Kind::Big),
    ("recorded_at", Kind::Time),
];
