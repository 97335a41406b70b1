use std::collections::HashMap;

use rebated_domain::notification::{Language, Medium, NotificationKind};
use rebated_entity::notification_template as table;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;

use super::Rendered;
use super::render::{Source, render};
use crate::Fault;

/// The newest wordings of a medium that administrators have written.
pub(super) struct Wordings {
    medium: Medium,
    newest: HashMap<(NotificationKind, Language), table::Model>,
}

impl Wordings {
    pub async fn read(db: &impl ConnectionTrait, medium: Medium) -> Result<Self, Fault> {
        let rows = table::Entity::find()
            .filter(table::Column::Medium.eq(medium))
            .order_by_asc(table::Column::Version)
            .all(db)
            .await?;
        let newest = rows.into_iter().map(|row| ((row.kind, row.language), row)).collect();
        Ok(Self { medium, newest })
    }

    /// What a user reads. A wording that fails after all, which is checked when it is written, gives way to
    /// the platform's own.
    pub fn render(
        &self,
        kind: NotificationKind,
        language: Language,
        facts: &Value,
    ) -> Result<Rendered, Fault> {
        if let Some(row) = self.newest.get(&(kind, language)) {
            let source = Source { title: &row.title, body: &row.body, html: row.html.as_deref() };
            match render(source, language, facts) {
                Ok(rendered) => return Ok(rendered),
                Err(error) => {
                    tracing::error!(%kind, medium = %self.medium, %language, %error, "A template does not render.");
                }
            }
        }
        render(Source::own(kind, language), language, facts)
            .map_err(|error| Fault::Internal(format!("the wording of {kind}: {error}")))
    }
}
