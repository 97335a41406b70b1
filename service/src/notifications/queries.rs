//! Reading notifications. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::{JobId, NotificationId, UserId};
use rebated_domain::job::JobState;
use rebated_domain::notification::DeliveryState;
use rebated_entity::{job, notification as table, notification_delivery};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// How far unread notifications are counted.
pub const MOST_COUNTED: u64 = 1_000;

/// A delivery and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// The row.
    pub row: notification_delivery::Model,
    /// Where it stands.
    pub state: DeliveryState,
    /// How often it was tried; none when its job is forgotten.
    pub attempts: Option<i32>,
    /// Why it failed the last time.
    pub last_error: Option<String>,
}

/// A user's notifications, newest first.
pub async fn of_user(
    db: &impl ConnectionTrait,
    user_id: UserId,
    unread_only: bool,
    page: &PageRequest,
) -> Result<Page<table::Model>, Fault> {
    let mut select = table::Entity::find().filter(table::Column::UserId.eq(user_id));
    if unread_only {
        select = select.filter(table::Column::ReadAt.is_null());
    }
    fetch(db, select, SortBy::TimeId(table::Column::CreatedAt, table::Column::Id), true, page).await
}

/// How many notifications a user has not read, counted up to [`MOST_COUNTED`].
pub async fn unread(db: &impl ConnectionTrait, user_id: UserId) -> Result<u64, Fault> {
    let mine = table::Entity::find().filter(table::Column::UserId.eq(user_id));
    Ok(mine.filter(table::Column::ReadAt.is_null()).limit(MOST_COUNTED).count(db).await?)
}

/// What a user was told of an event.
pub async fn of_event(
    db: &impl ConnectionTrait,
    event_id: Uuid,
    user_id: UserId,
) -> Result<Option<table::Model>, Fault> {
    let found = table::Entity::find().filter(table::Column::EventId.eq(event_id));
    Ok(found.filter(table::Column::UserId.eq(user_id)).one(db).await?)
}

/// Notifications by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = NotificationId>,
) -> Result<HashMap<NotificationId, table::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), table::Column::Id, ids);
    let found = table::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// The deliveries of notifications, by channel.
pub async fn deliveries_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = NotificationId>,
) -> Result<HashMap<NotificationId, Vec<Delivery>>, Fault> {
    use notification_delivery::Column;
    let backend = db.get_database_backend();
    let wanted = any_of(backend, Column::NotificationId, ids);
    let select = notification_delivery::Entity::find().filter(wanted).order_by_asc(Column::Channel);
    let rows = select.all(db).await?;
    let of_them = any_of(backend, job::Column::Id, rows.iter().map(|row| row.job_id));
    let jobs = job::Entity::find().filter(of_them).all(db).await?;
    let jobs: HashMap<JobId, job::Model> = jobs.into_iter().map(|job| (job.id, job)).collect();
    let mut found: HashMap<NotificationId, Vec<Delivery>> = HashMap::new();
    for row in rows {
        let job = jobs.get(&row.job_id);
        let state: Option<JobState> = job.map(|job| job.state);
        let delivery = Delivery {
            state: DeliveryState::of(row.sent_at.is_some(), state),
            attempts: job.map(|job| job.attempts),
            last_error: job.and_then(|job| job.last_error.clone()),
            row,
        };
        found.entry(delivery.row.notification_id).or_default().push(delivery);
    }
    Ok(found)
}
