use rebated_entity::product_variant;

use crate::db::{Kind, Rows, Writes};
use crate::row;

const VARIANTS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("product_id", Kind::Uuid),
    ("sku", Kind::Text),
    ("title", Kind::TextOpt),
    ("price_minor", Kind::Big),
    ("status", Kind::Text),
    ("created_at", Kind::Time),
    ("updated_at", Kind::Time),
];
const SET: &str = "sku = r.sku, title = r.title, price_minor = r.price_minor, status = r.status, \
    updated_at = r.updated_at";
const STOCKS: &[(&str, Kind)] = &[
    ("variant_id", Kind::Uuid),
    ("on_hand", Kind::Big),
    ("reserved", Kind::Big),
    ("updated_at", Kind::Time),
];

/// Writes variants; new ones get an empty stock.
pub(super) fn write(new: &[product_variant::Model], changed: &[product_variant::Model], writes: &mut Writes) {
    let row = |v: &product_variant::Model| {
        row![
            v.id,
            v.product_id,
            v.sku.as_str(),
            v.title.clone(),
            v.price_minor,
            v.status,
            v.created_at,
            v.updated_at,
        ]
    };
    let (mut inserts, mut updates, mut stocks) =
        (Rows::new(VARIANTS), Rows::new(VARIANTS), Rows::new(STOCKS));
    new.iter().for_each(|variant| inserts.push(row(variant)));
    changed.iter().for_each(|variant| updates.push(row(variant)));
    new.iter().for_each(|variant| stocks.push(row![variant.id, 0, 0, variant.created_at]));
    writes.update("product_variants", &updates, SET, "product_variants.id = r.id");
    writes.insert("product_variants", &inserts, "");
    writes.insert("variant_stocks", &stocks, "");
}
