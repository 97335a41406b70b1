use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::{MerchantId, ProductId, VariantId};
use rebated_domain::money::{Currency, Money};
use rebated_domain::store::CatalogueStatus;
use rebated_entity::{merchant, product, product_variant};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::check::{self, MOST_VARIANTS};
use super::told::ToldProduct;
use super::{CatalogueError, rows};
use crate::db::{Writes, transact};
use crate::{Actor, Fault, Platform, access};

/// A product that is to be added.
#[derive(Clone, Debug)]
pub struct NewProduct {
    /// Who sells it.
    pub merchant_id: MerchantId,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Its category: what commission terms and rebate rules ask for.
    pub category: Option<String>,
    /// A picture.
    pub image_url: Option<String>,
    /// A page about it.
    pub link_url: Option<String>,
    /// The forms in which it is sold, 1 to 50.
    pub variants: Vec<NewVariant>,
}

/// A variant that is to be added. Its stock is empty at first.
#[derive(Clone, Debug)]
pub struct NewVariant {
    /// The name under which the warehouse keeps it. No two have the same.
    pub sku: String,
    /// What makes it different from the others.
    pub title: Option<String>,
    /// The price of one item.
    pub price: Money,
}

/// What to change; absent fields stay, and empty texts are taken away.
#[derive(Clone, Debug)]
pub struct ProductChange {
    /// Which product.
    pub product_id: ProductId,
    /// See [`NewProduct::title`].
    pub title: Option<String>,
    /// See [`NewProduct::description`].
    pub description: Option<String>,
    /// See [`NewProduct::category`].
    pub category: Option<String>,
    /// See [`NewProduct::image_url`].
    pub image_url: Option<String>,
    /// See [`NewProduct::link_url`].
    pub link_url: Option<String>,
    /// Whether it is for sale.
    pub status: Option<CatalogueStatus>,
    /// Variants to change.
    pub variants: Vec<VariantChange>,
    /// Variants to add.
    pub new_variants: Vec<NewVariant>,
    /// Refused when the product's version is another.
    pub expected_version: Option<i32>,
}

/// What to change of a variant; absent fields stay.
#[derive(Clone, Debug)]
pub struct VariantChange {
    /// Which variant.
    pub variant_id: VariantId,
    /// See [`NewVariant::sku`].
    pub sku: Option<String>,
    /// See [`NewVariant::title`].
    pub title: Option<String>,
    /// See [`NewVariant::price`].
    pub price: Option<Money>,
    /// Whether it is for sale.
    pub status: Option<CatalogueStatus>,
}

/// Adds a product.
pub async fn create_product(
    platform: &Platform,
    actor: &Actor,
    new: NewProduct,
) -> Result<product::Model, CatalogueError> {
    let permit = access::manage_catalogue(actor)?;
    let currency = check_new(&new)?;
    let now = platform.now();
    let product = product::Model {
        id: platform.new_id(now),
        merchant_id: new.merchant_id,
        title: new.title,
        description: new.description,
        category: new.category,
        image_url: new.image_url,
        link_url: new.link_url,
        currency,
        status: CatalogueStatus::Active,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let variants = made(platform, now, &product, &new.variants)?;
    transact(&platform.db, async |txn| {
        let merchant = merchant::Entity::find_by_id(new.merchant_id).one(txn).await.map_err(Fault::from)?;
        merchant.ok_or(CatalogueError::MerchantNotFound)?;
        let product = product.into_active_model().insert(txn).await.map_err(Fault::from)?;
        let mut writes = Writes::new(platform.db.backend());
        rows::write(&variants, &[], &mut writes);
        let entry = permit.did(AuditAction::ProductCreate, product.id);
        entry.made(&ToldProduct::of(&product, &variants))?.write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok(product)
    })
    .await
    .map_err(sku_taken)
}

/// Changes a product and its variants. Orders that were placed keep what they were placed with.
pub async fn update_product(
    platform: &Platform,
    actor: &Actor,
    change: ProductChange,
) -> Result<product::Model, CatalogueError> {
    let permit = access::manage_catalogue(actor)?;
    check_change(&change)?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let (before, variants) = lock_in(txn, change.product_id).await?;
        if change.expected_version.is_some_and(|version| version != before.version) {
            return Err(CatalogueError::StaleVersion);
        }
        if variants.len() + change.new_variants.len() > MOST_VARIANTS {
            return Err(CatalogueError::BadVariantCount);
        }
        let after = changed(&before, &change);
        let changed = changed_variants(now, &before, &variants, &change.variants)?;
        let new = made(platform, now, &before, &change.new_variants)?;
        if after == before && changed.is_empty() && new.is_empty() {
            return Ok(before);
        }
        let told = ToldProduct::of(&before, &variants);
        let version = before.version + 1;
        let after = product::Model { version, updated_at: now, ..after };
        let after = after.into_active_model().reset_all().update(txn).await.map_err(Fault::from)?;
        let mut writes = Writes::new(platform.db.backend());
        rows::write(&new, &changed, &mut writes);
        let is =
            |old: product_variant::Model| changed.iter().find(|v| v.id == old.id).cloned().unwrap_or(old);
        let all: Vec<_> = variants.into_iter().map(is).chain(new).collect();
        let entry = permit.did(AuditAction::ProductUpdate, after.id);
        entry.changed(&told, &ToldProduct::of(&after, &all))?.write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok(after)
    })
    .await
    .map_err(sku_taken)
}

/// Checks everything, and tells the currency of the prices.
fn check_new(new: &NewProduct) -> Result<Currency, CatalogueError> {
    check::name("title", &new.title)?;
    new.description.as_deref().map(check::description).transpose()?;
    new.category.as_deref().map(|text| check::name("category", text)).transpose()?;
    new.image_url.as_deref().map(|url| check::url("imageUrl", url)).transpose()?;
    new.link_url.as_deref().map(|url| check::url("linkUrl", url)).transpose()?;
    let first = new.variants.first().filter(|_| new.variants.len() <= MOST_VARIANTS);
    Ok(first.ok_or(CatalogueError::BadVariantCount)?.price.currency())
}

fn check_change(change: &ProductChange) -> Result<(), CatalogueError> {
    let set = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    change.title.as_deref().map(|title| check::name("title", title)).transpose()?;
    set(&change.description).as_deref().map(check::description).transpose()?;
    set(&change.category).as_deref().map(|text| check::name("category", text)).transpose()?;
    set(&change.image_url).as_deref().map(|url| check::url("imageUrl", url)).transpose()?;
    set(&change.link_url).as_deref().map(|url| check::url("linkUrl", url)).transpose()?;
    Ok(())
}

async fn lock_in(
    txn: &DatabaseTransaction,
    id: ProductId,
) -> Result<(product::Model, Vec<product_variant::Model>), CatalogueError> {
    let found = product::Entity::find_by_id(id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    let product = found.ok_or(CatalogueError::ProductNotFound)?;
    let variants = product_variant::Entity::find()
        .filter(product_variant::Column::ProductId.eq(id))
        .order_by_asc(product_variant::Column::Id)
        .all(txn)
        .await
        .map_err(Fault::from)?;
    Ok((product, variants))
}

fn changed(before: &product::Model, change: &ProductChange) -> product::Model {
    let text = |new: &Option<String>, old: &Option<String>| match new {
        Some(new) if new.is_empty() => None,
        Some(new) => Some(new.clone()),
        None => old.clone(),
    };
    product::Model {
        title: change.title.clone().unwrap_or_else(|| before.title.clone()),
        description: text(&change.description, &before.description),
        category: text(&change.category, &before.category),
        image_url: text(&change.image_url, &before.image_url),
        link_url: text(&change.link_url, &before.link_url),
        status: change.status.unwrap_or(before.status),
        ..before.clone()
    }
}

/// The variants that become different.
fn changed_variants(
    now: DateTime<Utc>,
    product: &product::Model,
    variants: &[product_variant::Model],
    changes: &[VariantChange],
) -> Result<Vec<product_variant::Model>, CatalogueError> {
    let mut changed: Vec<product_variant::Model> = Vec::new();
    for (place, change) in changes.iter().enumerate() {
        let named_twice = changes[..place].iter().any(|other| other.variant_id == change.variant_id);
        let before = variants.iter().find(|variant| variant.id == change.variant_id);
        let before = before.filter(|_| !named_twice).ok_or(CatalogueError::VariantNotFound(place))?;
        let mut after = before.clone();
        if let Some(sku) = &change.sku {
            check::sku(place, sku)?;
            after.sku.clone_from(sku);
        }
        if let Some(title) = &change.title {
            check::variant_title(place, title)?;
            after.title = Some(title.clone());
        }
        if let Some(price) = change.price {
            after.price_minor = check::price(place, price, product.currency)?;
        }
        after.status = change.status.unwrap_or(after.status);
        if after != *before {
            after.updated_at = now;
            changed.push(after);
        }
    }
    Ok(changed)
}

fn made(
    platform: &Platform,
    now: DateTime<Utc>,
    product: &product::Model,
    new: &[NewVariant],
) -> Result<Vec<product_variant::Model>, CatalogueError> {
    let variant = |(place, new): (usize, &NewVariant)| {
        check::sku(place, &new.sku)?;
        new.title.as_deref().map(|title| check::variant_title(place, title)).transpose()?;
        Ok(product_variant::Model {
            id: platform.new_id(now),
            product_id: product.id,
            sku: new.sku.clone(),
            title: new.title.clone(),
            price_minor: check::price(place, new.price, product.currency)?,
            status: CatalogueStatus::Active,
            created_at: now,
            updated_at: now,
        })
    };
    new.iter().enumerate().map(variant).collect()
}

fn sku_taken(error: CatalogueError) -> CatalogueError {
    match error {
        CatalogueError::Fault(fault) if fault.is_duplicate() => CatalogueError::SkuTaken,
        other => other,
    }
}
