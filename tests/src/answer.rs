use axum::http::StatusCode;
use serde_json::Value;

/// What the server said to one operation.
#[derive(Clone, Debug)]
pub struct GqlAnswer {
    status: StatusCode,
    body: Value,
    user_errors: Vec<UserError>,
}

/// An entry of some payload's `userErrors`.
#[derive(Clone, Debug)]
struct UserError {
    mutation: String,
    code: String,
    field: String,
}

impl GqlAnswer {
    pub(crate) fn new(status: StatusCode, body: Value) -> Self {
        let user_errors = user_errors(&body);
        Self { status, body, user_errors }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The whole answer.
    pub fn body(&self) -> &Value {
        &self.body
    }

    /// The answer again, which must hold neither errors nor `userErrors`.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert!(self.body.get("errors").is_none() && self.user_errors.is_empty(), "refused: {:#}", self.body);
        assert!(self.body.get("data").is_some_and(Value::is_object), "no data: {:#}", self.body);
        self
    }

    /// The value at a JSON pointer within `data`: `/orders/edges/0/node/id`.
    #[track_caller]
    pub fn data(&self, pointer: &str) -> &Value {
        let found = self.body.get("data").and_then(|data| data.pointer(pointer));
        found.unwrap_or_else(|| panic!("nothing at {pointer} in {:#}", self.body))
    }

    /// The text at a JSON pointer within `data`.
    #[track_caller]
    pub fn text(&self, pointer: &str) -> &str {
        let found = self.data(pointer).as_str();
        found.unwrap_or_else(|| panic!("no text at {pointer} in {:#}", self.body))
    }

    /// The list at a JSON pointer within `data`.
    #[track_caller]
    pub fn list(&self, pointer: &str) -> &[Value] {
        let found = self.data(pointer).as_array();
        found.unwrap_or_else(|| panic!("no list at {pointer} in {:#}", self.body))
    }

    /// Code and field path (joined with dots, empty for none) of each user error of a mutation. The
    /// operation must select `userErrors { code field message }`.
    pub fn user_errors(&self, mutation: &str) -> Vec<(&str, &str)> {
        let of_it = self.user_errors.iter().filter(|error| error.mutation == mutation);
        of_it.map(|error| (error.code.as_str(), error.field.as_str())).collect()
    }

    /// The code of each top-level error; empty text for an error without one.
    pub fn error_codes(&self) -> Vec<&str> {
        let errors = self.body.get("errors").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        errors.iter().map(|error| error.pointer("/extensions/code").map_or("", as_text)).collect()
    }
}

fn user_errors(body: &Value) -> Vec<UserError> {
    let Some(data) = body.get("data").and_then(Value::as_object) else { return Vec::new() };
    let mut found = Vec::new();
    for (mutation, payload) in data {
        let errors = payload.get("userErrors").and_then(Value::as_array);
        for error in errors.into_iter().flatten() {
            found.push(UserError {
                mutation: mutation.clone(),
                code: error.get("code").map_or("", as_text).to_owned(),
                field: error.get("field").map(path).unwrap_or_default(),
            });
        }
    }
    found
}

fn path(field: &Value) -> String {
    let steps = field.as_array().map_or(&[][..], Vec::as_slice);
    steps.iter().map(as_text).collect::<Vec<_>>().join(".")
}

fn as_text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn refusals_are_read_from_both_places() {
        let body = json!({
            "data": { "refundApprove": { "refund": null, "userErrors": [
                { "code": "NOT_FOUND", "field": ["input", "refundId"], "message": "…" },
                { "code": "STATE", "field": null, "message": "…" },
            ] } },
            "errors": [{ "message": "…", "extensions": { "code": "FORBIDDEN" } }, { "message": "…" }],
        });
        let answer = GqlAnswer::new(StatusCode::OK, body);
        assert_eq!(answer.user_errors("refundApprove"), [("NOT_FOUND", "input.refundId"), ("STATE", "")]);
        assert!(answer.user_errors("refundReject").is_empty());
        assert_eq!(answer.error_codes(), ["FORBIDDEN", ""]);
        assert!(answer.data("/refundApprove/refund").is_null());
    }
}
