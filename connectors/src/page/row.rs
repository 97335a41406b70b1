use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, Money, MoneyError};
use rebated_domain::order::{FieldProblem, LineSnapshot, ProblemCode};

use crate::china::parse_china_time;
use crate::findings::Findings;
use crate::json::{Object, Value, elements};
use crate::record::{note_amount, whole};

/// One row of a network's page. Fields are looked up in its layers in turn: in the row itself, then in the
/// objects around or inside it. What is wrong with a field is noted, and the field taken as absent.
pub(crate) struct Row<'a> {
    layers: Vec<Object<'a>>,
    findings: Findings,
}

impl<'a> Row<'a> {
    /// A row of these objects, the most specific one first.
    pub(crate) fn new(layers: Vec<Object<'a>>) -> Self {
        let mut findings = Findings::default();
        for name in layers.iter().filter_map(Object::repeated) {
            findings.note(name, ProblemCode::Malformed, "is given twice");
        }
        Self { layers, findings }
    }

    /// A row that is one object.
    pub(crate) fn parse(text: &'a str) -> Result<Self, Vec<FieldProblem>> {
        let malformed = |_| vec![FieldProblem::new("", ProblemCode::Malformed, "is not a JSON object")];
        Object::parse(text).map(|object| Self::new(vec![object])).map_err(malformed)
    }

    /// What a field holds, if anything: neither null nor an empty text, nor `--`, Taobao's word for none.
    fn value(&self, field: &str) -> Option<Value<'a>> {
        self.layers.iter().filter_map(|layer| layer.get(field)).find(|value| match value {
            Value::Null => false,
            Value::Text(text) => !matches!(text.trim(), "" | "--"),
            _ => true,
        })
    }

    /// A text.
    pub(crate) fn text(&mut self, field: &str) -> Option<String> {
        match self.value(field)? {
            Value::Text(text) => Some(text),
            _ => self.wrong_type(field, "a string"),
        }
    }

    /// An id: a text, or the own text of a whole number.
    pub(crate) fn id(&mut self, field: &str) -> Option<String> {
        match self.value(field)? {
            Value::Text(text) => Some(text),
            Value::Number(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(digits.to_owned())
            }
            _ => self.wrong_type(field, "a string of digits or a whole number"),
        }
    }

    /// An id whose absence is noted.
    pub(crate) fn needed_id(&mut self, field: &str) -> String {
        let id = self.id(field);
        self.needed(field, id).unwrap_or_default()
    }

    /// An id that is absent when it is zero.
    pub(crate) fn id_unless_zero(&mut self, field: &str) -> Option<String> {
        self.id(field).filter(|id| id != "0")
    }

    /// The first element of a list of ids, unless it is zero.
    pub(crate) fn first_id(&mut self, field: &str) -> Option<String> {
        let Value::Array(list) = self.value(field)? else { return self.wrong_type(field, "a list") };
        let first = *elements(list)?.first()?;
        let id = first.trim_matches('"');
        (id != "0" && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())).then(|| id.to_owned())
    }

    /// A whole number, written as a number or as a text.
    pub(crate) fn whole(&mut self, field: &str) -> Option<i64> {
        match self.value(field)? {
            Value::Text(text) => whole(&mut self.findings, field, &text),
            Value::Number(text) => whole(&mut self.findings, field, text),
            _ => self.wrong_type(field, "a whole number"),
        }
    }

    /// An amount in yuan, written as a decimal number or as a text; never negative.
    pub(crate) fn yuan(&mut self, field: &str) -> Option<Money> {
        let parsed = match self.value(field)? {
            Value::Text(text) => Money::parse(&text, Currency::Cny),
            Value::Number(text) => Money::parse(text, Currency::Cny),
            _ => return self.wrong_type(field, "an amount in yuan"),
        };
        self.amount(field, parsed)
    }

    /// An amount in fen; never negative.
    pub(crate) fn fen(&mut self, field: &str) -> Option<Money> {
        let fen = self.whole(field)?;
        self.amount(field, Ok(Money::new(fen, Currency::Cny)))
    }

    fn amount(&mut self, field: &str, parsed: Result<Money, MoneyError>) -> Option<Money> {
        match parsed {
            Ok(money) if money.is_negative() => {
                self.note(field, ProblemCode::Negative, "must not be negative");
                None
            }
            Ok(money) => Some(money),
            Err(error) => {
                note_amount(&mut self.findings, field, error);
                None
            }
        }
    }

    /// A time of China, written as `yyyy-MM-dd HH:mm:ss` or as milliseconds since 1970; zero is none.
    pub(crate) fn china_time(&mut self, field: &str) -> Option<DateTime<Utc>> {
        let text = match self.value(field)? {
            Value::Text(text) => text,
            Value::Number(text) => text.to_owned(),
            _ => return self.wrong_type(field, "a time"),
        };
        if text == "0" {
            return None;
        }
        let time = if text.bytes().all(|byte| byte.is_ascii_digit()) {
            text.parse().ok().and_then(DateTime::from_timestamp_millis)
        } else {
            parse_china_time(&text)
        };
        self.in_time(field, time)
    }

    /// A time in seconds since 1970; zero is none.
    pub(crate) fn unix_time(&mut self, field: &str) -> Option<DateTime<Utc>> {
        let seconds = self.whole(field).filter(|seconds| *seconds != 0)?;
        self.in_time(field, DateTime::from_timestamp(seconds, 0))
    }

    fn in_time(&mut self, field: &str, time: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
        if time.is_none() {
            self.note(field, ProblemCode::InvalidTime, "is not a time in the network's form");
        }
        time
    }

    /// `value`, whose absence is noted: the field is needed.
    pub(crate) fn needed<T>(&mut self, field: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.findings.note_missing(field);
        }
        value
    }

    /// Notes a problem, unless the field has one already.
    pub(crate) fn note(&mut self, field: &str, code: ProblemCode, message: &str) {
        self.findings.note(field, code, message);
    }

    fn wrong_type<T>(&mut self, field: &str, wanted: &str) -> Option<T> {
        self.note(field, ProblemCode::WrongType, &format!("must be {wanted}"));
        None
    }

    /// What was made of the row, unless something is wrong with the fields that were asked for.
    pub(crate) fn unless_wrong<T>(self, made: T) -> Result<T, Vec<FieldProblem>> {
        let problems = self.findings.into_problems();
        if problems.is_empty() { Ok(made) } else { Err(problems) }
    }

    /// The snapshot if nothing is wrong with the row; else everything that is, in the network's spelling.
    ///
    /// `spelling` pairs the platform's name of a field with the network's.
    pub(crate) fn judge(
        self,
        snapshot: LineSnapshot,
        spelling: &[(&'static str, &'static str)],
    ) -> Result<LineSnapshot, Vec<FieldProblem>> {
        self.findings.judge(snapshot, |field| {
            spelling.iter().find(|(ours, _)| *ours == field).map_or(field, |(_, theirs)| *theirs)
        })
    }
}
