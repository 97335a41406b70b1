//! What is said about merchants and products.

use std::collections::BTreeMap;

use async_graphql::{ID, InputObject, Result};
use rebated_domain::money::{Money, Rate};
use rebated_domain::store;
use rebated_service::store::catalogue::{
    MerchantChange, NewMerchant, NewProduct, NewVariant, ProductChange, VariantChange,
};

use crate::graphql::money::MoneyInput;
use crate::graphql::scalars::Decimal;
use crate::graphql::types::store_words::CatalogueStatus;
use crate::graphql::{bad_argument, decode_or_nothing};

/// What a merchant pays the platform for a sale.
#[derive(InputObject)]
pub struct CommissionTermsInput {
    /// The share of a line's price, such as `"0.08"` for 8 %, at most 1.
    rate: Decimal,
    /// Categories with a share of their own, at most 100.
    categories: Option<Vec<CategoryCommissionInput>>,
}

/// The share of one category.
#[derive(InputObject)]
pub struct CategoryCommissionInput {
    /// The category, as products name it.
    category: String,
    /// The share, at most 1.
    rate: Decimal,
}

impl CommissionTermsInput {
    fn read(self) -> Result<store::CommissionTerms> {
        let rate = |text: Decimal| {
            let problem = |error| bad_argument("input.terms.rate", format!("is refused: {error}"));
            Rate::parse(text.as_str()).map_err(problem)
        };
        let mut categories = BTreeMap::new();
        for one in self.categories.unwrap_or_default() {
            if categories.insert(one.category, rate(one.rate)?).is_some() {
                return Err(bad_argument("input.terms.categories", "names a category twice"));
            }
        }
        Ok(store::CommissionTerms { rate: rate(self.rate)?, categories })
    }
}

/// A merchant that is to be added.
#[derive(InputObject)]
pub struct MerchantCreateInput {
    /// Its name, 1 to 200 characters; no two have the same. Rebate rules know it as `merchant`.
    name: String,
    /// What it pays for sales.
    terms: CommissionTermsInput,
}

impl MerchantCreateInput {
    pub(super) fn read(self) -> Result<NewMerchant> {
        Ok(NewMerchant { name: self.name, terms: self.terms.read()? })
    }
}

/// What to change of a merchant; absent fields stay. Orders that were placed keep what they were placed with.
#[derive(InputObject)]
pub struct MerchantUpdateInput {
    /// The merchant.
    merchant_id: ID,
    /// Its name.
    name: Option<String>,
    /// What it pays for sales, in place of the terms so far.
    terms: Option<CommissionTermsInput>,
    /// Whether it sells anything. Orders of an archived merchant that are not prepared yet are cancelled.
    status: Option<CatalogueStatus>,
    /// Refuse when the merchant is not at this version any more.
    expected_version: Option<i32>,
}

impl MerchantUpdateInput {
    pub(super) fn read(self) -> Result<MerchantChange> {
        Ok(MerchantChange {
            merchant_id: decode_or_nothing(&self.merchant_id),
            name: self.name,
            terms: self.terms.map(CommissionTermsInput::read).transpose()?,
            status: self.status.map(Into::into),
            expected_version: self.expected_version,
        })
    }
}

/// A variant that is to be added. Its stock is empty at first: see `stockAdjust`.
#[derive(InputObject)]
pub struct ProductVariantInput {
    /// The name under which the warehouse keeps it: 1 to 64 ASCII characters without spaces; no two have the same.
    sku: String,
    /// What makes it different from the product's other variants.
    title: Option<String>,
    /// The price of one item. All prices of a product are in one currency.
    price: MoneyInput,
}

impl ProductVariantInput {
    fn read(self) -> Result<NewVariant> {
        Ok(NewVariant { sku: self.sku, title: self.title, price: price(self.price)? })
    }
}

fn price(input: MoneyInput) -> Result<Money> {
    Money::try_from(input)
        .map_err(|error| bad_argument("input.variants.price", format!("is refused: {error}")))
}

/// A product that is to be added.
#[derive(InputObject)]
pub struct ProductCreateInput {
    /// Who sells it.
    merchant_id: ID,
    /// What it is called, 1 to 200 characters.
    title: String,
    /// What it is, at most 4000 characters.
    description: Option<String>,
    /// Its category: what commission terms and rebate rules ask for.
    category: Option<String>,
    /// A picture.
    image_url: Option<String>,
    /// A page about it.
    link_url: Option<String>,
    /// The forms in which it is sold, 1 to 50.
    variants: Vec<ProductVariantInput>,
}

impl ProductCreateInput {
    pub(super) fn read(self) -> Result<NewProduct> {
        Ok(NewProduct {
            merchant_id: decode_or_nothing(&self.merchant_id),
            title: self.title,
            description: self.description,
            category: self.category,
            image_url: self.image_url,
            link_url: self.link_url,
            variants: self.variants.into_iter().map(ProductVariantInput::read).collect::<Result<_>>()?,
        })
    }
}

/// What to change of a variant; absent fields stay.
#[derive(InputObject)]
pub struct ProductVariantChangeInput {
    /// The variant.
    variant_id: ID,
    /// The name under which the warehouse keeps it.
    sku: Option<String>,
    /// What makes it different from the product's other variants.
    title: Option<String>,
    /// The price of one item.
    price: Option<MoneyInput>,
    /// Whether it is for sale.
    status: Option<CatalogueStatus>,
}

impl ProductVariantChangeInput {
    fn read(self) -> Result<VariantChange> {
        Ok(VariantChange {
            variant_id: decode_or_nothing(&self.variant_id),
            sku: self.sku,
            title: self.title,
            price: self.price.map(price).transpose()?,
            status: self.status.map(Into::into),
        })
    }
}

/// What to change of a product; absent fields stay, and empty texts are taken away.
#[derive(InputObject)]
pub struct ProductUpdateInput {
    /// The product.
    product_id: ID,
    /// What it is called.
    title: Option<String>,
    /// What it is.
    description: Option<String>,
    /// Its category.
    category: Option<String>,
    /// A picture.
    image_url: Option<String>,
    /// A page about it.
    link_url: Option<String>,
    /// Whether it is for sale.
    status: Option<CatalogueStatus>,
    /// Variants to change, at most 50.
    variants: Option<Vec<ProductVariantChangeInput>>,
    /// Variants to add; a product has at most 50.
    new_variants: Option<Vec<ProductVariantInput>>,
    /// Refuse when the product is not at this version any more.
    expected_version: Option<i32>,
}

impl ProductUpdateInput {
    pub(super) fn read(self) -> Result<ProductChange> {
        let variants = self.variants.unwrap_or_default();
        if variants.len() > 50 {
            return Err(bad_argument("input.variants", "has more than 50 items"));
        }
        let new = self.new_variants.unwrap_or_default().into_iter();
        Ok(ProductChange {
            product_id: decode_or_nothing(&self.product_id),
            title: self.title,
            description: self.description,
            category: self.category,
            image_url: self.image_url,
            link_url: self.link_url,
            status: self.status.map(Into::into),
            variants: variants.into_iter().map(ProductVariantChangeInput::read).collect::<Result<_>>()?,
            new_variants: new.map(ProductVariantInput::read).collect::<Result<_>>()?,
            expected_version: self.expected_version,
        })
    }
}
