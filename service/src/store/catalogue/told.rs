use rebated_domain::id::{MerchantId, VariantId};
use rebated_domain::money::Currency;
use rebated_domain::store::CatalogueStatus;
use rebated_entity::{merchant, product, product_variant};
use serde::Serialize;

/// A merchant as the audit log tells of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldMerchant {
    name: String,
    terms: serde_json::Value,
    status: CatalogueStatus,
}

impl ToldMerchant {
    pub(super) fn of(merchant: &merchant::Model) -> Self {
        Self { name: merchant.name.clone(), terms: merchant.terms.clone(), status: merchant.status }
    }
}

/// A product with its variants as the audit log tells of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldProduct {
    merchant_id: MerchantId,
    title: String,
    description: Option<String>,
    category: Option<String>,
    image_url: Option<String>,
    link_url: Option<String>,
    currency: Currency,
    status: CatalogueStatus,
    variants: Vec<ToldVariant>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ToldVariant {
    id: VariantId,
    sku: String,
    title: Option<String>,
    price_minor: i64,
    status: CatalogueStatus,
}

impl ToldProduct {
    pub(super) fn of(product: &product::Model, variants: &[product_variant::Model]) -> Self {
        let variant = |row: &product_variant::Model| ToldVariant {
            id: row.id,
            sku: row.sku.clone(),
            title: row.title.clone(),
            price_minor: row.price_minor,
            status: row.status,
        };
        Self {
            merchant_id: product.merchant_id,
            title: product.title.clone(),
            description: product.description.clone(),
            category: product.category.clone(),
            image_url: product.image_url.clone(),
            link_url: product.link_url.clone(),
            currency: product.currency,
            status: product.status,
            variants: variants.iter().map(variant).collect(),
        }
    }
}
