use serde_json::{Value, json};

use crate::payments::simulator::random_text;

/// An error of the gateway or of a call.
pub(super) fn refused(code: u16, msg: &str, sub_code: &str, sub_msg: &str) -> Value {
    json!({ "error_response": {
        "code": code, "msg": msg, "sub_code": sub_code, "sub_msg": sub_msg, "request_id": random_text(12),
    } })
}

/// A parameter is needed.
pub(super) fn missing(name: &str) -> Value {
    let sub_code = format!("isv.missing-parameter:{name}");
    refused(40, "Missing Required Arguments", &sub_code, "缺少必要的参数")
}

/// A parameter is wrong.
pub(super) fn invalid(name: &str) -> Value {
    refused(41, "Invalid Arguments", &format!("isv.invalid-parameter:{name}"), "参数错误")
}

/// The window is longer than the call takes.
pub(super) fn too_long(longest: &str) -> Value {
    let sub_msg = format!("查询时间跨度超过限制，最长{longest}");
    refused(15, "Remote service error", "isv.time-span-too-long", &sub_msg)
}

/// What stands behind the gateway is away.
pub(super) fn unavailable() -> Value {
    let sub_code = "isp.top-remote-service-unavailable";
    refused(15, "Remote service error", sub_code, "调用后端服务抛异常，服务不可用")
}
