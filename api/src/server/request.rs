use std::collections::HashMap;

use axum::extract::Query;
use axum::http::Uri;
use serde_json::{Map, Value};

use super::answer::Refusal;
use crate::graphql::{Asked, Code};

/// Reads the body of a GraphQL request: one JSON object with `query` or another way to name the document,
/// and perhaps `operationName`, `variables` and `extensions`.
pub fn from_body(body: &[u8]) -> Result<Asked, Refusal> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(parameters)) => from_parameters(parameters),
        Ok(Value::Array(_)) => {
            Err(Refusal::new(Code::BatchingNotSupported, "Send one operation per request."))
        }
        Ok(_) => Err(bad("The body must be a JSON object.")),
        Err(_) => Err(bad("The body is not valid JSON.")),
    }
}

/// Reads the query string of a GraphQL request. `variables` and `extensions` are JSON in it.
pub fn from_query_string(uri: &Uri) -> Result<Asked, Refusal> {
    let Ok(Query(mut given)) = Query::<HashMap<String, String>>::try_from_uri(uri) else {
        return Err(bad("The query string is not valid."));
    };
    let mut parameters = Map::new();
    for name in ["query", "operationName", "documentId"] {
        parameters.extend(given.remove(name).map(|text| (name.to_owned(), Value::String(text))));
    }
    for name in ["variables", "extensions"] {
        if let Some(text) = given.remove(name).filter(|text| !text.is_empty()) {
            let value = serde_json::from_str(&text).map_err(|_| bad(&format!("`{name}` must be JSON.")))?;
            parameters.insert(name.to_owned(), value);
        }
    }
    from_parameters(parameters)
}

/// Reads the parameters of a GraphQL request, however they came.
pub fn from_parameters(mut parameters: Map<String, Value>) -> Result<Asked, Refusal> {
    let extensions = object(&mut parameters, "extensions")?;
    let asked = Asked {
        query: text(&mut parameters, "query")?,
        operation_name: text(&mut parameters, "operationName")?,
        variables: object(&mut parameters, "variables")?,
        document_id: text(&mut parameters, "documentId")?,
        persisted_hash: persisted_hash(&extensions)?,
    };
    if asked.query.is_none() && asked.document_id.is_none() && asked.persisted_hash.is_none() {
        return Err(bad("`query` must be a string."));
    }
    Ok(asked)
}

/// A text; empty is the same as none.
fn text(parameters: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Refusal> {
    match parameters.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
        Some(_) => Err(bad(&format!("`{name}` must be a string."))),
    }
}

fn object(parameters: &mut Map<String, Value>, name: &str) -> Result<Map<String, Value>, Refusal> {
    match parameters.remove(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(object)) => Ok(object),
        Some(_) => Err(bad(&format!("`{name}` must be an object."))),
    }
}

/// Apollo's automatic persisted queries: `{"persistedQuery": {"version": 1, "sha256Hash": "…"}}`.
fn persisted_hash(extensions: &Map<String, Value>) -> Result<Option<String>, Refusal> {
    let Some(persisted) = extensions.get("persistedQuery").filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    match (persisted["version"].as_u64(), persisted["sha256Hash"].as_str()) {
        (Some(1), Some(hash)) if !hash.is_empty() => Ok(Some(hash.to_owned())),
        _ => Err(bad("`extensions.persistedQuery` must have the version 1 and a `sha256Hash`.")),
    }
}

fn bad(message: &str) -> Refusal {
    Refusal::new(Code::BadRequest, message)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_one_well_formed_operation_is_read() {
        let asked = from_body(br#"{"query": "{ a }", "variables": {"n": 1}, "operationName": ""}"#);
        let asked = asked.expect("a well-formed request");
        assert_eq!((asked.query.as_deref(), asked.operation_name), (Some("{ a }"), None));
        assert_eq!(asked.variables["n"], 1);
        let bodies: [&[u8]; 13] = [
            b"",
            b"{",
            b"1",
            b"[]",
            b"{}",
            br#"{"query": ""}"#,
            br#"{"query": 1}"#,
            br#"{"query": "{a}", "variables": []}"#,
            br#"{"query": "{a}", "operationName": 1}"#,
            br#"{"query": "{a}", "extensions": 1}"#,
            br#"{"extensions": {"persistedQuery": {"version": 2, "sha256Hash": "00"}}}"#,
            br#"{"extensions": {"persistedQuery": {"version": 1}}}"#,
            b"{\"query\": \"\xff\"}",
        ];
        for body in bodies {
            assert!(from_body(body).is_err(), "{}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn a_query_string_holds_the_same() {
        let uri = "/graphql?query=query%20a%7Bb%7D&operationName=a&variables=%7B%22n%22%3A1%7D";
        let asked = from_query_string(&uri.parse().expect("a URI")).expect("a well-formed request");
        let expected = json!({ "query": "query a{b}", "operationName": "a", "variables": { "n": 1 } });
        let Value::Object(expected) = expected else { panic!("an object") };
        assert_eq!(asked, from_parameters(expected).expect("a well-formed request"));
        for bad in ["/graphql", "/graphql?query=%7Ba%7D&variables=1", "/graphql?query=%7Ba%7D&variables=x"] {
            assert!(from_query_string(&bad.parse().expect("a URI")).is_err(), "{bad}");
        }
    }
}
