use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::NotificationId;
use rebated_entity::notification as table;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

use super::NotificationError;
use crate::db::{any_of, transact};
use crate::{Actor, Fault, Platform, access};

/// Most notifications of one call.
const MOST: usize = 100;

/// What came of the call.
#[derive(Serialize)]
struct Told {
    read: u64,
}

/// Marks the caller's notifications as read: those named, or all of them; answers how many were not yet. What is not
/// the caller's is left alone.
pub async fn mark_read(
    platform: &Platform,
    actor: &Actor,
    ids: Option<Vec<NotificationId>>,
) -> Result<u64, NotificationError> {
    let (user_id, permit) = access::change_own_account(actor)?;
    if ids.as_ref().is_some_and(|ids| ids.len() > MOST) {
        return Err(NotificationError::TooMany(MOST));
    }
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let mut unread = table::Entity::update_many()
            .col_expr(table::Column::ReadAt, Some::<DateTime<Utc>>(now).into())
            .filter(table::Column::UserId.eq(user_id))
            .filter(table::Column::ReadAt.is_null());
        if let Some(ids) = ids {
            unread = unread.filter(any_of(platform.db.backend(), table::Column::Id, ids));
        }
        let read = unread.exec(txn).await.map_err(Fault::from)?.rows_affected;
        if read > 0 {
            let entry = permit.did(AuditAction::NotificationsMarkRead, user_id).made(&Told { read })?;
            entry.record_in(txn, platform, now).await?;
        }
        Ok(read)
    })
    .await
}
