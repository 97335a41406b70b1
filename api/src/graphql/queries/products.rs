//! Reading the catalogue.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::id::VariantId;
use rebated_domain::store::CatalogueStatus as Status;
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::store::{catalogue, stock};

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::product::{Merchant, Product, StockMovement};
use crate::graphql::types::store_words::CatalogueStatus;
use crate::graphql::{decode_or_nothing, denied, fault};

const PRODUCTS: List = List::new("products.desc", KeyKind::TimeId);
const MERCHANTS: List = List::new("merchants.desc", KeyKind::TimeId);
const MOVEMENTS: List = List::new("stockMovements.desc", KeyKind::TimeId);

connection! {
    /// A page of products.
    ProductConnection,
    /// A product and where it stands in its list.
    ProductEdge: Product
}

connection! {
    /// A page of merchants.
    MerchantConnection,
    /// A merchant and where it stands in its list.
    MerchantEdge: Merchant
}

connection! {
    /// A page of movements of a stock.
    StockMovementConnection,
    /// A movement and where it stands in its list.
    StockMovementEdge: StockMovement
}

/// Which products. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct ProductFilter {
    /// Only of this category.
    category: Option<String>,
    /// Only of this merchant.
    merchant_id: Option<ID>,
    /// Only for sale, or no longer. Others than staff see what is for sale in any case.
    status: Option<CatalogueStatus>,
    /// Only with this text in the title, capital letters or not.
    title: Option<String>,
}

/// A page of the movements of a variant. The caller has been checked.
pub async fn movements(
    ctx: &Context<'_>,
    variant: VariantId,
    args: PageArgs,
) -> Result<StockMovementConnection> {
    let request = args.request(&MOVEMENTS)?;
    let page = stock::queries::movements(ctx.platform().db.read(), variant, &request).await.map_err(fault)?;
    let page = page.map(|row| (Key::TimeId(row.recorded_at, row.id.0), StockMovement::from(row)));
    Ok(StockMovementConnection::new(MOVEMENTS, page, None))
}

/// Reading the catalogue.
#[derive(Default)]
pub struct ProductQueries;

/// Reading the catalogue.
#[Object]
impl ProductQueries {
    /// Merchants, newest first. For staff.
    async fn merchants(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Option<Result<MerchantConnection>> {
        let read = async {
            access::read_stock(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&MERCHANTS)?;
            let db = ctx.platform().db.read();
            let page = catalogue::queries::merchants(db, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), Merchant::from(row)));
            Ok(MerchantConnection::new(MERCHANTS, page, None))
        };
        Some(read.await)
    }

    /// Products of the store, newest first: all for staff, else those that are for sale.
    async fn products(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<ProductFilter>,
    ) -> Option<Result<ProductConnection>> {
        let read = async {
            access::read_catalogue(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&PRODUCTS)?;
            let sees_all = access::read_stock(ctx.actor()).is_ok();
            let narrowing = narrowing(filter.unwrap_or_default(), sees_all);
            let db = ctx.platform().db.read();
            let page = catalogue::queries::products(db, &narrowing, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), Product::from(row)));
            Ok(ProductConnection::new(PRODUCTS, page, None))
        };
        Some(read.await)
    }
}

fn narrowing(filter: ProductFilter, sees_all: bool) -> catalogue::queries::ProductFilter {
    let asked = filter.status.map(Status::from);
    catalogue::queries::ProductFilter {
        merchant: filter.merchant_id.as_ref().map(decode_or_nothing),
        category: filter.category,
        title: filter.title,
        status: if sees_all { asked } else { Some(Status::Active) },
    }
}
