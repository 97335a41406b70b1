use chrono::{DateTime, Utc};
use rebated_domain::rule::RuleStatus;
use rebated_entity::{rebate_rule, rebate_rule_version};
use serde::Serialize;

/// A rule as the audit log tells of it, with the version that matters to what was done: the one in force,
/// or the newest one written.
#[derive(Serialize)]
pub(super) struct Told {
    key: String,
    name: String,
    status: RuleStatus,
    version: Option<ToldVersion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<DateTime<Utc>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ToldVersion {
    number: i32,
    priority: i32,
    starts_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
    spec: serde_json::Value,
}

impl Told {
    pub(super) fn of(rule: &rebate_rule::Model, version: Option<&rebate_rule_version::Model>) -> Self {
        let version = version.map(|version| ToldVersion {
            number: version.number,
            priority: version.priority,
            starts_at: version.starts_at,
            ends_at: version.ends_at,
            spec: version.spec.clone(),
        });
        Self { key: rule.key.clone(), name: rule.name.clone(), status: rule.status, version, from: None }
    }

    /// The same with the first instant of the orders for which it is in force.
    pub(super) fn from(self, from: Option<DateTime<Utc>>) -> Self {
        Self { from, ..self }
    }
}
