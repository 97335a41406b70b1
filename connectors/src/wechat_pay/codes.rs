use rebated_service::payments::Trouble;
use reqwest::StatusCode;
use serde::Deserialize;

use crate::payments::BAD_ANSWER;

/// Codes that end a call: nothing has happened and nothing will.
const FINAL: &[&str] = &[
    "ACCOUNT_ERROR",
    "APPID_MCHID_NOT_MATCH",
    "MCH_NOT_EXISTS",
    "NO_AUTH",
    "OPENID_MISMATCH",
    "ORDER_NOT_EXIST",
    "PARAM_ERROR",
    "RESOURCE_NOT_EXISTS",
    "RULE_LIMIT",
    "SIGN_ERROR",
    "USER_ACCOUNT_ABNORMAL",
];
/// Codes that end a call, and may mean that an earlier one with the same number has gone through.
const FINAL_UNLESS_REPEATED: &[&str] =
    &["INVALID_REQUEST", "ORDERPAID", "ORDER_CLOSED", "ORDER_PAID", "OUT_TRADE_NO_USED", "TRADE_ERROR"];
const SLOWER: &[&str] = &["FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED"];

#[derive(Deserialize)]
struct Failure {
    code: String,
    #[serde(default)]
    message: String,
}

/// What an answer other than a success says went wrong.
pub(super) fn trouble(status: StatusCode, body: &[u8]) -> Trouble {
    let Ok(Failure { code, message }) = serde_json::from_slice(body) else {
        return Trouble::unknown(BAD_ANSWER, &format!("the answer was {status} without a code"));
    };
    match code.as_str() {
        code if SLOWER.contains(&code) || status == StatusCode::TOO_MANY_REQUESTS => {
            Trouble::not_executed(code, &message)
        }
        code if status.is_server_error() || code == "SYSTEM_ERROR" => Trouble::unknown(code, &message),
        "NOT_ENOUGH" => Trouble::no_funds("NOT_ENOUGH", &message),
        code if FINAL.contains(&code) => Trouble::refused(code, &message),
        code if FINAL_UNLESS_REPEATED.contains(&code) => Trouble::refused(code, &message).ask_first(),
        // a code that is on none of the lists proves nothing
        code => Trouble::unknown(code, &message).ask_first(),
    }
}

#[cfg(test)]
mod tests {
    use rebated_service::payments::OutcomeKind::{
        self, NotExecutedFunds, NotExecutedRetry, Refused, Unknown,
    };

    use super::*;

    #[test]
    fn every_code_of_a_refund_has_its_class() {
        // status, code, class, known, may repeat
        let cases: &[(u16, &str, OutcomeKind, bool, bool)] = &[
            (500, "SYSTEM_ERROR", Unknown, false, true),
            (400, "SYSTEM_ERROR", Unknown, false, true),
            (503, "BANK_ERROR", Unknown, false, true),
            (429, "FREQUENCY_LIMITED", NotExecutedRetry, true, true),
            (403, "FREQUENCY_LIMITED", NotExecutedRetry, true, true),
            (429, "ANYTHING", NotExecutedRetry, true, true),
            (403, "NOT_ENOUGH", NotExecutedFunds, true, true),
            (403, "USER_ACCOUNT_ABNORMAL", Refused, true, false),
            (400, "INVALID_REQUEST", Refused, false, false),
            (403, "NO_AUTH", Refused, true, false),
            (404, "RESOURCE_NOT_EXISTS", Refused, true, false),
            (400, "PARAM_ERROR", Refused, true, false),
            (404, "MCH_NOT_EXISTS", Refused, true, false),
            (401, "SIGN_ERROR", Refused, true, false),
            (400, "SOMETHING_NEW", Unknown, false, false),
        ];
        for (status, code, kind, is_known, may_repeat) in cases {
            let body = format!(r#"{{"code":"{code}","message":"m"}}"#);
            let found = trouble(StatusCode::from_u16(*status).unwrap(), body.as_bytes());
            let want = (*kind, *is_known, *may_repeat);
            assert_eq!((found.kind, found.is_known, found.may_repeat), want, "{status} {code}");
        }
    }

    #[test]
    fn a_gateway_in_between_says_nothing() {
        for (status, body) in [(502, "<html>"), (400, ""), (429, "slow down"), (404, "{}")] {
            let found = trouble(StatusCode::from_u16(status).unwrap(), body.as_bytes());
            assert_eq!((found.kind, found.code.as_str()), (Unknown, BAD_ANSWER), "{status}");
        }
    }
}
