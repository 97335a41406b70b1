use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

/// Longest text of a decimal number.
const LONGEST: usize = 40;

/// A decimal number as text: what it means is up to whoever reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// A number that was written by us.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A decimal number as text, such as `"12.50"` or `"-3"`: digits, at most one point, no exponent. A
/// JSON number is refused, because it would be read as a binary floating point number.
#[Scalar(specified_by_url = "https://www.w3.org/TR/xmlschema-2/#decimal")]
impl ScalarType for Decimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) if is_plain(&text) => Ok(Self(text)),
            _ => Err(InputValueError::custom("not a decimal number as text, such as \"12.50\"")),
        }
    }

    fn is_valid(value: &Value) -> bool {
        matches!(value, Value::String(text) if is_plain(text))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.len() <= LONGEST && plain(whole) && plain(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_texts_are_decimals() {
        for good in ["0", "12.50", "-3", "0.000001"] {
            assert!(Decimal::is_valid(&good.into()), "{good}");
        }
        for bad in ["", "-", ".5", "1.", "1e3", "+1", "1,5", "1.2.3", "NaN", "٣"] {
            assert!(!Decimal::is_valid(&bad.into()), "{bad}");
        }
        assert!(!Decimal::is_valid(&1.into()) && !Decimal::is_valid(&"1".repeat(41).into()));
    }
}
