use rebated_service::payments::Trouble;

use super::reply::text;
use crate::json::Object;

/// Codes of a refund, a payment or a closing that end it: nothing has happened and nothing will.
const FINAL: &[&str] = &[
    "ACQ.ACCESS_FORBIDDEN",
    "ACQ.CURRENCY_NOT_SUPPORT",
    "ACQ.CUSTOMER_VALIDATE_ERROR",
    "ACQ.EXIST_FORBIDDEN_WORD",
    "ACQ.INVALID_PARAMETER",
    "ACQ.INVALID_STORE_ID",
    "ACQ.NOT_ALLOW_PARTIAL_REFUND",
    "ACQ.ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND",
    "ACQ.PARTNER_ERROR",
    "ACQ.REASON_TRADE_BEEN_FREEZEN",
    "ACQ.REASON_TRADE_REFUND_FEE_ERR",
    "ACQ.REASON_TRADE_STATUS_INVALID",
    "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
    "ACQ.REFUND_FEE_ERROR",
    "ACQ.TOTAL_FEE_EXCEED",
    "ACQ.TRADE_HAS_FINISHED",
    "ACQ.TRADE_NOT_ALLOW_REFUND",
    "ACQ.TRADE_NOT_EXIST",
    "ACQ.TRADE_STATUS_ERROR",
    "ACQ.USER_NOT_MATCH_ERR",
];
/// Codes that end a call, and may mean that an earlier one with the same number has gone through.
const FINAL_UNLESS_REPEATED: &[&str] =
    &["ACQ.CONTEXT_INCONSISTENT", "ACQ.TRADE_HAS_CLOSE", "ACQ.TRADE_HAS_SUCCESS"];

/// What an answer says went wrong; none if it says `10000`. Only `code` and `sub_code` count, never the words.
pub(super) fn trouble(method: &str, node: &Object<'_>) -> Option<Trouble> {
    let code = text(node, "code").unwrap_or_default();
    let sub_code = text(node, "sub_code").unwrap_or_default();
    let message = text(node, "sub_msg").or_else(|| text(node, "msg")).unwrap_or_default();
    let named = if sub_code.is_empty() { code.as_str() } else { sub_code.as_str() };
    let class = match code.as_str() {
        "10000" => return None,
        "40005" => Trouble::not_executed,
        // missing or invalid arguments, no right, no or a bad token: our fault, whatever was asked
        "20001" | "40001" | "40002" | "40003" | "40006" if !is_system(&sub_code) => Trouble::refused,
        "40004" => return Some(of_business(method, &sub_code, &message)),
        // 20000, and what we do not know
        _ => Trouble::unknown,
    };
    Some(class(named, &message))
}

fn of_business(method: &str, sub_code: &str, message: &str) -> Trouble {
    match sub_code {
        code if is_system(code) => Trouble::unknown(code, message),
        // the number has moved another amount: a repeat gives the same answer
        "ACQ.DISCORDANT_REPEAT_REQUEST" => Trouble::unknown(sub_code, message).ask_first(),
        "ACQ.REFUND_CHARGE_ERROR" if method == "alipay.trade.refund" => {
            Trouble::not_executed(sub_code, message)
        }
        "ACQ.SELLER_BALANCE_NOT_ENOUGH" => Trouble::no_funds(sub_code, message),
        code if FINAL_UNLESS_REPEATED.contains(&code) => Trouble::refused(code, message).ask_first(),
        code if FINAL.contains(&code) || code.starts_with("ACQ.BUYER_") => Trouble::refused(code, message),
        // a code that is on none of the lists proves nothing
        code => Trouble::unknown(code, message).ask_first(),
    }
}

/// Alipay does not know itself what has happened.
fn is_system(sub_code: &str) -> bool {
    sub_code.ends_with("SYSTEM_ERROR") || sub_code.starts_with("isp.") || sub_code == "aop.unknow-error"
}

#[cfg(test)]
mod tests {
    use rebated_service::payments::OutcomeKind::{
        self, NotExecutedFunds, NotExecutedRetry, Refused, Unknown,
    };

    use super::*;

    fn of(method: &str, code: &str, sub_code: &str) -> Trouble {
        let node = format!(r#"{{"code":"{code}","msg":"m","sub_code":"{sub_code}","sub_msg":"s"}}"#);
        trouble(method, &Object::parse(&node).unwrap()).unwrap()
    }

    #[test]
    fn every_code_of_a_refund_has_its_class() {
        // code, sub code, class, known, may repeat
        let cases: &[(&str, &str, OutcomeKind, bool, bool)] = &[
            ("40004", "ACQ.SYSTEM_ERROR", Unknown, false, true),
            ("20000", "isp.unknow-error", Unknown, false, true),
            ("20000", "aop.unknow-error", Unknown, false, true),
            ("20000", "", Unknown, false, true),
            ("40004", "isp.unknow-error", Unknown, false, true),
            ("40002", "isp.unknow-error", Unknown, false, true),
            ("40004", "ACQ.DISCORDANT_REPEAT_REQUEST", Unknown, false, false),
            ("40005", "isv.call-limited", NotExecutedRetry, true, true),
            ("40004", "ACQ.REFUND_CHARGE_ERROR", NotExecutedRetry, true, true),
            ("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH", NotExecutedFunds, true, true),
            ("40004", "ACQ.TRADE_NOT_EXIST", Refused, true, false),
            ("40004", "ACQ.TRADE_STATUS_ERROR", Refused, true, false),
            ("40004", "ACQ.TRADE_HAS_FINISHED", Refused, true, false),
            ("40004", "ACQ.TRADE_HAS_CLOSE", Refused, false, false),
            ("40004", "ACQ.TRADE_NOT_ALLOW_REFUND", Refused, true, false),
            ("40004", "ACQ.REASON_TRADE_BEEN_FREEZEN", Refused, true, false),
            ("40004", "ACQ.REASON_TRADE_REFUND_FEE_ERR", Refused, true, false),
            ("40004", "ACQ.REFUND_FEE_ERROR", Refused, true, false),
            ("40004", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", Refused, true, false),
            ("40004", "ACQ.NOT_ALLOW_PARTIAL_REFUND", Refused, true, false),
            ("40004", "ACQ.ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND", Refused, true, false),
            ("40004", "ACQ.BUYER_ERROR", Refused, true, false),
            ("40004", "ACQ.BUYER_NOT_EXIST", Refused, true, false),
            ("40004", "ACQ.USER_NOT_MATCH_ERR", Refused, true, false),
            ("40004", "ACQ.CUSTOMER_VALIDATE_ERROR", Refused, true, false),
            ("40004", "ACQ.CURRENCY_NOT_SUPPORT", Refused, true, false),
            ("40004", "ACQ.INVALID_PARAMETER", Refused, true, false),
            ("40001", "isv.missing-method", Refused, true, false),
            ("40002", "isv.invalid-signature", Refused, true, false),
            ("40006", "isv.insufficient-isv-permissions", Refused, true, false),
            ("20001", "aop.invalid-auth-token", Refused, true, false),
            ("40004", "ACQ.SOMETHING_NEW", Unknown, false, false),
            ("40004", "", Unknown, false, false),
            ("10003", "", Unknown, false, true),
            ("", "", Unknown, false, true),
        ];
        for (code, sub_code, kind, is_known, may_repeat) in cases {
            let found = of("alipay.trade.refund", code, sub_code);
            let want = (*kind, *is_known, *may_repeat);
            assert_eq!((found.kind, found.is_known, found.may_repeat), want, "{code} {sub_code}");
        }
    }

    #[test]
    fn the_words_do_not_count() {
        let node = Object::parse(r#"{"code":"10000","msg":"Business Failed","sub_msg":"x"}"#).unwrap();
        assert_eq!(trouble("alipay.trade.query", &node), None);
    }
}
