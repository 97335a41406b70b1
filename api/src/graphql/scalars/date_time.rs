use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{SecondsFormat, Utc};

/// An instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime(pub chrono::DateTime<Utc>);

/// An instant as RFC 3339 text. Answers are in UTC with `Z` and milliseconds, such as
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
    chrono::DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc())
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
        for bad in ["2026-11-21", "2026-11-21T08:30:00", "2026-02-30T00:00:00Z", ""] {
            assert!(!DateTime::is_valid(&bad.into()), "{bad}");
        }
        assert!(!DateTime::is_valid(&0.into()));
    }
}
