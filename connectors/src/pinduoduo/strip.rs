use crate::json::Object;

/// What Pinduoduo's documentation says must not be shown to anybody downstream: the subsidies of the publisher.
const CONFIDENTIAL: &str = "subsidy_duo_amount";

/// The row without what must not be kept.
pub(super) fn stripped(row: &str) -> String {
    if !row.contains(CONFIDENTIAL) {
        return row.to_owned();
    }
    let Ok(object) = Object::parse(row) else { return row.to_owned() };
    let kept = object.raw_fields().filter(|(name, _)| !name.starts_with(CONFIDENTIAL));
    let kept = kept.map(|(name, text)| format!("{}:{text}", serde_json::Value::from(name)));
    format!("{{{}}}", kept.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidential_fields_go_and_the_rest_stays_as_it_is() {
        let row = r#"{"order_sn": "a", "subsidy_duo_amount_level": 5, "n": 12345678901234567890.0, "subsidy_amount": 1, "subsidy_duo_amount_ten_million": {"a": 1}}"#;
        assert_eq!(stripped(row), r#"{"order_sn":"a","n":12345678901234567890.0,"subsidy_amount":1}"#);
        let plain = r#"{ "order_sn" : "a" }"#;
        assert_eq!(stripped(plain), plain);
        assert_eq!(stripped(r#"["subsidy_duo_amount"]"#), r#"["subsidy_duo_amount"]"#);
    }
}
