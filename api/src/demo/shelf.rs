//! What the platform's own store sells: something to order and to pay for.

use rebated_domain::id::MerchantId;
use rebated_domain::money::{Currency, Money, Rate};
use rebated_domain::store::{CommissionTerms, StockReason};
use rebated_service::page::PageRequest;
use rebated_service::store::catalogue::queries::{self, ProductFilter};
use rebated_service::store::catalogue::{
    NewMerchant, NewProduct, NewVariant, create_merchant, create_product,
};
use rebated_service::store::stock::{StockAdjustment, StockBy, adjust};
use rebated_service::{Actor, Platform};

const MERCHANT: &str = "云山茶行";
const COMMISSION: u32 = 120_000;
/// Title, category, and the SKU, title and price in fen of each variant.
type Goods = (&'static str, &'static str, &'static [(&'static str, &'static str, i64)]);
const GOODS: [Goods; 3] = [
    ("龙井绿茶", "茶叶", &[("TEA-LJ-250", "250 g", 6_800), ("TEA-LJ-500", "500 g", 12_800)]),
    ("普洱茶饼 357 g", "茶叶", &[("TEA-PE-357", "2023", 15_900)]),
    ("白瓷盖碗", "茶具", &[("CUP-GW-1", "150 ml", 4_500)]),
];
const IN_STOCK: i64 = 200;

/// Fills the shelf; what is there already stays.
pub(super) async fn fill(platform: &Platform, admin: &Actor) -> anyhow::Result<()> {
    let merchant_id = merchant(platform, admin).await?;
    let filter = ProductFilter { merchant: Some(merchant_id), ..ProductFilter::default() };
    let found = queries::products(platform.db.read(), &filter, &PageRequest::first(100)).await?;
    for (title, category, variants) in GOODS {
        let there = found.items.iter().find(|product| product.title == title);
        let product_id = match there {
            Some(product) => product.id,
            None => {
                create_product(platform, admin, product(merchant_id, title, category, variants)).await?.id
            }
        };
        for variant in queries::variants_of(platform.db.read(), [product_id]).await?.into_values().flatten() {
            let delivery = StockAdjustment {
                variant_id: variant.id,
                by: StockBy::Delta(IN_STOCK),
                reason: StockReason::Received,
                note: None,
            };
            adjust(platform, admin, delivery, Some(&format!("demo {}", variant.sku))).await?;
        }
    }
    Ok(())
}

async fn merchant(platform: &Platform, admin: &Actor) -> anyhow::Result<MerchantId> {
    let all = queries::merchants(platform.db.read(), &PageRequest::first(100)).await?;
    if let Some(merchant) = all.items.iter().find(|merchant| merchant.name == MERCHANT) {
        return Ok(merchant.id);
    }
    let terms = CommissionTerms { rate: Rate::try_from_ppm(COMMISSION)?, categories: [].into() };
    Ok(create_merchant(platform, admin, NewMerchant { name: MERCHANT.into(), terms }).await?.id)
}

fn product(
    merchant_id: MerchantId,
    title: &str,
    category: &str,
    variants: &[(&str, &str, i64)],
) -> NewProduct {
    let variant = |(sku, title, fen): &(&str, &str, i64)| NewVariant {
        sku: (*sku).into(),
        title: Some((*title).into()),
        price: Money::new(*fen, Currency::Cny),
    };
    NewProduct {
        merchant_id,
        title: title.into(),
        description: None,
        category: Some(category.into()),
        image_url: None,
        link_url: None,
        variants: variants.iter().map(variant).collect(),
    }
}
