//! Adding and changing merchants and products.

use async_graphql::{Context, Object, Result};
use rebated_service::store::catalogue::{self, CatalogueError};

use super::catalogue_inputs::{
    MerchantCreateInput, MerchantUpdateInput, ProductCreateInput, ProductUpdateInput,
};
use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::types::product::{Merchant, Product};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a change of the catalogue.
    CatalogueUserError,
    /// Why a change of the catalogue was refused.
    CatalogueErrorCode,
    CatalogueError {
        /// The description is too long or not printable.
        BadDescription: CatalogueError::BadDescription => ["description"],
        /// A name, title or category is empty, too long or not printable.
        BadName: CatalogueError::BadName(field) => [field],
        /// A price is below zero, or above the largest that fits into an order.
        BadPrice: CatalogueError::BadPrice(place) => ["variants", place, "price"],
        /// Not a SKU.
        BadSku: CatalogueError::BadSku(place) => ["variants", place, "sku"],
        /// A share is above the whole, or there are too many categories.
        BadTerms: CatalogueError::BadTerms => ["terms"],
        /// Not an address of the web.
        BadUrl: CatalogueError::BadUrl(field) => [field],
        /// No variant, or too many of them.
        BadVariantCount: CatalogueError::BadVariantCount => ["variants"],
        /// The title of a variant is empty, too long or not printable.
        BadVariantTitle: CatalogueError::BadVariantTitle(place) => ["variants", place, "title"],
        /// No such merchant.
        MerchantNotFound: CatalogueError::MerchantNotFound => ["merchantId"],
        /// Another merchant has the name.
        NameTaken: CatalogueError::NameTaken => ["name"],
        /// A price is in another currency than the product's other prices.
        OtherCurrency: CatalogueError::OtherCurrency(place) => ["variants", place, "price", "currencyCode"],
        /// No such product.
        ProductNotFound: CatalogueError::ProductNotFound => ["productId"],
        /// Another variant has the SKU.
        SkuTaken: CatalogueError::SkuTaken => ["variants"],
        /// Somebody else changed it meanwhile.
        StaleVersion: CatalogueError::StaleVersion => ["expectedVersion"],
        /// The product has no such variant, or it is named twice.
        VariantNotFound: CatalogueError::VariantNotFound(place) => ["variants", place, "variantId"],
    }
    top_level: CatalogueError::Denied(_) | CatalogueError::Fault(_)
}

payload! {
    /// The answer of `merchantCreate`.
    MerchantCreatePayload {
        /// The merchant.
        merchant: Merchant,
    }
    CatalogueUserError
}

payload! {
    /// The answer of `merchantUpdate`.
    MerchantUpdatePayload {
        /// The merchant.
        merchant: Merchant,
    }
    CatalogueUserError
}

payload! {
    /// The answer of `productCreate`.
    ProductCreatePayload {
        /// The product.
        product: Product,
    }
    CatalogueUserError
}

payload! {
    /// The answer of `productUpdate`.
    ProductUpdatePayload {
        /// The product.
        product: Product,
    }
    CatalogueUserError
}

/// Adding and changing merchants and products.
#[derive(Default)]
pub struct CatalogueMutations;

/// Adding and changing merchants and products.
#[Object]
impl CatalogueMutations {
    /// Adds a merchant. For administrators.
    async fn merchant_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The merchant.")] input: MerchantCreateInput,
    ) -> Option<Result<MerchantCreatePayload>> {
        let new = match input.read() {
            Ok(new) => new,
            Err(error) => return Some(Err(error)),
        };
        let done = catalogue::create_merchant(ctx.platform(), ctx.actor(), new).await;
        answer(done, |merchant| MerchantCreatePayload::of(merchant.into()))
    }

    /// Changes a merchant. For administrators.
    async fn merchant_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: MerchantUpdateInput,
    ) -> Option<Result<MerchantUpdatePayload>> {
        let change = match input.read() {
            Ok(change) => change,
            Err(error) => return Some(Err(error)),
        };
        let done = catalogue::update_merchant(ctx.platform(), ctx.actor(), change).await;
        answer(done, |merchant| MerchantUpdatePayload::of(merchant.into()))
    }

    /// Adds a product. For administrators.
    async fn product_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The product.")] input: ProductCreateInput,
    ) -> Option<Result<ProductCreatePayload>> {
        let new = match input.read() {
            Ok(new) => new,
            Err(error) => return Some(Err(error)),
        };
        let done = catalogue::create_product(ctx.platform(), ctx.actor(), new).await;
        answer(done, |product| ProductCreatePayload::of(product.into()))
    }

    /// Changes a product and its variants. For administrators.
    async fn product_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: ProductUpdateInput,
    ) -> Option<Result<ProductUpdatePayload>> {
        let change = match input.read() {
            Ok(change) => change,
            Err(error) => return Some(Err(error)),
        };
        let done = catalogue::update_product(ctx.platform(), ctx.actor(), change).await;
        answer(done, |product| ProductUpdatePayload::of(product.into()))
    }
}
