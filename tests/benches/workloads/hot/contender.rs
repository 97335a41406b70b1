use rebated_service::Platform;

use super::books::{Books, Wish};
use super::grouped::Grouped;

/// Whoever is measured.
pub enum Contender {
    /// Hand-written SQL.
    Books(Books),
    /// The product.
    Grouped(Grouped),
}

/// The product's name in the table of results.
pub const GROUPED: &str = "group posting (rebated)";

impl Contender {
    /// In the table of results.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Books(books) => books.scheme.name,
            Self::Grouped(_) => GROUPED,
        }
    }

    /// One transfer; returns when it is committed.
    pub async fn transfer(&self, platform: &Platform, wish: Wish) -> anyhow::Result<()> {
        match self {
            Self::Books(books) => Ok(books.transfer(&platform.db, wish).await?),
            Self::Grouped(grouped) => grouped.transfer(wish).await,
        }
    }
}
