use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rebated_domain::id::VariantId;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

use crate::Fault;
use crate::db::{Kind, Rows};
use crate::row;

/// So many items of a variant, at the price that the order was reckoned with.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Wanted {
    pub variant_id: VariantId,
    pub quantity: i64,
    pub price_minor: i64,
}

const COLUMNS: &[(&str, Kind)] =
    &[("variant_id", Kind::Uuid), ("quantity", Kind::Big), ("price_minor", Kind::Big), ("at", Kind::Time)];

/// Sets goods aside, where enough is left at that price and the variant is for sale; answers for which variants.
///
/// One statement for all of them: the conditions are asked of each counter while it is locked, so that nothing is
/// sold twice however many ask at once. The counters are locked in the order of their variants. With fewer variants
/// than were asked for, the caller must let the transaction fail.
pub(in crate::store) async fn reserve_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    wanted: &[Wanted],
) -> Result<BTreeSet<VariantId>, Fault> {
    let mut rows = Rows::new(COLUMNS);
    wanted.iter().for_each(|w| rows.push(row![w.variant_id, w.quantity, w.price_minor, now]));
    let backend = txn.get_database_backend();
    let lock = match backend {
        DbBackend::Postgres => "ORDER BY t.variant_id FOR UPDATE OF t",
        _ => "",
    };
    let mut params = Vec::new();
    let source = rows.source(backend, &mut params);
    let sql = format!(
        "UPDATE variant_stocks SET reserved = variant_stocks.reserved + l.quantity, updated_at = l.at FROM (\
         SELECT t.variant_id, r.quantity, r.at FROM variant_stocks t \
         JOIN {source} ON r.variant_id = t.variant_id \
         JOIN product_variants v ON v.id = t.variant_id JOIN products p ON p.id = v.product_id \
         JOIN merchants m ON m.id = p.merchant_id \
         WHERE t.on_hand - t.reserved >= r.quantity AND v.price_minor = r.price_minor \
         AND v.status = 'ACTIVE' AND p.status = 'ACTIVE' AND m.status = 'ACTIVE' {lock}) AS l \
         WHERE variant_stocks.variant_id = l.variant_id RETURNING variant_stocks.variant_id"
    );
    let rows = txn.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
    Ok(rows.iter().map(|row| row.try_get_by_index::<VariantId>(0)).collect::<Result<_, _>>()?)
}
