use serde_json::{Map, Value, json};

use crate::payments::simulator::random_text;

/// An answer as JSON text inside JSON. JD's envelope is spelled `…_responce`.
pub(super) fn enveloped(method: &str, answer: &Value) -> Value {
    let name = format!("{}_responce", method.replace('.', "_"));
    let field = if method.ends_with(".query") { "queryResult" } else { "getResult" };
    let inner = Map::from_iter([
        ("code".to_owned(), Value::from("0")),
        (field.to_owned(), Value::from(answer.to_string())),
    ]);
    Value::Object(Map::from_iter([(name, Value::Object(inner))]))
}

/// An error of the gateway.
pub(super) fn refused(code: &str, zh_desc: &str, en_desc: &str) -> Value {
    json!({ "error_response": { "code": code, "zh_desc": zh_desc, "en_desc": en_desc } })
}

/// What a call has found.
pub(super) fn found(data: Value) -> Value {
    json!({ "code": 200, "message": "success", "data": data, "requestId": random_text(16) })
}

/// An error of a call.
pub(super) fn failed(code: u16, message: &str) -> Value {
    json!({ "code": code, "message": message, "requestId": random_text(16) })
}
