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
    if found.is_empty() {
        let rules: Vec<PublishedRule> = document.rules.iter().map(RuleEntry::assumed).collect();
        for (nth, rule) in rules.iter().enumerate() {
            let others: Vec<PublishedRule> =
                rules.iter().filter(|other| other.key != rule.key).cloned().collect();
            found.extend(problems_beside(rule, &others).into_iter().map(|problem| problem.within(nth)));
        }
    }
    found
}

impl Problem {
    fn within(self, nth: usize) -> Self {
        Self { field: format!("rules.{nth}.{}", self.field), ..self }
    }
}
