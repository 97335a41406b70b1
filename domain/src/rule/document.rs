use std::sync::Arc;

use chrono::{DateTime, Utc};
use schemars::{JsonSchema, Schema, schema_for};
use serde::{Deserialize, Serialize};
use serde_path_to_error::{Path, Segment};
use uuid::Uuid;

use super::expression::Condition;
use super::{PublishedRule, RuleSpec, Term};
use crate::id::{RuleId, RuleVersionId};

/// A set of rules as a file, for keeping under version control and for back-tests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleDocument {
    /// Where the schema of this document is found, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The rules, at most 1000.
    #[schemars(length(max = 1000))]
    pub rules: Vec<RuleEntry>,
}

/// One rule of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleEntry {
    /// The rule's key: 1 to 60 of `a` to `z`, digits, `-`, `_` and `.`; never used for another rule.
    #[schemars(regex(pattern = r"^[a-z0-9._-]{1,60}$"))]
    pub key: String,
    /// The rule's name, 1 to 120 characters.
    #[schemars(length(min = 1, max = 120))]
    pub name: String,
    /// Rules with a higher priority are tried first.
    #[serde(default)]
    pub priority: i32,
    /// First instant covered. Absent: from ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime<Utc>>,
    /// First instant no longer covered. Absent: for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<DateTime<Utc>>,
    /// What it says.
    pub spec: RuleSpec,
}

/// Why a document was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message}")]
pub struct DocumentError {
    /// The field, with dots and list positions: `rules.3.spec.reward`; `.` is the whole document.
    pub field: String,
    /// What is wrong.
    pub message: String,
}

impl RuleDocument {
    /// Reads a document; the first thing that does not fit is named with its field.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let mut from = serde_json::Deserializer::from_str(text);
        let read: Result<Self, _> = serde_path_to_error::deserialize(&mut from);
        let document = read.map_err(|error| DocumentError {
            field: field(error.path()),
            message: error.into_inner().to_string(),
        })?;
        from.end().map_err(|error| DocumentError { field: ".".into(), message: error.to_string() })?;
        Ok(document)
    }

    /// The document as text, indented, with a line break at the end.
    pub fn to_text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a document is JSON");
        text.push('\n');
        text
    }
}

impl RuleEntry {
    /// The rule as if it were in force for all orders, with ids that follow from its key.
    pub fn assumed(&self) -> PublishedRule {
        let id = |what: &str| Uuid::new_v5(&Uuid::nil(), format!("{what}/{}", self.key).as_bytes());
        PublishedRule {
            rule_id: RuleId(id("rule")),
            version_id: RuleVersionId(id("version")),
            number: 1,
            key: self.key.clone(),
            name: self.name.clone(),
            priority: self.priority,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            term: Term::since(0),
            spec: Arc::new(self.spec.clone()),
            when: self.spec.when.as_deref().and_then(|text| Condition::compile(text).ok()).map(Arc::new),
        }
    }
}

/// A field as problems of rules spell it; a dot is the whole document.
fn field(path: &Path) -> String {
    let steps = path.iter().filter_map(|step| match step {
        Segment::Seq { index } => Some(index.to_string()),
        // where the text ends
        Segment::Unknown => None,
        step => Some(step.to_string()),
    });
    let field = steps.collect::<Vec<_>>().join(".");
    if field.is_empty() { ".".to_owned() } else { field }
}

/// The JSON Schema of [`RuleDocument`].
pub fn document_schema() -> Schema {
    schema_for!(RuleDocument)
}

/// The same as text, indented, with a line break at the end.
pub fn document_schema_text() -> String {
    let mut text = serde_json::to_string_pretty(&document_schema()).expect("a schema is JSON");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests;
