use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Currency;

/// Largest amount accepted from outside, in minor units: 10^15 (ten trillion yuan).
///
/// Nine thousand such amounts still add up within `i64`.
pub const MAX_MINOR: i64 = 1_000_000_000_000_000;

/// An amount of one currency in integer minor units (fen, cents, pence).
///
/// Written in major units, such as `{"amount": "12.50", "currencyCode": "CNY"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why an amount could not be read or computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Two currencies met in one calculation.
    #[error("amounts of different currencies cannot be combined")]
    MixedCurrencies,
    /// The result does not fit.
    #[error("the amount is out of range")]
    OutOfRange,
    /// The text is not a plain decimal number.
    #[error("not a decimal number")]
    NotANumber,
    /// More decimals than the currency has.
    #[error("more decimals than the currency has")]
    TooPrecise,
}

impl Money {
    /// `minor` minor units of `currency`.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// The amount in minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Reads a decimal number of major units, such as `12.50`.
    ///
    /// Refuses signs other than one leading `-`, exponents, separators, more decimals than the
    /// currency has (trailing zeros beyond them included) and amounts beyond [`MAX_MINOR`].
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || digits.ends_with('.') {
            return Err(MoneyError::NotANumber);
        }
        let places = currency.exponent() as usize;
        if fraction.len() > places {
            return Err(MoneyError::TooPrecise);
        }
        let mut minor: i64 = 0;
        let padding = std::iter::repeat_n(b'0', places - fraction.len());
        for digit in whole.bytes().chain(fraction.bytes()).chain(padding) {
            minor = minor
                .checked_mul(10)
                .and_then(|m| m.checked_add(i64::from(digit - b'0')))
                .filter(|m| *m <= MAX_MINOR)
                .ok_or(MoneyError::OutOfRange)?;
        }
        Ok(Self::new(if negative { -minor } else { minor }, currency))
    }

    /// The amount as a decimal string of major units with all the currency's decimals.
    pub fn to_decimal(self) -> String {
        let places = self.currency.exponent() as usize;
        let sign = if self.minor < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// Sum of two amounts of one currency.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::OutOfRange)?;
        Ok(Self::new(minor, self.currency))
    }

    /// Difference of two amounts of one currency; may be negative.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_sub(other.minor).ok_or(MoneyError::OutOfRange)?;
        Ok(Self::new(minor, self.currency))
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency { Ok(()) } else { Err(MoneyError::MixedCurrencies) }
    }
}

/// An amount of one currency.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Written {
    /// A decimal number of major units, such as `"12.50"`.
    #[schemars(regex(pattern = r"^-?[0-9]+(\.[0-9]+)?$"))]
    amount: String,
    /// ISO 4217 code.
    currency_code: Currency,
}

impl JsonSchema for Money {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Written::json_schema(generator)
    }
}

impl TryFrom<Written> for Money {
    type Error = MoneyError;

    fn try_from(written: Written) -> Result<Self, MoneyError> {
        Self::parse(&written.amount, written.currency_code)
    }
}

impl From<Money> for Written {
    fn from(money: Money) -> Self {
        Self { amount: money.to_decimal(), currency_code: money.currency }
    }
}

impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.to_decimal(), self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_only_plain_decimals_of_the_currency() {
        let cases = [
            ("12.50", Currency::Cny, Ok(1250)),
            ("12.5", Currency::Cny, Ok(1250)),
            ("0", Currency::Cny, Ok(0)),
            ("-3.01", Currency::Cny, Ok(-301)),
            ("100", Currency::Jpy, Ok(100)),
            ("100.0", Currency::Jpy, Err(MoneyError::TooPrecise)),
            ("1.001", Currency::Cny, Err(MoneyError::TooPrecise)),
            ("1.000", Currency::Cny, Err(MoneyError::TooPrecise)),
            ("1.", Currency::Cny, Err(MoneyError::NotANumber)),
            (".5", Currency::Cny, Err(MoneyError::NotANumber)),
            ("1e3", Currency::Cny, Err(MoneyError::NotANumber)),
            ("+1", Currency::Cny, Err(MoneyError::NotANumber)),
            ("1,000", Currency::Cny, Err(MoneyError::NotANumber)),
            ("--1", Currency::Cny, Err(MoneyError::NotANumber)),
            ("", Currency::Cny, Err(MoneyError::NotANumber)),
            ("１", Currency::Cny, Err(MoneyError::NotANumber)),
            ("10000000000000.00", Currency::Cny, Ok(MAX_MINOR)),
            ("10000000000000.01", Currency::Cny, Err(MoneyError::OutOfRange)),
            ("99999999999999999999", Currency::Cny, Err(MoneyError::OutOfRange)),
        ];
        for (text, currency, want) in cases {
            assert_eq!(Money::parse(text, currency).map(Money::minor), want, "{text} {currency}");
        }
    }

    #[test]
    fn refuses_to_mix_currencies() {
        let one = Money::new(1, Currency::Cny);
        assert_eq!(one.checked_add(Money::new(1, Currency::Usd)), Err(MoneyError::MixedCurrencies));
    }

    proptest! {
        #[test]
        fn written_amounts_read_back(minor in -MAX_MINOR..=MAX_MINOR, which in 0..Currency::ALL.len()) {
            let money = Money::new(minor, Currency::ALL[which]);
            prop_assert_eq!(Money::parse(&money.to_decimal(), money.currency()), Ok(money));
        }
    }
}
