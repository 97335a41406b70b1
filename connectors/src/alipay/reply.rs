use rebated_service::payments::Trouble;

use super::codes;
use super::keys::Keys;
use crate::json::{Object, Value};
use crate::payments::BAD_ANSWER;

/// The parts of an answer, byte by byte: what is signed must not be written anew.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The value of `…_response`, as it stands.
    pub(super) node: &'a str,
    pub(super) sign: Option<String>,
    pub(super) certificate: Option<String>,
}

impl<'a> Parts<'a> {
    /// Cuts an answer. None if it is no JSON object, has no answer to this method, or names something twice.
    pub(super) fn cut(body: &'a [u8], method: &str) -> Option<Self> {
        let envelope = Object::parse(std::str::from_utf8(body).ok()?).ok()?;
        if envelope.repeated().is_some() {
            return None;
        }
        let text = |name: &str| match envelope.get(name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        };
        let own = format!("{}_response", method.replace('.', "_"));
        let node = envelope
            .raw_fields()
            .find(|(name, _)| *name == own)
            .or_else(|| envelope.raw_fields().find(|(name, _)| *name == "error_response"))?
            .1;
        Some(Self {
            node,
            sign: text("sign").filter(|sign| !sign.is_empty()),
            certificate: text("alipay_cert_sn"),
        })
    }
}

/// Opens an answer: what it says, if it is Alipay's and says "done".
///
/// An answer with a wrong signature says nothing. Without any, it can only say that the same call should be made
/// again: no harm is done if somebody else says so.
pub(super) fn open<'a>(body: &'a [u8], method: &str, keys: &Keys) -> Result<Object<'a>, Trouble> {
    let bad = |what: &str| Trouble::unknown(BAD_ANSWER, what);
    let parts = Parts::cut(body, method).ok_or_else(|| bad("not an answer of Alipay"))?;
    let node = Object::parse(parts.node).map_err(|_| bad("not an answer of Alipay"))?;
    let is_signed = match &parts.sign {
        Some(sign) if keys.believes(parts.node, sign, parts.certificate.as_deref()) => true,
        Some(_) => return Err(bad("the signature is not Alipay's")),
        None => false,
    };
    let trouble = codes::trouble(method, &node);
    match trouble {
        None if is_signed => Ok(node),
        Some(trouble) if is_signed => Err(trouble),
        Some(trouble) if trouble.may_repeat => Err(Trouble { is_known: false, ..trouble }),
        _ => Err(bad("the answer is not signed")),
    }
}

/// A text in an answer; also a number, by its own text.
pub(super) fn text(node: &Object<'_>, name: &str) -> Option<String> {
    match node.get(name)? {
        Value::Text(text) => Some(text).filter(|text| !text.is_empty()),
        Value::Number(text) => Some(text.to_owned()),
        _ => None,
    }
}

/// Refuses an answer about another number than ours.
pub(super) fn about(node: &Object<'_>, name: &str, number: &str) -> Result<(), Trouble> {
    if text(node, name).as_deref() == Some(number) {
        return Ok(());
    }
    Err(Trouble::unknown(BAD_ANSWER, "the answer is about another number"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const METHOD: &str = "alipay.trade.query";

    fn node(body: &str) -> Option<&str> {
        Parts::cut(body.as_bytes(), METHOD).map(|parts| parts.node)
    }

    #[test]
    fn the_signed_part_is_cut_out_byte_by_byte() {
        let cases = [
            (r#"{"alipay_trade_query_response":{"a":"1"},"sign":"x"}"#, Some(r#"{"a":"1"}"#)),
            // white space of theirs stays outside, and inside
            (
                "{ \"alipay_trade_query_response\"\n :\t{ \"a\" : \"1\" } , \"sign\":\"x\"}",
                Some(r#"{ "a" : "1" }"#),
            ),
            // an inner field named sign, an escaped slash, brackets and quotes in texts
            (
                r#"{"alipay_trade_query_response":{"sign":"y","u":"http:\/\/a\"}{","v":[{}]},"sign":"x"}"#,
                Some(r#"{"sign":"y","u":"http:\/\/a\"}{","v":[{}]}"#),
            ),
            (r#"{"sign":"x","error_response":{"code":"40005"}}"#, Some(r#"{"code":"40005"}"#)),
            (r#"{"alipay_trade_close_response":{},"sign":"x"}"#, None),
            (r#"{"alipay_trade_query_response":{},"alipay_trade_query_response":{},"sign":"x"}"#, None),
            (r#"{"alipay_trade_query_response":{},"sign":"x"} trailing"#, None),
            (r#"{"alipay_trade_query_response":{"#, None),
            ("<html>502</html>", None),
            ("", None),
        ];
        for (body, want) in cases {
            assert_eq!(node(body), want, "{body}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_stop_the_cutter(body in any::<Vec<u8>>()) {
            let _ = Parts::cut(&body, METHOD);
        }

        #[test]
        fn no_json_like_text_stops_the_cutter(body in r#"[\{\}\[\]",:\\ a1]{0,60}"#) {
            let _ = Parts::cut(body.as_bytes(), METHOD);
        }

        #[test]
        fn whatever_is_signed_comes_out_unchanged(value in any::<String>(), inner in "[a-z]{1,6}") {
            let inner = serde_json::json!({ inner: value }).to_string();
            let body = format!("{{\"alipay_trade_query_response\":{inner},\"sign\":\"x\"}}");
            prop_assert_eq!(node(&body), Some(inner.as_str()));
        }
    }
}
