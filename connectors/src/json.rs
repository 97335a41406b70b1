use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON object whose values keep their own text, so that no number passes through a float and a name
/// that is given twice is seen.
#[derive(Debug)]
pub(crate) struct Object<'a>(Vec<(String, &'a RawValue)>);

/// One JSON value, as far as a record needs to tell.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    /// A number's own text.
    Number(&'a str),
    Text(String),
    /// A text with an escape that stands for no character.
    BadText,
    /// An object's own text.
    Object(&'a str),
    /// An array's own text.
    Array(&'a str),
}

impl<'a> Object<'a> {
    /// Reads the text of an object; anything else is refused.
    pub(crate) fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Names and values, as they stand.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, Value<'a>)> {
        self.0.iter().map(|(name, raw)| (name.as_str(), Value::of(raw)))
    }

    /// Names and the texts of the values, as they stand.
    pub(crate) fn raw_fields(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.0.iter().map(|(name, raw)| (name.as_str(), raw.get()))
    }

    /// The value of a field; the first one when it is given twice.
    pub(crate) fn get(&self, name: &str) -> Option<Value<'a>> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, raw)| Value::of(raw))
    }

    /// A name that is given twice, when there is one.
    pub(crate) fn repeated(&self) -> Option<&str> {
        let mut seen = HashSet::new();
        self.0.iter().map(|(name, _)| name.as_str()).find(|name| !seen.insert(*name))
    }

    /// The object in a field, when there is one.
    pub(crate) fn object(&self, name: &str) -> Option<Self> {
        match self.get(name)? {
            Value::Object(text) => Self::parse(text).ok(),
            _ => None,
        }
    }

    /// The texts of the elements of the array in a field, when there is one.
    pub(crate) fn elements(&self, name: &str) -> Option<Vec<&'a str>> {
        match self.get(name)? {
            Value::Array(text) => elements(text),
            _ => None,
        }
    }
}

/// The texts of an array's elements.
pub(crate) fn elements(array: &str) -> Option<Vec<&str>> {
    let raws: Vec<&RawValue> = serde_json::from_str(array).ok()?;
    Some(raws.into_iter().map(RawValue::get).collect())
}

impl<'a> Value<'a> {
    fn of(raw: &'a RawValue) -> Self {
        let text = raw.get();
        match text.as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b't') => Self::Bool(true),
            Some(b'f') => Self::Bool(false),
            Some(b'"') => serde_json::from_str(text).map_or(Self::BadText, Self::Text),
            Some(b'{') => Self::Object(text),
            Some(b'[') => Self::Array(text),
            _ => Self::Number(text),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(fields)
            }
        }

        from.deserialize_map(Fields).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_own_text() {
        let text = r#"{"a": 12345678901234567890.10, "b": "x\u0041", "c": [1, {"d": 2}], "e": null}"#;
        let object = Object::parse(text).unwrap();
        assert_eq!(object.get("a"), Some(Value::Number("12345678901234567890.10")));
        assert_eq!(object.get("b"), Some(Value::Text("xA".into())));
        assert_eq!(object.elements("c"), Some(vec!["1", r#"{"d": 2}"#]));
        assert_eq!(object.get("e"), Some(Value::Null));
        assert_eq!(object.get("f"), None);
        assert_eq!(Object::parse(r#"{"a": "\ud800"}"#).unwrap().get("a"), Some(Value::BadText));
        assert!(Object::parse("[]").is_err());
    }
}
