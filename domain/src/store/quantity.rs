use crate::money::Currency;

/// Most lines of one order.
pub const MAX_LINES: usize = 50;

/// Most items of one line.
pub const MAX_QUANTITY: i64 = 1_000;

/// What is wrong with an order that somebody wants to place, before the stock is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderProblem {
    /// None, or more than [`MAX_LINES`].
    #[error("an order has 1 to {MAX_LINES} lines")]
    BadLineCount,
    /// Not 1 to [`MAX_QUANTITY`].
    #[error("a line has 1 to {MAX_QUANTITY} items")]
    BadQuantity,
    /// A variant on two lines.
    #[error("the variant is on another line already")]
    NamedTwice,
    /// Not sold, or not at all.
    #[error("the variant is not for sale")]
    NotForSale,
    /// In another currency than the first line.
    #[error("the variant is sold in another currency")]
    OtherCurrency,
    /// Less is left than asked for.
    #[error("not enough is left")]
    OutOfStock,
    /// The price changed while the order was on its way.
    #[error("the price has changed meanwhile")]
    PriceChanged,
}

/// The price of so many items, in minor units; none beyond the largest number.
pub fn line_total(unit_price_minor: i64, quantity: i64) -> Option<i64> {
    unit_price_minor.checked_mul(quantity)
}

/// What an order comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderSum {
    /// Of all lines.
    pub currency: Currency,
    /// In minor units.
    pub total_minor: i64,
}

/// Adds up lines; none without lines, with two currencies, or beyond the largest number.
pub fn order_total(lines: impl IntoIterator<Item = (Currency, i64)>) -> Option<OrderSum> {
    let mut lines = lines.into_iter();
    let (currency, first) = lines.next()?;
    let total_minor = lines.try_fold(
        first,
        |sum, (other, minor)| {
            if other == currency { sum.checked_add(minor) } else { None }
        },
    )?;
    Some(OrderSum { currency, total_minor })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Currency::{Cny, Usd};

    #[test]
    fn sums_have_one_currency_and_never_wrap() {
        assert_eq!(order_total([(Cny, 5), (Cny, 7)]), Some(OrderSum { currency: Cny, total_minor: 12 }));
        assert_eq!(order_total([(Cny, 5), (Usd, 7)]), None);
        assert_eq!(order_total([]), None);
        assert_eq!(order_total([(Cny, i64::MAX), (Cny, 1)]), None);
        assert_eq!((line_total(250, 4), line_total(i64::MAX, 2)), (Some(1_000), None));
    }
}
