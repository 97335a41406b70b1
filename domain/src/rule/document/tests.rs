use super::*;

const WHOLE: &str = r#"{
  "$schema": "rules.schema.json",
  "rules": [
    {
      "key": "double-eleven.2026",
      "name": "双十一",
      "priority": -5,
      "startsAt": "2026-11-10T16:00:00Z",
      "endsAt": "2026-11-11T16:00:00Z",
      "spec": {
        "beneficiary": "INVITER",
        "scope": {
          "sources": ["JD", "TAOBAO"],
          "categories": ["食品/零食"],
          "newUserDays": 30,
          "minOrder": { "amount": "99.00", "currencyCode": "CNY" },
          "weekdays": ["WEDNESDAY"],
          "hours": { "from": 22, "until": 2 }
        },
        "when": "order.day == 11",
        "reward": {
          "tiered": {
            "of": "COMMISSION",
            "by": "ORDER_AMOUNT",
            "mode": "MARGINAL",
            "tiers": [{ "from": { "amount": "0.00", "currencyCode": "CNY" }, "rate": "0.125" }]
          }
        },
        "exclusive": true,
        "stackGroup": "big",
        "excludes": ["gift"],
        "caps": { "perUser": { "amount": "8.80", "currencyCode": "CNY" } },
        "budget": { "perDay": { "amount": "100.00", "currencyCode": "CNY" } },
        "subsidised": true
      }
    },
    { "key": "a", "name": "a", "spec": { "reward": { "percentOfCommission": "0.5" } } },
    { "key": "b", "name": "b", "spec": { "reward": { "percentOfOrder": "1" } } },
    { "key": "c", "name": "c", "spec": { "reward": { "multiplier": "2" } } },
    {
      "key": "d",
      "name": "d",
      "spec": { "reward": { "firstOrderBonus": { "amount": "5.00", "currencyCode": "CNY" } } }
    },
    {
      "key": "e",
      "name": "e",
      "spec": { "reward": { "fixed": { "amount": { "amount": "100", "currencyCode": "JPY" }, "per": "ITEM" } } }
    }
  ]
}"#;

#[test]
fn what_is_written_reads_back_and_is_written_the_same() {
    let document = RuleDocument::parse(WHOLE).expect("a document");
    let text = document.to_text();
    assert!(text.ends_with("}\n"), "{text}");
    let again = RuleDocument::parse(&text).expect("the same document");
    assert_eq!(again, document);
    assert_eq!(again.to_text(), text);
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!(value(&text)["rules"][0], value(WHOLE)["rules"][0], "nothing of a full rule is lost or added");
}

#[test]
fn the_short_form_means_a_rule_for_everybody_and_everything() {
    let document = RuleDocument::parse(WHOLE).expect("a document");
    let rate = crate::money::Rate::parse("0.5").expect("a rate");
    assert_eq!(document.rules[1].priority, 0);
    assert_eq!(document.rules[1].spec, RuleSpec::paying(crate::rule::Reward::PercentOfCommission(rate)));
}

/// A document with one rule of this specification, on one line.
fn with(spec: &str) -> String {
    format!(r#"{{"rules": [{{"key": "a", "name": "a", "spec": {spec}}}]}}"#)
}

#[test]
fn what_does_not_fit_is_named_with_its_field() {
    let fixed = |amount: &str| format!(r#"{{"reward": {{"fixed": {{"amount": {amount}, "per": "LINE"}}}}}}"#);
    let share = r#""reward": {"percentOfCommission": "0.5"}"#;
    let table = [
        (r#"{"rules": "#.to_owned(), "rules", "EOF while parsing"),
        ("5".to_owned(), ".", "invalid type: integer `5`, expected struct RuleDocument"),
        ("{}".to_owned(), ".", "missing field `rules`"),
        (r#"{"rules": []} more"#.to_owned(), ".", "trailing characters"),
        (r#"{"rules": [], "rule": []}"#.to_owned(), "rule", "unknown field `rule`"),
        (r#"{"rules": [{"key": "a", "name": "a"}]}"#.to_owned(), "rules.0", "missing field `spec`"),
        (with("{}"), "rules.0.spec", "missing field `reward`"),
        (with(&format!(r#"{{{share}, "cap": 1}}"#)), "rules.0.spec.cap", "unknown field `cap`"),
        (with(r#"{"reward": {"percent": "1"}}"#), "rules.0.spec.reward", "unknown variant `percent`"),
        (
            with(r#"{"reward": {"percentOfCommission": 0.5}}"#),
            "rules.0.spec.reward.percentOfCommission",
            "invalid type: floating point `0.5`, expected a string",
        ),
        (
            with(r#"{"reward": {"percentOfOrder": "50%"}}"#),
            "rules.0.spec.reward.percentOfOrder",
            "not a decimal fraction",
        ),
        (
            with(&fixed(r#"{"amount": "0.001", "currencyCode": "CNY"}"#)),
            "rules.0.spec.reward.fixed.amount",
            "more decimals than the currency has",
        ),
        (
            with(&fixed(r#"{"amount": 1, "currencyCode": "CNY"}"#)),
            "rules.0.spec.reward.fixed.amount.amount",
            "invalid type: integer `1`, expected a string",
        ),
        (
            with(&fixed(r#"{"amount": "1.00", "currencyCode": "RMB"}"#)),
            "rules.0.spec.reward.fixed.amount.currencyCode",
            "\"RMB\" is not a Currency",
        ),
        (
            with(&format!(r#"{{{share}, "scope": {{"weekdays": ["MONDAY", "Sunday"]}}}}"#)),
            "rules.0.spec.scope.weekdays.1",
            "\"Sunday\" is not a Weekday",
        ),
        (
            with(&format!(r#"{{{share}, "scope": {{"newUserDays": -1}}}}"#)),
            "rules.0.spec.scope.newUserDays",
            "invalid value: integer `-1`, expected u16",
        ),
        (
            with(&format!(r#"{{{share}, "caps": {{"perUser": {{"amount": "x", "currencyCode": "CNY"}}}}}}"#)),
            "rules.0.spec.caps.perUser",
            "not a decimal number",
        ),
        (
            r#"{"rules": [{"key": "a", "name": "a", "startsAt": "tomorrow", "spec": {}}]}"#.to_owned(),
            "rules.0.startsAt",
            "input contains invalid characters",
        ),
    ];
    for (text, field, message) in table {
        let error = RuleDocument::parse(&text).expect_err(&text);
        assert_eq!(error.field, field, "{text}: {error}");
        assert!(error.message.starts_with(message), "{text}: {error}");
        assert!(error.to_string().starts_with(&format!("{field}: ")), "{error}");
    }
}

#[test]
fn the_schema_knows_every_field() {
    let schema = serde_json::to_string(&document_schema()).expect("JSON");
    for field in
        ["beneficiary", "invitedBy", "newUserDays", "firstOrderBonus", "perUserPerMonth", "subsidised"]
    {
        assert!(schema.contains(&format!("\"{field}\"")), "{field}");
    }
}
