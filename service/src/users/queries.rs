//! Reading users. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::UserId;
use rebated_domain::user::{Role, UserStatus};
use rebated_entity::{api_key, external_identity, user};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Which users. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct UserFilter {
    /// Only in this role.
    pub role: Option<Role>,
    /// Only in this state.
    pub status: Option<UserStatus>,
    /// Only the one with this e-mail address.
    pub email: Option<String>,
    /// Only those whom this user invited.
    pub inviter: Option<UserId>,
}

/// Users, oldest first.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &UserFilter,
    page: &PageRequest,
) -> Result<Page<user::Model>, Fault> {
    let mut select = user::Entity::find();
    if let Some(role) = filter.role {
        select = select.filter(user::Column::Role.eq(role));
    }
    if let Some(status) = filter.status {
        select = select.filter(user::Column::Status.eq(status));
    }
    // PostgreSQL cannot even compare with such a text
    if filter.email.as_ref().is_some_and(|email| email.contains('\0')) {
        return Ok(Page { items: Vec::new(), has_next: false, has_previous: false });
    }
    if let Some(email) = &filter.email {
        select = select.filter(user::Column::Email.eq(email.trim().to_lowercase()));
    }
    if let Some(inviter) = filter.inviter {
        select = select.filter(user::Column::InviterId.eq(inviter));
    }
    fetch(db, select, SortBy::Id(user::Column::Id), false, page).await
}

/// One user.
pub async fn by_id(db: &impl ConnectionTrait, id: UserId) -> Result<Option<user::Model>, Fault> {
    Ok(user::Entity::find_by_id(id).one(db).await?)
}

/// Users by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, user::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), user::Column::Id, ids);
    let users = user::Entity::find().filter(wanted).all(db).await?;
    Ok(users.into_iter().map(|user| (user.id, user)).collect())
}

/// The identities of users, sorted by provider and subject.
pub async fn identities_of(
    db: &impl ConnectionTrait,
    users: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, Vec<external_identity::Model>>, Fault> {
    let wanted = any_of(db.get_database_backend(), external_identity::Column::UserId, users);
    let found = external_identity::Entity::find()
        .filter(wanted)
        .order_by_asc(external_identity::Column::Provider)
        .order_by_asc(external_identity::Column::Subject)
        .all(db)
        .await?;
    let mut of: HashMap<UserId, Vec<_>> = HashMap::new();
    for identity in found {
        of.entry(identity.user_id).or_default().push(identity);
    }
    Ok(of)
}

/// Bots' keys, newest first.
pub async fn api_keys(db: &impl ConnectionTrait, page: &PageRequest) -> Result<Page<api_key::Model>, Fault> {
    fetch(db, api_key::Entity::find(), SortBy::Id(api_key::Column::Id), true, page).await
}
