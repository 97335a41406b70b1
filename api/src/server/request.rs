use async_graphql::{Request, Variables};
use serde_json::{Map, Value};

use super::answer::Refusal;
use crate::graphql::Code;

/// Reads the body of a GraphQL request: one JSON object with `query`, and perhaps `operationName`,
/// `variables` and `extensions`.
pub fn read(body: &[u8]) -> Result<Request, Refusal> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(parameters)) => from_parameters(parameters),
        Ok(Value::Array(_)) => {
            Err(Refusal::new(Code::BatchingNotSupported, "Send one operation per request."))
        }
        Ok(_) => Err(bad("The body must be a JSON object.")),
        Err(_) => Err(bad("The body is not valid JSON.")),
    }
}

fn from_parameters(mut parameters: Map<String, Value>) -> Result<Request, Refusal> {
    let Some(Value::String(query)) = parameters.remove("query") else {
        return Err(bad("`query` must be a string."));
    };
    let mut request = Request::new(query);
    match parameters.remove("operationName") {
        None | Some(Value::Null) => {}
        Some(Value::String(name)) if name.is_empty() => {}
        Some(Value::String(name)) => request = request.operation_name(name),
        Some(_) => return Err(bad("`operationName` must be a string.")),
    }
    match parameters.remove("variables") {
        None | Some(Value::Null) => {}
        Some(variables @ Value::Object(_)) => request = request.variables(Variables::from_json(variables)),
        Some(_) => return Err(bad("`variables` must be an object.")),
    }
    match parameters.remove("extensions") {
        None | Some(Value::Null | Value::Object(_)) => Ok(request),
        Some(_) => Err(bad("`extensions` must be an object.")),
    }
}

fn bad(message: &str) -> Refusal {
    Refusal::new(Code::BadRequest, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_well_formed_operation_is_read() {
        let request = read(br#"{"query": "{ a }", "variables": {"n": 1}, "operationName": ""}"#);
        assert_eq!(request.map(|request| request.variables.len()).ok(), Some(1));
        let bodies: [&[u8]; 9] = [
            b"",
            b"{",
            b"1",
            b"[]",
            b"{}",
            br#"{"query": 1}"#,
            br#"{"query": "{a}", "variables": []}"#,
            br#"{"query": "{a}", "operationName": 1}"#,
            br#"{"query": "{a}", "extensions": 1}"#,
        ];
        for body in bodies {
            assert!(read(body).is_err(), "{}", String::from_utf8_lossy(body));
        }
    }
}
