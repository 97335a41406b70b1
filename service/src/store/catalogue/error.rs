use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why the catalogue was not changed. Numbers are places in the list of variants, from 0.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// No such merchant.
    #[error("there is no such merchant")]
    MerchantNotFound,
    /// No such product.
    #[error("there is no such product")]
    ProductNotFound,
    /// The product has no such variant.
    #[error("the product has no such variant")]
    VariantNotFound(usize),
    /// Empty, too long or not printable.
    #[error("a name or title has 1 to 200 printable characters")]
    BadName(&'static str),
    /// Too long or not printable.
    #[error("a description has at most 4000 printable characters")]
    BadDescription,
    /// Not an address of the web.
    #[error("an address begins with https:// or http:// and has at most 500 characters")]
    BadUrl(&'static str),
    /// Another merchant has the name.
    #[error("another merchant has this name")]
    NameTaken,
    /// A share is above the whole, a category is named twice, or there are too many of them.
    #[error("a merchant pays at most what was sold, with at most 100 categories, each named once")]
    BadTerms,
    /// No variant, or too many of them.
    #[error("a product has 1 to 50 variants")]
    BadVariantCount,
    /// The title of a variant is empty, too long or not printable.
    #[error("the title of a variant has 1 to 200 printable characters")]
    BadVariantTitle(usize),
    /// Not a SKU.
    #[error("a SKU has 1 to 64 printable ASCII characters and no spaces")]
    BadSku(usize),
    /// Another variant has it.
    #[error("another variant has this SKU")]
    SkuTaken,
    /// Below zero or above the largest price.
    #[error("a price is at least nothing and at most the largest that fits into an order")]
    BadPrice(usize),
    /// In another currency than the product's other prices.
    #[error("all prices of a product are in one currency")]
    OtherCurrency(usize),
    /// Somebody else changed it meanwhile.
    #[error("it has changed meanwhile")]
    StaleVersion,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl CatalogueError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::MerchantNotFound
            | Self::ProductNotFound
            | Self::VariantNotFound(_)
            | Self::BadName(_)
            | Self::BadDescription
            | Self::BadUrl(_)
            | Self::NameTaken
            | Self::BadTerms
            | Self::BadVariantCount
            | Self::BadVariantTitle(_)
            | Self::BadSku(_)
            | Self::SkuTaken
            | Self::BadPrice(_)
            | Self::OtherCurrency(_)
            | Self::StaleVersion => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
