use rebated_domain::id::UserId;
use rebated_entity::user;
use sea_orm::sea_query::LockType;
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};

use crate::Fault;

/// Locks a user against whoever changes them or counts what is theirs; none when there is no such user.
///
/// Rows that refer to them can still be written: on PostgreSQL those take a lock of the weakest kind, which the one of
/// `lock_exclusive` would keep waiting.
pub(crate) async fn lock_in(txn: &DatabaseTransaction, id: UserId) -> Result<Option<user::Model>, Fault> {
    Ok(user::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(txn).await?)
}
