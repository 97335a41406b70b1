use rebated_domain::money::{Currency, Money};
use rebated_domain::store::{CommissionTerms, MAX_PRICE_MINOR, Sku};

use super::CatalogueError;

/// Most variants of one product.
pub(super) const MOST_VARIANTS: usize = 50;

fn is_line(text: &str, most: usize) -> bool {
    let length = text.chars().count();
    (1..=most).contains(&length) && !text.trim().is_empty() && !text.chars().any(char::is_control)
}

/// A name or title; `field` is what the API calls it.
pub(super) fn name(field: &'static str, text: &str) -> Result<(), CatalogueError> {
    if is_line(text, 200) { Ok(()) } else { Err(CatalogueError::BadName(field)) }
}

pub(super) fn variant_title(place: usize, text: &str) -> Result<(), CatalogueError> {
    if is_line(text, 200) { Ok(()) } else { Err(CatalogueError::BadVariantTitle(place)) }
}

pub(super) fn description(text: &str) -> Result<(), CatalogueError> {
    let fits = text.chars().count() <= 4_000 && !text.chars().any(|c| c.is_control() && c != '\n');
    if fits { Ok(()) } else { Err(CatalogueError::BadDescription) }
}

pub(super) fn url(field: &'static str, text: &str) -> Result<(), CatalogueError> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let fits = rest.is_some_and(|rest| !rest.is_empty())
        && text.chars().count() <= 500
        && !text.chars().any(|c| c.is_control() || c.is_whitespace());
    if fits { Ok(()) } else { Err(CatalogueError::BadUrl(field)) }
}

pub(super) fn sku(place: usize, text: &str) -> Result<(), CatalogueError> {
    Sku::parse(text).map(|_| ()).map_err(|_| CatalogueError::BadSku(place))
}

pub(super) fn price(place: usize, price: Money, currency: Currency) -> Result<i64, CatalogueError> {
    if price.currency() != currency {
        return Err(CatalogueError::OtherCurrency(place));
    }
    let minor = price.minor();
    if (0..=MAX_PRICE_MINOR).contains(&minor) { Ok(minor) } else { Err(CatalogueError::BadPrice(place)) }
}

pub(super) fn terms(terms: &CommissionTerms) -> Result<(), CatalogueError> {
    let fits = terms.is_payable()
        && terms.categories.len() <= CommissionTerms::MOST_CATEGORIES
        && terms.categories.keys().all(|category| is_line(category, 200));
    if fits { Ok(()) } else { Err(CatalogueError::BadTerms) }
}
