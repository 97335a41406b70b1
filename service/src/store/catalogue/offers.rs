use std::collections::HashMap;

use rebated_domain::id::{MerchantId, ProductId, VariantId};
use rebated_domain::money::{Currency, Rate};
use rebated_domain::store::CommissionTerms;
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult, Statement};

use crate::Fault;
use crate::db::{Kind, Rows};
use crate::row;

/// A variant that is for sale, with what an order of it fixes.
#[derive(Clone, Debug, FromQueryResult)]
pub(in crate::store) struct Offer {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub merchant_id: MerchantId,
    pub sku: String,
    pub price_minor: i64,
    pub currency: Currency,
    pub category: Option<String>,
    pub merchant: String,
    product_title: String,
    variant_title: Option<String>,
    terms: serde_json::Value,
    /// What can be ordered. It may be gone a moment later.
    pub available: i64,
}

impl Offer {
    /// What a line is called.
    pub fn title(&self) -> String {
        match &self.variant_title {
            Some(variant) => format!("{}, {variant}", self.product_title),
            None => self.product_title.clone(),
        }
    }

    /// The merchant's share for the platform.
    pub fn rate(&self) -> Result<Rate, Fault> {
        let terms: CommissionTerms = serde_json::from_value(self.terms.clone())?;
        Ok(terms.rate_for(self.category.as_deref()))
    }
}

/// The variants that are for sale, of those that are asked for: one statement.
pub(in crate::store) async fn offers_in(
    txn: &DatabaseTransaction,
    variants: impl IntoIterator<Item = VariantId>,
) -> Result<HashMap<VariantId, Offer>, Fault> {
    const KEYS: &[(&str, Kind)] = &[("variant_id", Kind::Uuid)];
    let mut keys = Rows::new(KEYS);
    variants.into_iter().for_each(|variant| keys.push(row![variant]));
    let backend = txn.get_database_backend();
    let mut params = Vec::new();
    let source = keys.source(backend, &mut params);
    let sql = format!(
        "SELECT v.id AS variant_id, v.product_id, p.merchant_id, v.sku, v.price_minor, p.currency, p.category, \
         m.name AS merchant, p.title AS product_title, v.title AS variant_title, m.terms, \
         s.on_hand - s.reserved AS available \
         FROM {source} JOIN product_variants v ON v.id = r.variant_id JOIN products p ON p.id = v.product_id \
         JOIN merchants m ON m.id = p.merchant_id JOIN variant_stocks s ON s.variant_id = v.id \
         WHERE v.status = 'ACTIVE' AND p.status = 'ACTIVE' AND m.status = 'ACTIVE'"
    );
    let found =
        Offer::find_by_statement(Statement::from_sql_and_values(backend, sql, params)).all(txn).await?;
    Ok(found.into_iter().map(|offer| (offer.variant_id, offer)).collect())
}
