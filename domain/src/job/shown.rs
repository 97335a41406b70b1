use serde_json::Value;

/// Names of what nobody may read, wherever they occur within a field's name.
const SECRET: [&str; 4] = ["password", "secret", "signature", "token"];

/// A payload as people may read it: whatever is named like a secret is masked. Payloads hold none; this is the second
/// line of defence.
pub fn shown(payload: Value) -> Value {
    match payload {
        Value::Object(fields) => {
            let mask = |(name, value): (String, Value)| {
                let lower = name.to_lowercase();
                let is_secret = SECRET.iter().any(|word| lower.contains(word));
                (name, if is_secret { Value::from("***") } else { shown(value) })
            };
            fields.into_iter().map(mask).collect()
        }
        Value::Array(items) => items.into_iter().map(shown).collect(),
        plain => plain,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_are_masked_at_any_depth() {
        let payload =
            json!({ "id": 1, "to": [{ "accessToken": "x", "url": "u" }], "clientSecret": { "a": 1 } });
        let expected =
            json!({ "id": 1, "to": [{ "accessToken": "***", "url": "u" }], "clientSecret": "***" });
        assert_eq!(shown(payload), expected);
    }
}
