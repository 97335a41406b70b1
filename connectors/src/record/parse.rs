//! Texts of a record into values. A wrong one is noted and answered with `None`.

use std::str::FromStr;

use chrono::{DateTime, SubsecRound, Timelike, Utc};
use rebated_domain::money::{Currency, Money, MoneyError};
use rebated_domain::order::ProblemCode;

use crate::findings::Findings;

/// A text that says something.
pub(super) fn given(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// A member of a closed set.
pub(super) fn code<T: FromStr>(
    findings: &mut Findings,
    field: &str,
    text: Option<String>,
    unknown: ProblemCode,
) -> Option<T> {
    let parsed = given(text)?.parse().ok();
    if parsed.is_none() {
        findings.note(field, unknown, "is not one of the known codes");
    }
    parsed
}

/// An amount. Without a currency its form is checked as far as that goes.
pub(super) fn amount(
    findings: &mut Findings,
    field: &str,
    text: Option<String>,
    currency: Option<Currency>,
) -> Option<Money> {
    match Money::parse(&given(text)?, currency.unwrap_or(Currency::Cny)) {
        Ok(money) => Some(money),
        Err(MoneyError::TooPrecise) if currency.is_none() => None,
        Err(error) => {
            note_amount(findings, field, error);
            None
        }
    }
}

/// Notes why an amount could not be read.
pub(crate) fn note_amount(findings: &mut Findings, field: &str, error: MoneyError) {
    let (code, message) = match error {
        MoneyError::TooPrecise => (ProblemCode::TooPrecise, "has more decimals than the currency"),
        MoneyError::OutOfRange => (ProblemCode::OutOfRange, "is beyond the largest amount"),
        MoneyError::NotANumber => (ProblemCode::NotANumber, "is not a plain decimal number"),
        MoneyError::MixedCurrencies => (ProblemCode::Inconsistent, "is in another currency"),
    };
    findings.note(field, code, message);
}

/// A whole number.
pub(crate) fn whole(findings: &mut Findings, field: &str, text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        findings.note(field, ProblemCode::NotANumber, "is not a whole number");
        return None;
    }
    let number = text.parse().ok();
    if number.is_none() {
        findings.note(field, ProblemCode::OutOfRange, "is beyond the largest number");
    }
    number
}

/// A time in RFC 3339 with offset, kept to the microsecond: no database keeps more.
pub(super) fn time(findings: &mut Findings, field: &str, text: Option<String>) -> Option<DateTime<Utc>> {
    let text = given(text)?;
    let parsed = DateTime::parse_from_rfc3339(&text)
        .ok()
        // chrono also takes a space for the T, and leap seconds, which no database can store.
        .filter(|time| text.as_bytes().get(10) == Some(&b'T') && time.nanosecond() < 1_000_000_000)
        .map(|time| time.with_timezone(&Utc).trunc_subsecs(6));
    if parsed.is_none() {
        let message = "is not a time such as 2026-10-18T09:30:00+08:00";
        findings.note(field, ProblemCode::InvalidTime, message);
    }
    parsed
}
