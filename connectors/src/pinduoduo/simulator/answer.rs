use serde_json::{Value, json};

use crate::payments::simulator::random_text;

/// An error of the gateway or of a call. The texts of both levels are the same.
pub(super) fn refused(error_code: u32, error_msg: &str, sub_code: &str) -> Value {
    json!({ "error_response": {
        "error_code": error_code,
        "error_msg": error_msg,
        "sub_code": sub_code,
        "sub_msg": error_msg,
        "request_id": random_text(17),
    } })
}

/// A parameter is absent or wrong.
pub(super) fn invalid(name: &str) -> Value {
    refused(10000, &format!("参数错误:{name}"), "10000")
}

/// Nobody has agreed to these parameters yet.
pub(super) fn unauthorised() -> Value {
    refused(50001, "业务服务错误:该推广位未备案，请先完成备案授权", "60001")
}
