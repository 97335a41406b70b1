//! Reading the audit log. Callers have been checked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::audit::{AuditAction, ObjectType};
use rebated_domain::id::{AuditEntryId, UserId};
use rebated_entity::audit_entry as table;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Which entries. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Only what this user or bot did.
    pub actor: Option<UserId>,
    /// Only this.
    pub action: Option<AuditAction>,
    /// Only what was done to this object.
    pub object: Option<(ObjectType, Uuid)>,
    /// Only from this instant on.
    pub recorded_from: Option<DateTime<Utc>>,
    /// Only before this instant.
    pub recorded_to: Option<DateTime<Utc>>,
}

/// Entries, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &AuditFilter,
    page: &PageRequest,
) -> Result<Page<table::Model>, Fault> {
    let mut select = table::Entity::find();
    // the nil id stands for those who are no user
    if filter.actor.is_some_and(|actor| actor.0.is_nil()) {
        return Ok(Page { items: Vec::new(), has_next: false, has_previous: false });
    }
    if let Some(actor) = filter.actor {
        select = select.filter(table::Column::ActorId.eq(actor));
    }
    if let Some(action) = filter.action {
        select = select.filter(table::Column::Action.eq(action));
    }
    if let Some((object_type, id)) = filter.object {
        select = select.filter(table::Column::ObjectType.eq(object_type));
        select = select.filter(table::Column::ObjectId.eq(id));
    }
    if let Some(from) = filter.recorded_from {
        select = select.filter(table::Column::RecordedAt.gte(from));
    }
    if let Some(to) = filter.recorded_to {
        select = select.filter(table::Column::RecordedAt.lt(to));
    }
    fetch(db, select, SortBy::TimeId(table::Column::RecordedAt, table::Column::Id), true, page).await
}

/// Entries by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AuditEntryId>,
) -> Result<HashMap<AuditEntryId, table::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), table::Column::Id, ids);
    let entries = table::Entity::find().filter(wanted).all(db).await?;
    Ok(entries.into_iter().map(|entry| (entry.id, entry)).collect())
}
