use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::money::Rate;

/// What a merchant pays the platform for a sale: a share of the line's price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommissionTerms {
    /// The share for categories that have none of their own.
    pub rate: Rate,
    /// The shares of categories, by their names.
    #[serde(default)]
    pub categories: BTreeMap<String, Rate>,
}

impl CommissionTerms {
    /// Most categories with a share of their own.
    pub const MOST_CATEGORIES: usize = 100;

    /// The share for a category.
    pub fn rate_for(&self, category: Option<&str>) -> Rate {
        category.and_then(|name| self.categories.get(name)).copied().unwrap_or(self.rate)
    }

    /// Whether every share is at most the whole: nobody pays more than what was sold.
    pub fn is_payable(&self) -> bool {
        std::iter::once(&self.rate).chain(self.categories.values()).all(|rate| !rate.is_above_whole())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(text: &str) -> Rate {
        Rate::parse(text).expect("a test's rate")
    }

    #[test]
    fn a_category_may_have_a_share_of_its_own() {
        let categories = BTreeMap::from([("tea".to_owned(), rate("0.2")), ("books".to_owned(), rate("0"))]);
        let terms = CommissionTerms { rate: rate("0.1"), categories };
        let of = |category| terms.rate_for(category).to_decimal();
        assert_eq!(
            [of(None), of(Some("shoes")), of(Some("tea")), of(Some("books"))],
            ["0.1", "0.1", "0.2", "0"]
        );
        assert_eq!(terms.rate_for(Some("tea")).of_floor(999), 199, "rounded down, as networks do");
    }

    #[test]
    fn nobody_pays_more_than_what_was_sold() {
        let of = |base: &str, tea: &str| CommissionTerms {
            rate: rate(base),
            categories: BTreeMap::from([("tea".into(), rate(tea))]),
        };
        assert!(of("1", "1").is_payable());
        assert!(!of("1.000001", "1").is_payable());
        assert!(!of("1", "1.000001").is_payable());
    }
}
