//! An answer, reduced to the letters of the table.

use rebated_tests::GqlAnswer;
use serde_json::Value;

/// The letter of what the field answered.
pub fn of(answer: &GqlAnswer, field: &str) -> char {
    if let Some(letter) = of_codes(&answer.error_codes()) {
        return letter;
    }
    let absent = |(code, _): &(&str, &str)| code.ends_with("NOT_FOUND");
    let nothing = match answer.data(&format!("/{field}")) {
        Value::Null => true,
        Value::Array(items) => items.iter().all(Value::is_null),
        _ => answer.user_errors(field).iter().any(absent),
    };
    if nothing { 'A' } else { 'O' }
}

/// The letter of top-level errors; none when there are none.
pub fn of_codes(codes: &[&str]) -> Option<char> {
    match codes {
        [] => None,
        ["UNAUTHENTICATED"] => Some('U'),
        ["FORBIDDEN"] => Some('F'),
        // an answer that no row expects
        _ => Some('?'),
    }
}
