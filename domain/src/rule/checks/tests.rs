use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::ProblemKind as Kind;
use super::*;
use crate::id::{RuleId, RuleVersionId};
use crate::rule::{PublishedRule, RuleDocument, RuleEntry, Term};

fn yuan(amount: &str) -> Value {
    json!({ "amount": amount, "currencyCode": "CNY" })
}

fn half() -> Value {
    json!({ "percentOfCommission": "0.5" })
}

fn tiers(from: &[&str], rate: &str) -> Value {
    let tiers: Vec<Value> = from.iter().map(|from| json!({ "from": yuan(from), "rate": rate })).collect();
    json!({ "tiered": { "of": "ORDER", "by": "ORDER_AMOUNT", "mode": "WHOLE", "tiers": tiers } })
}

/// What is wrong with a rule by itself: kinds and fields in the order in which they are found.
fn alone(rule: Value) -> Vec<(Kind, String)> {
    let mut written = json!({ "key": "a", "name": "a" });
    for (key, value) in rule.as_object().expect("a rule is an object") {
        written[key] = value.clone();
    }
    let entry: RuleEntry = serde_json::from_value(written).expect("a rule");
    let found = problems_of(&entry.spec, entry.starts_at, entry.ends_at);
    found.into_iter().map(|problem| (problem.kind, problem.field)).collect()
}

fn of_scope(scope: Value) -> Value {
    json!({ "spec": { "reward": half(), "scope": scope } })
}

/// Rules with what is wrong with each.
fn wrong() -> Vec<(Value, Vec<(Kind, &'static str)>)> {
    let reward = |reward: Value| json!({ "spec": { "reward": reward } });
    let with = |field: &str, value: Value| json!({ "spec": { "reward": half(), field: value } });
    let yen = json!({ "amount": "5", "currencyCode": "JPY" });
    let many: Vec<String> = (0..1_001).map(|nth| nth.to_string()).collect();
    let fifty_one: Vec<String> = (0..51).map(|nth| nth.to_string()).collect();
    let at = "2026-11-11T00:00:00Z";
    vec![
        (
            json!({ "startsAt": at, "endsAt": at, "spec": { "reward": half() } }),
            vec![(Kind::EmptyValidity, "endsAt")],
        ),
        (
            json!({ "startsAt": at, "endsAt": "2026-11-10T23:59:59Z", "spec": { "reward": half() } }),
            vec![(Kind::EmptyValidity, "endsAt")],
        ),
        (of_scope(json!({ "accounts": [""] })), vec![(Kind::BadList, "spec.scope.accounts")]),
        (of_scope(json!({ "merchants": ["a", "a"] })), vec![(Kind::BadList, "spec.scope.merchants")]),
        (
            of_scope(json!({ "categories": ["x".repeat(501)] })),
            vec![(Kind::BadList, "spec.scope.categories")],
        ),
        (of_scope(json!({ "products": many })), vec![(Kind::BadList, "spec.scope.products")]),
        (of_scope(json!({ "tiers": ["GOLD", "GOLD"] })), vec![(Kind::BadList, "spec.scope.tiers")]),
        (of_scope(json!({ "invitedBy": [""] })), vec![(Kind::BadList, "spec.scope.invitedBy")]),
        (of_scope(json!({ "channels": [""] })), vec![(Kind::BadList, "spec.scope.channels")]),
        (of_scope(json!({ "sources": ["JD", "JD"] })), vec![(Kind::BadList, "spec.scope.sources")]),
        (of_scope(json!({ "weekdays": ["MONDAY", "MONDAY"] })), vec![(Kind::BadList, "spec.scope.weekdays")]),
        (
            of_scope(json!({ "hours": { "from": 24, "until": 2 } })),
            vec![(Kind::BadHours, "spec.scope.hours")],
        ),
        (of_scope(json!({ "hours": { "from": 2, "until": 0 } })), vec![(Kind::BadHours, "spec.scope.hours")]),
        (
            of_scope(json!({ "hours": { "from": 2, "until": 25 } })),
            vec![(Kind::BadHours, "spec.scope.hours")],
        ),
        (of_scope(json!({ "hours": { "from": 7, "until": 7 } })), vec![(Kind::BadHours, "spec.scope.hours")]),
        (of_scope(json!({ "newUserDays": 0 })), vec![(Kind::BadRange, "spec.scope.newUserDays")]),
        (of_scope(json!({ "newUserDays": 3651 })), vec![(Kind::BadRange, "spec.scope.newUserDays")]),
        (
            of_scope(json!({ "minOrder": yuan("2.00"), "maxOrder": yuan("1.99") })),
            vec![(Kind::BadRange, "spec.scope.maxOrder")],
        ),
        (reward(json!({ "percentOfCommission": "0" })), vec![(Kind::NothingPaid, "spec.reward")]),
        (reward(json!({ "percentOfOrder": "0" })), vec![(Kind::NothingPaid, "spec.reward")]),
        (reward(json!({ "firstOrderBonus": yuan("0.00") })), vec![(Kind::NothingPaid, "spec.reward")]),
        (
            reward(json!({ "fixed": { "amount": yuan("0.00"), "per": "LINE" } })),
            vec![(Kind::NothingPaid, "spec.reward")],
        ),
        (reward(tiers(&["0.00"], "0")), vec![(Kind::NothingPaid, "spec.reward")]),
        (
            json!({ "spec": { "reward": { "multiplier": "1" }, "stackGroup": "double" } }),
            vec![(Kind::NothingPaid, "spec.reward")],
        ),
        (reward(json!({ "multiplier": "2" })), vec![(Kind::MissingGroup, "spec.stackGroup")]),
        (
            reward(json!({ "percentOfCommission": "1.000001" })),
            vec![(Kind::PercentTooHigh, "spec.reward.percentOfCommission")],
        ),
        (
            reward(json!({ "percentOfOrder": "2" })),
            vec![(Kind::PercentTooHigh, "spec.reward.percentOfOrder")],
        ),
        (reward(tiers(&["0.00"], "1.5")), vec![(Kind::PercentTooHigh, "spec.reward.tiered.tiers.0.rate")]),
        (
            reward(tiers(&[], "0.1")),
            vec![(Kind::BadTiers, "spec.reward.tiered.tiers"), (Kind::NothingPaid, "spec.reward")],
        ),
        (reward(tiers(&["0.01"], "0.1")), vec![(Kind::BadTiers, "spec.reward.tiered.tiers.0.from")]),
        (
            reward(tiers(&["0.00", "5.00", "5.00"], "0.1")),
            vec![(Kind::BadTiers, "spec.reward.tiered.tiers.2.from")],
        ),
        (
            with("caps", json!({ "minPerOrder": yuan("5.00"), "maxPerOrder": yuan("4.00") })),
            vec![(Kind::BadRange, "spec.caps.maxPerOrder")],
        ),
        (with("budget", json!({})), vec![(Kind::MissingBudget, "spec.budget")]),
        (with("subsidised", json!(true)), vec![(Kind::MissingBudget, "spec.budget.total")]),
        (
            json!({ "spec": { "reward": half(), "subsidised": true, "budget": { "perDay": yuan("5.00") } } }),
            vec![(Kind::MissingBudget, "spec.budget.total")],
        ),
        (with("caps", json!({ "perUser": yuan("-0.01") })), vec![(Kind::BadAmount, "spec.caps.perUser")]),
        (
            json!({ "spec": {
                "reward": { "fixed": { "amount": yuan("1.00"), "per": "LINE" } },
                "budget": { "total": yen }
            } }),
            vec![(Kind::BadAmount, "spec.budget.total")],
        ),
        (with("when", json!("order.amount")), vec![(Kind::BadCondition, "spec.when")]),
        (with("stackGroup", json!("")), vec![(Kind::BadList, "spec.stackGroup")]),
        (with("stackGroup", json!("x".repeat(61))), vec![(Kind::BadList, "spec.stackGroup")]),
        (with("excludes", json!(fifty_one)), vec![(Kind::BadList, "spec.excludes")]),
        (
            json!({ "spec": { "reward": { "percentOfOrder": "0" }, "when": "1 +", "budget": {} } }),
            vec![
                (Kind::NothingPaid, "spec.reward"),
                (Kind::MissingBudget, "spec.budget"),
                (Kind::BadCondition, "spec.when"),
            ],
        ),
    ]
}

#[test]
fn every_problem_of_a_rule_alone_is_named_with_its_field() {
    for (rule, wanted) in wrong() {
        let wanted: Vec<(Kind, String)> =
            wanted.into_iter().map(|(kind, field)| (kind, field.to_owned())).collect();
        assert_eq!(alone(rule.clone()), wanted, "{rule}");
    }
}

#[test]
fn rules_at_the_edge_of_what_is_allowed_have_no_problem() {
    let good = [
        json!({ "spec": { "reward": { "percentOfCommission": "1" } } }),
        json!({ "spec": {
            "reward": { "percentOfOrder": "2" },
            "subsidised": true,
            "budget": { "total": yuan("5.00") }
        } }),
        json!({ "spec": { "reward": { "multiplier": "1.000001" }, "stackGroup": "double" } }),
        json!({ "spec": { "reward": tiers(&["0.00", "0.01"], "1") } }),
        of_scope(json!({ "hours": { "from": 23, "until": 24 }, "newUserDays": 3650 })),
        of_scope(json!({ "minOrder": yuan("2.00"), "maxOrder": yuan("2.00") })),
        json!({ "startsAt": "2026-11-11T00:00:00Z", "endsAt": "2026-11-11T00:00:01Z", "spec": { "reward": half() } }),
    ];
    for rule in good {
        assert_eq!(alone(rule.clone()), [], "{rule}");
    }
}

fn published(key: &str, spec: Value) -> PublishedRule {
    let id = uuid::Uuid::new_v5(&uuid::Uuid::nil(), key.as_bytes());
    PublishedRule {
        rule_id: RuleId(id),
        version_id: RuleVersionId(id),
        number: 1,
        key: key.to_owned(),
        name: key.to_owned(),
        priority: 0,
        starts_at: None,
        ends_at: None,
        term: Term::since(1),
        when: None,
        spec: Arc::new(serde_json::from_value(spec).expect("a specification")),
    }
}

fn excluding(key: &str, excludes: &[&str]) -> PublishedRule {
    published(key, json!({ "reward": half(), "excludes": excludes }))
}

fn beside(new: &PublishedRule, others: &[PublishedRule]) -> Vec<(Kind, String)> {
    problems_beside(new, others).into_iter().map(|problem| (problem.kind, problem.field)).collect()
}

#[test]
fn rules_may_not_exclude_each_other_in_a_circle() {
    let cyclic = |nth: usize| vec![(Kind::CyclicExcludes, format!("spec.excludes.{nth}"))];
    assert_eq!(beside(&excluding("a", &["a"]), &[]), cyclic(0), "itself");
    assert_eq!(beside(&excluding("a", &["b"]), &[excluding("b", &["a"])]), cyclic(0), "two");
    let (b, c) = (excluding("b", &["c"]), excluding("c", &["a"]));
    let free = excluding("free", &[]);
    assert_eq!(beside(&excluding("a", &["free", "b"]), &[free.clone(), b.clone(), c]), cyclic(1), "three");
    let around = [b.clone(), excluding("c", &["b"])];
    assert_eq!(beside(&excluding("a", &["b"]), &around), [], "a circle of others is not this rule's");
    let next_version = excluding("b", &[]);
    let versions = [b, next_version, excluding("c", &["a"])];
    assert_eq!(beside(&excluding("a", &["b"]), &versions), cyclic(0), "by any version of another rule");
    assert_eq!(beside(&excluding("a", &["free"]), &[free]), []);
}

#[test]
fn only_rules_in_force_can_be_excluded() {
    let unknown = vec![(Kind::UnknownRule, "spec.excludes.1".to_owned())];
    assert_eq!(beside(&excluding("a", &["b", "gone"]), &[excluding("b", &[])]), unknown);
}

fn exclusive(key: &str, priority: i32, scope: Value) -> PublishedRule {
    let rule = published(key, json!({ "reward": half(), "exclusive": true, "scope": scope }));
    PublishedRule { priority, ..rule }
}

#[test]
fn exclusive_rules_of_one_priority_may_not_meet() {
    let table = [
        ("everything", json!({}), json!({}), true),
        ("everything and something", json!({}), json!({ "sources": ["JD"] }), true),
        ("one source in common", json!({ "sources": ["JD", "TAOBAO"] }), json!({ "sources": ["JD"] }), true),
        ("other sources", json!({ "sources": ["TAOBAO"] }), json!({ "sources": ["JD"] }), false),
        ("other accounts", json!({ "accounts": ["a"] }), json!({ "accounts": ["b"] }), false),
        ("other shops", json!({ "merchants": ["a"] }), json!({ "merchants": ["b"] }), false),
        ("other products", json!({ "products": ["a"] }), json!({ "products": ["b"] }), false),
        ("other tiers", json!({ "tiers": ["GOLD"] }), json!({ "tiers": ["VIP"] }), false),
        ("other inviters", json!({ "invitedBy": ["A"] }), json!({ "invitedBy": ["B"] }), false),
        ("other channels", json!({ "channels": ["app"] }), json!({ "channels": ["web"] }), false),
        ("other days", json!({ "weekdays": ["MONDAY"] }), json!({ "weekdays": ["SUNDAY"] }), false),
        (
            "one below the other",
            json!({ "categories": ["食品/零食"] }),
            json!({ "categories": ["食品"] }),
            true,
        ),
        (
            "one above the other",
            json!({ "categories": ["食品"] }),
            json!({ "categories": ["食品/零食"] }),
            true,
        ),
        ("similar names", json!({ "categories": ["食品"] }), json!({ "categories": ["食品饮料"] }), false),
        (
            "different conditions that both hold somewhere",
            json!({ "merchants": ["a"] }),
            json!({ "categories": ["食品"] }),
            true,
        ),
        (
            "hours that touch",
            json!({ "hours": { "from": 8, "until": 12 } }),
            json!({ "hours": { "from": 12, "until": 14 } }),
            false,
        ),
        (
            "hours that share one after midnight",
            json!({ "hours": { "from": 22, "until": 2 } }),
            json!({ "hours": { "from": 1, "until": 5 } }),
            true,
        ),
        (
            "small and large orders",
            json!({ "maxOrder": yuan("99.99") }),
            json!({ "minOrder": yuan("100.00") }),
            false,
        ),
        (
            "orders of 100.00",
            json!({ "minOrder": yuan("100.00") }),
            json!({ "maxOrder": yuan("100.00") }),
            true,
        ),
    ];
    let overlapping = vec![(Kind::OverlappingExclusive, "priority".to_owned())];
    for (what, ours, theirs, meet) in table {
        let (new, other) = (exclusive("a", 3, ours), exclusive("b", 3, theirs.clone()));
        let wanted = if meet { overlapping.clone() } else { Vec::new() };
        assert_eq!(beside(&new, std::slice::from_ref(&other)), wanted, "{what}");
        assert_eq!(beside(&other, std::slice::from_ref(&new)), wanted, "{what}, the other way round");
        assert_eq!(beside(&new, &[exclusive("b", 4, theirs)]), [], "{what}, of other priority");
    }
}

#[test]
fn exclusive_rules_that_follow_each_other_or_pay_others_do_not_meet() {
    let at = |day: u32| format!("2026-11-{day:02}T00:00:00Z").parse().ok();
    let valid = |key: &str, from: u32, until: u32| PublishedRule {
        starts_at: at(from),
        ends_at: at(until),
        ..exclusive(key, 0, json!({}))
    };
    let overlapping = vec![(Kind::OverlappingExclusive, "priority".to_owned())];
    assert_eq!(beside(&valid("a", 1, 10), &[valid("b", 9, 20)]), overlapping);
    assert_eq!(beside(&valid("a", 1, 10), &[valid("b", 10, 20)]), []);
    assert_eq!(beside(&valid("a", 10, 20), &[valid("b", 1, 10)]), []);
    let ordinary = published("b", json!({ "reward": half() }));
    assert_eq!(beside(&exclusive("a", 0, json!({})), &[ordinary]), []);
    let spec = json!({ "reward": half(), "exclusive": true, "beneficiary": "INVITER" });
    assert_eq!(beside(&exclusive("a", 0, json!({})), &[published("b", spec)]), []);
}

fn in_document(rules: &Value) -> Vec<(Kind, String)> {
    let text = json!({ "rules": rules }).to_string();
    let document = RuleDocument::parse(&text).expect("a document");
    problems_of_document(&document).into_iter().map(|problem| (problem.kind, problem.field)).collect()
}

/// Documents with what is wrong with them.
fn wrong_documents() -> Vec<(Value, Vec<(Kind, &'static str)>)> {
    let entry = |key: &str, name: &str, spec: Value| json!({ "key": key, "name": name, "spec": spec });
    let plain = |key: &str, name: &str| entry(key, name, json!({ "reward": half() }));
    let excluding =
        |key: &str, excludes: &[&str]| entry(key, "a", json!({ "reward": half(), "excludes": excludes }));
    let nothing = json!({ "reward": { "percentOfOrder": "0" } });
    let many: Vec<Value> = (0..1_001).map(|nth| plain(&nth.to_string(), "a")).collect();
    vec![
        (json!(many), vec![(Kind::BadList, "rules")]),
        (json!([plain("", "a")]), vec![(Kind::BadKey, "rules.0.key")]),
        (json!([plain("Big", "a")]), vec![(Kind::BadKey, "rules.0.key")]),
        (json!([plain("双十一", "a")]), vec![(Kind::BadKey, "rules.0.key")]),
        (json!([plain(&"k".repeat(61), "a")]), vec![(Kind::BadKey, "rules.0.key")]),
        (json!([plain("a", " ")]), vec![(Kind::BadName, "rules.0.name")]),
        (json!([plain("a", "a\nb")]), vec![(Kind::BadName, "rules.0.name")]),
        (json!([plain("a", &"双".repeat(121))]), vec![(Kind::BadName, "rules.0.name")]),
        (
            json!([plain("a", "a"), plain("b", "b"), plain("a", "c")]),
            vec![(Kind::RepeatedKey, "rules.2.key")],
        ),
        (
            json!([plain("a", "a"), entry("B", "b", nothing)]),
            vec![(Kind::BadKey, "rules.1.key"), (Kind::NothingPaid, "rules.1.spec.reward")],
        ),
        (json!([excluding("a", &["gone"])]), vec![(Kind::UnknownRule, "rules.0.spec.excludes.0")]),
        (
            json!([excluding("a", &["b"]), excluding("b", &["c"]), excluding("c", &["a"])]),
            vec![
                (Kind::CyclicExcludes, "rules.0.spec.excludes.0"),
                (Kind::CyclicExcludes, "rules.1.spec.excludes.0"),
                (Kind::CyclicExcludes, "rules.2.spec.excludes.0"),
            ],
        ),
    ]
}

#[test]
fn every_problem_of_a_document_is_named_with_its_rule() {
    for (rules, wanted) in wrong_documents() {
        let wanted: Vec<(Kind, String)> =
            wanted.into_iter().map(|(kind, field)| (kind, field.to_owned())).collect();
        assert_eq!(in_document(&rules), wanted, "{}", rules[0]);
    }
    let good = json!([
        { "key": "k".repeat(60), "name": "双".repeat(120), "spec": { "reward": half() } },
        { "key": "a-b_c.9", "name": "双十一", "spec": { "reward": half(), "excludes": ["k".repeat(60)] } },
    ]);
    assert_eq!(in_document(&good), []);
}

#[test]
fn every_kind_of_problem_is_shown_here() {
    let mut seen: BTreeSet<Kind> =
        wrong().into_iter().flat_map(|(_, found)| found).map(|(kind, _)| kind).collect();
    seen.extend(wrong_documents().into_iter().flat_map(|(_, found)| found).map(|(kind, _)| kind));
    seen.insert(Kind::OverlappingExclusive);
    // found where a text is read, and where the stored rules are known
    seen.extend([
        Problem::from(DocumentError { field: ".".into(), message: String::new() }).kind,
        Kind::RetiredRule,
    ]);
    assert_eq!(seen, Kind::ALL.iter().copied().collect());
}
