//! Amounts on the wire: a decimal text of major units and a currency.

use async_graphql::{Enum, InputObject, SimpleObject};
use rebated_domain::money::{self, Currency, MoneyError};

use super::scalars::Decimal;

/// Currencies that the platform settles in, by ISO 4217 code.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Currency")]
pub enum CurrencyCode {
    /// Chinese yuan.
    Cny,
    /// Euro.
    Eur,
    /// Pound sterling.
    Gbp,
    /// Hong Kong dollar.
    Hkd,
    /// Japanese yen, which has no minor unit.
    Jpy,
    /// Singapore dollar.
    Sgd,
    /// United States dollar.
    Usd,
}

/// An amount of money in one currency.
#[derive(SimpleObject, Clone, Debug)]
pub struct Money {
    /// The amount in major units with all the currency's decimals, such as `"12.50"`; may be negative.
    amount: Decimal,
    /// The currency.
    currency_code: CurrencyCode,
}

impl From<money::Money> for Money {
    fn from(money: money::Money) -> Self {
        Self { amount: Decimal::new(money.to_decimal()), currency_code: money.currency().into() }
    }
}

impl Money {
    /// `minor` minor units of `currency`.
    pub fn minor(minor: i64, currency: Currency) -> Self {
        money::Money::new(minor, currency).into()
    }
}

/// An amount of money in one currency.
#[derive(InputObject, Clone, Debug)]
pub struct MoneyInput {
    /// The amount in major units with at most the currency's decimals, such as `"12.50"`.
    pub amount: Decimal,
    /// The currency.
    pub currency_code: CurrencyCode,
}

impl TryFrom<MoneyInput> for money::Money {
    type Error = MoneyError;

    fn try_from(input: MoneyInput) -> Result<Self, MoneyError> {
        Self::parse(input.amount.as_str(), input.currency_code.into())
    }
}

impl MoneyInput {
    /// The amount, which must be in `currency`.
    pub fn decode_in(self, currency: Currency) -> Result<money::Money, MoneyError> {
        let money = money::Money::try_from(self)?;
        if money.currency() == currency { Ok(money) } else { Err(MoneyError::MixedCurrencies) }
    }
}
