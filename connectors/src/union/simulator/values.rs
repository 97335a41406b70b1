use rebated_domain::money::{Currency, Money};
use serde_json::{Map, Value};

use crate::payments::simulator::random_text;

/// Yuan with two decimals, of fen.
pub(crate) fn yuan(minor: i64) -> String {
    Money::new(minor, Currency::Cny).to_decimal()
}

/// A rate in per cent with two decimals, of parts per million.
pub(crate) fn percent(ppm: u32) -> String {
    yuan(i64::from(ppm / 100))
}

/// An object with the fields of both.
pub(crate) fn joined(mut object: Value, more: Value) -> Value {
    if let (Some(fields), Value::Object(more)) = (object.as_object_mut(), more) {
        fields.extend(more);
    }
    object
}

/// An id as Taobao and JD write it: a number where it is one.
pub(crate) fn id(text: &str) -> Value {
    text.parse::<u64>().map_or_else(|_| text.into(), Value::from)
}

/// An answer in the envelope of its call, which gets the request's id too.
pub(crate) fn enveloped(name: &str, mut answer: Value) -> Value {
    if let Some(fields) = answer.as_object_mut() {
        fields.insert("request_id".into(), random_text(16).into());
    }
    Value::Object(Map::from_iter([(name.to_owned(), answer)]))
}

/// Two decimals as a JSON number, as JD writes amounts: `9.90` is `9.9`.
pub(crate) fn number(decimal: &str) -> Value {
    serde_json::from_str(decimal).expect("a decimal number is JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_the_networks_do() {
        assert_eq!((yuan(5), yuan(1980), percent(91_000)), ("0.05".into(), "19.80".into(), "9.10".into()));
        assert_eq!(number(&yuan(990)).to_string(), "9.9");
        assert_eq!(number(&yuan(0)).to_string(), "0.0");
        assert_eq!(number(&yuan(12_345_678_901)).to_string(), "123456789.01");
    }
}
