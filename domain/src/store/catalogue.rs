use crate::code::codes;
use crate::money::MAX_MINOR;
use crate::store::{MAX_LINES, MAX_QUANTITY};

// the largest order is an amount, and a million yuan is a price
const _: () =
    assert!(MAX_PRICE_MINOR * MAX_QUANTITY * MAX_LINES as i64 <= MAX_MINOR && MAX_PRICE_MINOR > 100_000_000);

/// The highest price of one item, in minor units: the largest order of it is still an amount.
pub const MAX_PRICE_MINOR: i64 = MAX_MINOR / (MAX_QUANTITY * MAX_LINES as i64);

codes! {
    /// Whether something of the catalogue is for sale.
    pub enum CatalogueStatus {
        /// For sale.
        Active = "ACTIVE",
        /// No longer for sale; orders keep it.
        Archived = "ARCHIVED",
    }
}

/// The name under which a warehouse keeps a variant: 1 to 64 printable ASCII characters without spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sku(String);

/// The text is no SKU.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a SKU has 1 to 64 printable ASCII characters and no spaces")]
pub struct SkuError;

impl Sku {
    /// Reads a SKU.
    pub fn parse(text: &str) -> Result<Self, SkuError> {
        let fits = (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits { Ok(Self(text.to_owned())) } else { Err(SkuError) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sku_is_short_and_plain() {
        let long = "x".repeat(65);
        for bad in ["", " ", "A B", "é", "A\n", long.as_str()] {
            assert_eq!(Sku::parse(bad), Err(SkuError), "{bad:?}");
        }
        for good in ["A", "TEA-100g/red", &long[..64]] {
            assert_eq!(Sku::parse(good).as_ref().map(Sku::as_str), Ok(good));
        }
    }
}
