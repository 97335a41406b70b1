use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{Datelike, SecondsFormat, Utc};

/// An instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime(pub chrono::DateTime<Utc>);

/// An instant as RFC 3339 text, in the years 1 to 9999. Answers are in UTC with `Z` and milliseconds, such as
/// `2026-11-21T08:30:00.000Z`; in input any offset and precision is accepted.
#[Scalar(specified_by_url = "https://scalars.graphql.org/andimarek/date-time.html")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match read(&value) {
            Some(time) => Ok(Self(time)),
            None => Err(InputValueError::custom("not an RFC 3339 time")),
        }
    }

    fn is_valid(value: &Value) -> bool {
        read(value).is_some()
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

fn read(value: &Value) -> Option<chrono::DateTime<Utc>> {
    let Value::String(text) = value else { return None };
    let time = chrono::DateTime::parse_from_rfc3339(text).ok()?.to_utc();
    // an offset can lead out of the years that have four digits, which neither the text nor SQLite can hold
    (1..=9999).contains(&time.year()).then_some(time)
}

impl From<chrono::DateTime<Utc>> for DateTime {
    fn from(time: chrono::DateTime<Utc>) -> Self {
        Self(time)
    }
}

impl From<DateTime> for chrono::DateTime<Utc> {
    fn from(time: DateTime) -> Self {
        time.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_answered_in_utc_with_milliseconds() {
        let time = DateTime::parse("2026-11-21T16:30:00.123456+08:00".into()).expect("a valid time");
        assert_eq!(time.to_value(), Value::from("2026-11-21T08:30:00.123Z"));
        for bad in [
            "2026-11-21",
            "2026-11-21T08:30:00",
            "2026-02-30T00:00:00Z",
            "",
            "9999-12-31T23:59:59-14:00",
            "0001-01-01T00:00:00+14:00",
            "+10000-01-01T00:00:00Z",
        ] {
            assert!(!DateTime::is_valid(&bad.into()), "{bad}");
        }
        assert!(!DateTime::is_valid(&0.into()));
    }
}
