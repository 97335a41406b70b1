//! Reading the catalogue. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::{MerchantId, ProductId, VariantId};
use rebated_domain::store::CatalogueStatus;
use rebated_entity::{merchant, product, product_variant, variant_stock};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Which products. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct ProductFilter {
    /// Only of this merchant.
    pub merchant: Option<MerchantId>,
    /// Only of this category.
    pub category: Option<String>,
    /// Only with this text in the title, capital letters or not.
    pub title: Option<String>,
    /// Only for sale, or no longer.
    pub status: Option<CatalogueStatus>,
}

/// Products, newest first.
pub async fn products(
    db: &impl ConnectionTrait,
    filter: &ProductFilter,
    page: &PageRequest,
) -> Result<Page<product::Model>, Fault> {
    use product::Column as C;
    let mut select = product::Entity::find();
    if let Some(merchant) = filter.merchant {
        select = select.filter(C::MerchantId.eq(merchant));
    }
    if let Some(category) = &filter.category {
        select = select.filter(C::Category.eq(category));
    }
    if let Some(title) = &filter.title {
        use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr};
        let escaped = title.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
        select = select.filter(Expr::from(Func::lower(Expr::col(C::Title))).like(like));
    }
    if let Some(status) = filter.status {
        select = select.filter(C::Status.eq(status));
    }
    fetch(db, select, SortBy::TimeId(C::CreatedAt, C::Id), true, page).await
}

/// Merchants, newest first.
pub async fn merchants(
    db: &impl ConnectionTrait,
    page: &PageRequest,
) -> Result<Page<merchant::Model>, Fault> {
    let sort = SortBy::TimeId(merchant::Column::CreatedAt, merchant::Column::Id);
    fetch(db, merchant::Entity::find(), sort, true, page).await
}

/// Products by id.
pub async fn products_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ProductId>,
) -> Result<HashMap<ProductId, product::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), product::Column::Id, ids);
    let found = product::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// Merchants by id.
pub async fn merchants_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = MerchantId>,
) -> Result<HashMap<MerchantId, merchant::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), merchant::Column::Id, ids);
    let found = merchant::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// Variants by id.
pub async fn variants_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = VariantId>,
) -> Result<HashMap<VariantId, product_variant::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), product_variant::Column::Id, ids);
    let found = product_variant::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// The variants of products, each product's in the order in which they were added.
pub async fn variants_of(
    db: &impl ConnectionTrait,
    products: impl IntoIterator<Item = ProductId>,
) -> Result<HashMap<ProductId, Vec<product_variant::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), product_variant::Column::ProductId, products);
    let rows = product_variant::Entity::find().filter(wanted).order_by_asc(product_variant::Column::Id);
    let mut of: HashMap<ProductId, Vec<_>> = HashMap::new();
    for row in rows.all(db).await? {
        of.entry(row.product_id).or_default().push(row);
    }
    Ok(of)
}

/// The counters of variants.
pub async fn stocks_of(
    db: &impl ConnectionTrait,
    variants: impl IntoIterator<Item = VariantId>,
) -> Result<HashMap<VariantId, variant_stock::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), variant_stock::Column::VariantId, variants);
    let found = variant_stock::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.variant_id, row)).collect())
}
