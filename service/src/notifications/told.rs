use std::collections::BTreeMap;

use rebated_domain::notification::{Language, Medium, NotificationKind};
use rebated_entity::{notification_preference, notification_quiet_hours, notification_template};
use serde::Serialize;

/// What a user has chosen, as the audit log tells of it.
#[derive(PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldPreferences {
    choices: BTreeMap<String, bool>,
    quiet_hours: Option<ToldHours>,
}

#[derive(PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct ToldHours {
    time_zone: String,
    from_minute: i32,
    until_minute: i32,
}

impl ToldPreferences {
    pub fn of(
        choices: &[notification_preference::Model],
        quiet: Option<&notification_quiet_hours::Model>,
    ) -> Self {
        let choices =
            choices.iter().map(|it| (format!("{} {}", it.kind, it.channel), it.is_wanted)).collect();
        let quiet_hours = quiet.map(|row| ToldHours {
            time_zone: row.time_zone.clone(),
            from_minute: row.from_minute,
            until_minute: row.until_minute,
        });
        Self { choices, quiet_hours }
    }
}

/// A wording as the audit log tells of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldTemplate {
    kind: NotificationKind,
    medium: Medium,
    language: Language,
    version: i32,
    title: String,
    body: String,
    html: Option<String>,
}

impl ToldTemplate {
    pub fn of(row: &notification_template::Model) -> Self {
        Self {
            kind: row.kind,
            medium: row.medium,
            language: row.language,
            version: row.version,
            title: row.title.clone(),
            body: row.body.clone(),
            html: row.html.clone(),
        }
    }
}
