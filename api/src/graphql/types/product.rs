//! What the store sells, who sells it, and how much of it there is.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use rebated_domain::id::{ProductId, VariantId};
use rebated_domain::money::Currency;
use rebated_domain::store::{CatalogueStatus as Status, CommissionTerms as Terms};
use rebated_entity::{merchant, product, product_variant, stock_movement, variant_stock};
use rebated_service::access;

use super::store_words::{CatalogueStatus, StockMovementKind, StockReason};
use crate::graphql::connection::PageArgs;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{StockOf, VariantsOf};
use crate::graphql::money::{CurrencyCode, Money};
use crate::graphql::queries::products::{StockMovementConnection, movements};
use crate::graphql::scalars::{DateTime, Decimal};
use crate::graphql::{denied, encode, fault, missing};

/// See the GraphQL description.
#[derive(Clone)]
pub struct Product(product::Model);

impl From<product::Model> for Product {
    fn from(row: product::Model) -> Self {
        Self(row)
    }
}

/// Something that the store sells, in one or more variants.
#[Object]
impl Product {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// What it is called.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// What it is.
    async fn description(&self) -> Option<&str> {
        self.0.description.as_deref()
    }
    /// Its category: what commission terms and rebate rules ask for.
    async fn category(&self) -> Option<&str> {
        self.0.category.as_deref()
    }
    /// A picture.
    async fn image_url(&self) -> Option<&str> {
        self.0.image_url.as_deref()
    }
    /// A page about it.
    async fn link_url(&self) -> Option<&str> {
        self.0.link_url.as_deref()
    }
    /// The currency of its prices.
    async fn currency_code(&self) -> CurrencyCode {
        self.0.currency.into()
    }
    /// Whether it is for sale.
    async fn status(&self) -> CatalogueStatus {
        self.0.status.into()
    }
    /// Who sells it.
    async fn merchant_name(&self, ctx: &Context<'_>) -> Result<String> {
        let merchant = ctx.loaders().one(self.0.merchant_id).await?;
        Ok(merchant.ok_or_else(|| missing("merchant"))?.name)
    }
    /// Who sells it, with the terms. For staff.
    async fn merchant(&self, ctx: &Context<'_>) -> Option<Result<Merchant>> {
        if let Err(refusal) = access::read_stock(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        let merchant = ctx.loaders().one(self.0.merchant_id).await.transpose();
        merchant.map(|found| found.map(Merchant::from))
    }
    /// The forms in which it is sold, at most 50: all for staff, else those that are for sale.
    async fn variants(&self, ctx: &Context<'_>) -> Result<Vec<ProductVariant>> {
        let rows: Vec<product_variant::Model> = ctx.loaders().many(VariantsOf(self.0.id)).await?;
        let sees_all = access::read_stock(ctx.actor()).is_ok();
        let seen = rows.into_iter().filter(|row| sees_all || row.status == Status::Active);
        Ok(seen.map(|row| ProductVariant { row, currency: self.0.currency }).collect())
    }
    /// When it was added.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it was last changed.
    async fn updated_at(&self) -> DateTime {
        self.0.updated_at.into()
    }
    /// Grows with every change of it or of its variants; see `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

impl Product {
    /// Whether the caller sees it: what is for sale, and for staff everything.
    pub fn is_seen(row: &product::Model, ctx: &Context<'_>) -> bool {
        let is_for_sale = row.status == Status::Active && access::read_catalogue(ctx.actor()).is_ok();
        is_for_sale || access::read_stock(ctx.actor()).is_ok()
    }

    /// A product by its id, if the caller sees it.
    pub async fn find(ctx: &Context<'_>, id: ProductId) -> Result<Option<Self>> {
        let row = ctx.loaders().one(id).await?;
        Ok(row.filter(|row| Self::is_seen(row, ctx)).map(Self::from))
    }
}

/// See the GraphQL description.
pub struct ProductVariant {
    pub(crate) row: product_variant::Model,
    pub(crate) currency: Currency,
}

/// One form of a product, with a price and a stock.
#[Object]
impl ProductVariant {
    /// The id, for `orderPlace` and `stockAdjust`.
    async fn id(&self) -> ID {
        encode(self.row.id)
    }
    /// The name under which the warehouse keeps it.
    async fn sku(&self) -> &str {
        &self.row.sku
    }
    /// What makes it different from the product's other variants.
    async fn title(&self) -> Option<&str> {
        self.row.title.as_deref()
    }
    /// The price of one item.
    async fn price(&self) -> Money {
        Money::minor(self.row.price_minor, self.currency)
    }
    /// Whether it is for sale.
    async fn status(&self) -> CatalogueStatus {
        self.row.status.into()
    }
    /// How many can be ordered now: on hand, less what open orders have.
    async fn available(&self, ctx: &Context<'_>) -> Result<i32> {
        let stock = self.counters(ctx).await?;
        Ok(i32::try_from(stock.on_hand - stock.reserved).unwrap_or(i32::MAX))
    }
    /// What lies in the warehouse, and how it came there. For staff.
    async fn stock(&self, ctx: &Context<'_>) -> Option<Result<ProductStock>> {
        if let Err(refusal) = access::read_stock(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        Some(self.counters(ctx).await.map(ProductStock))
    }
}

impl ProductVariant {
    async fn counters(&self, ctx: &Context<'_>) -> Result<variant_stock::Model> {
        ctx.loaders().one(StockOf(self.row.id)).await?.ok_or_else(|| missing("stock"))
    }

    /// A variant with the currency of its product.
    pub async fn of(ctx: &Context<'_>, row: product_variant::Model) -> Result<Self> {
        let product = ctx.loaders().one(row.product_id).await?.ok_or_else(|| missing("product"))?;
        Ok(Self { row, currency: product.currency })
    }
}

/// See the GraphQL description.
pub struct ProductStock(variant_stock::Model);

/// How much of a variant there is.
#[Object]
impl ProductStock {
    /// What lies in the warehouse.
    async fn on_hand(&self) -> i32 {
        i32::try_from(self.0.on_hand).unwrap_or(i32::MAX)
    }
    /// The part of it that open orders have.
    async fn reserved(&self) -> i32 {
        i32::try_from(self.0.reserved).unwrap_or(i32::MAX)
    }
    /// When it last moved.
    async fn updated_at(&self) -> DateTime {
        self.0.updated_at.into()
    }
    /// Its movements, newest first. Both counters are their sums.
    async fn movements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<StockMovementConnection> {
        let variant: VariantId = self.0.variant_id;
        movements(ctx, variant, PageArgs::new(first, after, last, before)).await
    }
}

/// See the GraphQL description.
pub struct StockMovement(stock_movement::Model);

impl From<stock_movement::Model> for StockMovement {
    fn from(row: stock_movement::Model) -> Self {
        Self(row)
    }
}

/// One change of a variant's stock. It is never changed or removed.
#[Object]
impl StockMovement {
    /// The id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// What moved it.
    async fn kind(&self) -> StockMovementKind {
        self.0.kind.into()
    }
    /// By how much what lies in the warehouse changed.
    async fn on_hand_change(&self) -> i32 {
        clamp(self.0.on_hand_change)
    }
    /// By how much what open orders have changed.
    async fn reserved_change(&self) -> i32 {
        clamp(self.0.reserved_change)
    }
    /// The order line for which it was; null for an adjustment.
    async fn line_id(&self) -> Option<ID> {
        self.0.line_id.map(encode)
    }
    /// Why somebody changed it; null for what orders do.
    async fn reason(&self) -> Option<StockReason> {
        self.0.reason.map(Into::into)
    }
    /// What they said about it.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
    /// When it was recorded.
    async fn recorded_at(&self) -> DateTime {
        self.0.recorded_at.into()
    }
}

fn clamp(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
}

/// See the GraphQL description.
pub struct Merchant(merchant::Model);

impl From<merchant::Model> for Merchant {
    fn from(row: merchant::Model) -> Self {
        Self(row)
    }
}

/// Who sells through the store, and on which terms.
#[Object]
impl Merchant {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// The name, which rebate rules know as `merchant`.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What it pays the platform for sales.
    async fn terms(&self) -> Result<CommissionTerms> {
        let terms: Terms = serde_json::from_value(self.0.terms.clone())
            .map_err(|error| fault(rebated_service::Fault::from(error)))?;
        Ok(terms.into())
    }
    /// Whether it sells anything.
    async fn status(&self) -> CatalogueStatus {
        self.0.status.into()
    }
    /// When it was added.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it was last changed.
    async fn updated_at(&self) -> DateTime {
        self.0.updated_at.into()
    }
    /// Grows with every change; see `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// What a merchant pays the platform for a sale: a share of the line's price, rounded down.
#[derive(SimpleObject)]
pub struct CommissionTerms {
    /// The share for categories that have none of their own, such as `0.08` for 8 %.
    rate: Decimal,
    /// Categories with a share of their own, at most 100, by name.
    categories: Vec<CategoryCommission>,
}

/// The share of one category.
#[derive(SimpleObject)]
pub struct CategoryCommission {
    /// The category.
    category: String,
    /// The share.
    rate: Decimal,
}

impl From<Terms> for CommissionTerms {
    fn from(terms: Terms) -> Self {
        let category = |(category, rate): (String, rebated_domain::money::Rate)| CategoryCommission {
            category,
            rate: Decimal::new(rate.to_decimal()),
        };
        Self {
            rate: Decimal::new(terms.rate.to_decimal()),
            categories: terms.categories.into_iter().map(category).collect(),
        }
    }
}
