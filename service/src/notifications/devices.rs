use rebated_domain::audit::AuditAction;
use rebated_domain::id::{DeviceId, UserId};
use rebated_entity::{device as table, user};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect,
    Set,
};
use serde::Serialize;

use super::NotificationError;
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// Most apps of one user.
const MOST: u64 = 20;

/// An app as the audit log tells of it: never with its token, which is as good as an address.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    device_id: DeviceId,
}

/// Has the caller's app take pushes. An app that somebody else was signed in to is the caller's from now on.
pub async fn register_device(
    platform: &Platform,
    actor: &Actor,
    token: &str,
) -> Result<table::Model, NotificationError> {
    let (user_id, permit) = access::change_own_account(actor)?;
    if !(16..=4096).contains(&token.len()) || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(NotificationError::BadDeviceToken);
    }
    let now = platform.now();
    transact(&platform.db, async |txn| {
        lock_in(txn, user_id).await?;
        let same =
            table::Entity::find().filter(table::Column::Token.eq(token)).lock_exclusive().one(txn).await;
        let same = same.map_err(Fault::from)?;
        if let Some(device) = same.as_ref().filter(|device| device.user_id == user_id) {
            return Ok(device.clone());
        }
        let mine = table::Entity::find().filter(table::Column::UserId.eq(user_id)).count(txn).await;
        if mine.map_err(Fault::from)? >= MOST {
            return Err(NotificationError::TooMany(MOST as usize));
        }
        let device = match same {
            Some(device) => {
                let mut row = device.into_active_model();
                row.user_id = Set(user_id);
                row.update(txn).await.map_err(Fault::from)?
            }
            None => {
                let row =
                    table::Model { id: platform.new_id(now), user_id, token: token.into(), created_at: now };
                row.into_active_model().reset_all().insert(txn).await.map_err(Fault::from)?
            }
        };
        let entry = permit.did(AuditAction::DeviceRegister, user_id).made(&Told { device_id: device.id })?;
        entry.record_in(txn, platform, now).await?;
        Ok(device)
    })
    .await
}

/// Has one of the caller's apps take no pushes any more; answers its id.
pub async fn forget_device(
    platform: &Platform,
    actor: &Actor,
    id: DeviceId,
) -> Result<DeviceId, NotificationError> {
    let (user_id, permit) = access::change_own_account(actor)?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let mine = table::Entity::delete_by_id(id).filter(table::Column::UserId.eq(user_id));
        if mine.exec(txn).await.map_err(Fault::from)?.rows_affected == 0 {
            return Err(NotificationError::DeviceNotFound);
        }
        let entry = permit.did(AuditAction::DeviceForget, user_id).removed(&Told { device_id: id })?;
        entry.record_in(txn, platform, now).await?;
        Ok(id)
    })
    .await
}

/// Forgets an app of which the provider says that it is gone. Housekeeping, which nobody has decided.
pub(super) async fn drop_gone(platform: &Platform, id: DeviceId) -> Result<(), Fault> {
    transact(&platform.db, async |txn| {
        table::Entity::delete_by_id(id).exec(txn).await?;
        Ok(())
    })
    .await
}

/// A user changes one thing at a time, so that the bound holds.
async fn lock_in(txn: &sea_orm::DatabaseTransaction, id: UserId) -> Result<(), NotificationError> {
    let user = user::Entity::find_by_id(id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    user.map(|_| ()).ok_or(access::Denied::Unauthenticated.into())
}
