use std::collections::HashSet;

use super::{Problem, ProblemKind as Kind, problems_beside, problems_of};
use crate::rule::{PublishedRule, RuleDocument, RuleEntry};

/// What is wrong with a rule's key and name.
pub fn problems_of_words(key: &str, name: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    if key.is_empty() || key.len() > 60 || !key.chars().all(is_plain) {
        let message = "a key has 1 to 60 of a to z, digits, '-', '_' and '.'";
        found.push(Problem::new(Kind::BadKey, "key", message));
    }
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 120 || name.chars().any(char::is_control) {
        let message = "a rule's name has 1 to 120 printable characters";
        found.push(Problem::new(Kind::BadName, "name", message));
    }
    found
}

/// Everything wrong with a document as a whole set of rules that would be in force together.
pub fn problems_of_document(document: &RuleDocument) -> Vec<Problem> {
    let alone = problems_of_entries(document);
    if alone.is_empty() { problems_of_set(document, Vec::new()) } else { alone }
}

/// Everything wrong with the rules of a document, each by itself.
pub fn problems_of_entries(document: &RuleDocument) -> Vec<Problem> {
    let mut found = Vec::new();
    if document.rules.len() > 1_000 {
        found.push(Problem::new(Kind::BadList, "rules", "a document has at most 1000 rules"));
    }
    let mut keys = HashSet::new();
    for (nth, entry) in document.rules.iter().enumerate() {
        let mut own = problems_of_words(&entry.key, &entry.name);
        own.extend(problems_of(&entry.spec, entry.starts_at, entry.ends_at));
        if !keys.insert(entry.key.as_str()) {
            own.push(Problem::new(
                Kind::RepeatedKey,
                "key",
                format!("{} is the key of two rules", entry.key),
            ));
        }
        found.extend(own.into_iter().map(|problem| problem.within(nth)));
    }
    found
}

/// Everything wrong with the rules of a document beside each other and `others`, which stay in force with
/// them. The rules must be right by themselves.
pub fn problems_of_set(document: &RuleDocument, others: Vec<PublishedRule>) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut rules: Vec<PublishedRule> = document.rules.iter().map(RuleEntry::assumed).collect();
    rules.extend(others);
    for nth in 0..document.rules.len() {
        let rule = rules.swap_remove(nth);
        found.extend(problems_beside(&rule, &rules).into_iter().map(|problem| problem.within(nth)));
        rules.push(rule);
        let last = rules.len() - 1;
        rules.swap(nth, last);
    }
    found
}

impl Problem {
    /// The same of a rule of a document.
    pub fn within(self, nth: usize) -> Self {
        Self { field: format!("rules.{nth}.{}", self.field), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARE: &str = r#""reward":{"percentOfCommission":"0.5"}"#;

    fn document(rules: &[(&str, &str)]) -> RuleDocument {
        let rules: Vec<String> = rules
            .iter()
            .map(|(key, more)| format!(r#"{{"key":"{key}","name":"{key}","spec":{{{SHARE}{more}}}}}"#))
            .collect();
        RuleDocument::parse(&format!(r#"{{"rules":[{}]}}"#, rules.join(","))).expect("a document")
    }

    fn told(problems: Vec<Problem>) -> Vec<(Kind, String)> {
        problems.into_iter().map(|problem| (problem.kind, problem.field)).collect()
    }

    #[test]
    fn rules_are_checked_beside_each_other_and_those_that_stay() {
        let alone = r#","exclusive":true"#;
        let of_c = r#","excludes":["c"]"#;
        let two = document(&[("a", alone), ("b", of_c)]);
        assert_eq!(told(problems_of_document(&two)), [(Kind::UnknownRule, "rules.1.spec.excludes.0".into())]);
        let stays = |more| document(&[("c", more)]).rules.iter().map(RuleEntry::assumed).collect();
        assert_eq!(told(problems_of_set(&two, stays(""))), []);
        assert_eq!(
            told(problems_of_set(&two, stays(alone))),
            [(Kind::OverlappingExclusive, "rules.0.priority".into())]
        );
        assert_eq!(
            told(problems_of_set(&two, stays(r#","excludes":["b"]"#))),
            [(Kind::CyclicExcludes, "rules.1.spec.excludes.0".into())]
        );
        let twice = document(&[("a", alone), ("b", alone), ("c", alone)]);
        let fields = ["rules.0.priority", "rules.1.priority", "rules.2.priority"];
        let want: Vec<_> = fields.map(|field| (Kind::OverlappingExclusive, field.to_owned())).into();
        assert_eq!(told(problems_of_document(&twice)), want);
        let repeated = document(&[("a", ""), ("a", "")]);
        assert_eq!(told(problems_of_document(&repeated)), [(Kind::RepeatedKey, "rules.1.key".into())]);
    }
}
