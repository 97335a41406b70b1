use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::UserId;
use rebated_domain::user::{Role, UserStatus};
use rebated_entity::user;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QuerySelect,
};

use super::UserError;
use super::sessions::revoke_others_in;
use super::told::Told;
use crate::audit::Entry;
use crate::db::{Gate, transact};
use crate::{Actor, Fault, Platform, access};

/// Changes to people by administrators go one after another: two of them could otherwise leave nobody in
/// charge or close a circle of inviters, and each would wait for what the other has locked.
const CHANGING: Gate = Gate::new(*b"rbtp");
/// How far up a chain of inviters is walked.
const LONGEST_CHAIN: usize = 10_000;

/// Gives a user another role; their sessions end, so that no token with the old role is renewed.
pub async fn set_role(
    platform: &Platform,
    actor: &Actor,
    id: UserId,
    role: Role,
    expected_version: Option<i32>,
) -> Result<user::Model, UserError> {
    let did = access::manage_users(actor)?.did(AuditAction::UserRoleSet, id);
    change(platform, did, id, expected_version, async |txn, now, user| {
        if user.role == Role::Admin && role != Role::Admin {
            another_admin_in(txn, user.id).await?;
        }
        revoke_others_in(txn, now, user.id, None, "ROLE_CHANGED").await?;
        user.role = role;
        Ok(())
    })
    .await
}

/// Moves a user to another tier.
pub async fn set_tier(
    platform: &Platform,
    actor: &Actor,
    id: UserId,
    tier: &str,
    expected_version: Option<i32>,
) -> Result<user::Model, UserError> {
    let did = access::manage_users(actor)?.did(AuditAction::UserTierSet, id);
    let known = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    if !(1..=40).contains(&tier.len()) || !tier.bytes().all(known) {
        return Err(UserError::BadTier);
    }
    change(platform, did, id, expected_version, async |_, _, user| {
        user.tier = tier.to_owned();
        Ok(())
    })
    .await
}

/// Shuts a user out for now.
pub async fn suspend(platform: &Platform, actor: &Actor, id: UserId) -> Result<user::Model, UserError> {
    let did = access::manage_users(actor)?.did(AuditAction::UserSuspend, id);
    set_status(platform, did, id, UserStatus::Active, UserStatus::Suspended).await
}

/// Lets a suspended user in again.
pub async fn reinstate(platform: &Platform, actor: &Actor, id: UserId) -> Result<user::Model, UserError> {
    let did = access::manage_users(actor)?.did(AuditAction::UserReinstate, id);
    set_status(platform, did, id, UserStatus::Suspended, UserStatus::Active).await
}

/// Closes a user's account for good; the books remain.
pub async fn close(platform: &Platform, actor: &Actor, id: UserId) -> Result<user::Model, UserError> {
    let did = access::manage_users(actor)?.did(AuditAction::UserClose, id);
    change(platform, did, id, None, async |txn, now, user| {
        if user.status == UserStatus::Closed {
            return Err(UserError::NotAllowedNow);
        }
        leave_in(txn, now, user, UserStatus::Closed).await
    })
    .await
}

async fn set_status(
    platform: &Platform,
    did: Entry,
    id: UserId,
    from: UserStatus,
    to: UserStatus,
) -> Result<user::Model, UserError> {
    change(platform, did, id, None, async |txn, now, user| {
        if user.status != from {
            return Err(UserError::NotAllowedNow);
        }
        if to == UserStatus::Active {
            user.status = to;
            return Ok(());
        }
        leave_in(txn, now, user, to).await
    })
    .await
}

async fn leave_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    user: &mut user::Model,
    to: UserStatus,
) -> Result<(), UserError> {
    if user.role == Role::Admin {
        another_admin_in(txn, user.id).await?;
    }
    revoke_others_in(txn, now, user.id, None, to.code()).await?;
    user.status = to;
    Ok(())
}

/// Names who invited a user. Fixed with the user's first order; nobody invites their own inviter.
pub async fn set_inviter(
    platform: &Platform,
    actor: &Actor,
    id: UserId,
    inviter: Option<UserId>,
) -> Result<user::Model, UserError> {
    let did = access::manage_users(actor)?.did(AuditAction::UserInviterSet, id);
    change(platform, did, id, None, async |txn, _, user| {
        if user.first_order_at.is_some() {
            return Err(UserError::InviterFixed);
        }
        if let Some(inviter) = inviter {
            check_chain_in(txn, user.id, inviter).await?;
        }
        user.inviter_id = inviter;
        Ok(())
    })
    .await
}

/// Walks up from the inviter.
async fn check_chain_in(txn: &DatabaseTransaction, user: UserId, inviter: UserId) -> Result<(), UserError> {
    let (mut seen, mut next) = (HashSet::new(), Some(inviter));
    while let Some(id) = next {
        if id == user || !seen.insert(id) || seen.len() > LONGEST_CHAIN {
            return Err(UserError::InviterCycle);
        }
        let found = user::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
        next = found.ok_or(UserError::NotFound)?.inviter_id;
    }
    Ok(())
}

/// Changes a locked user, raises their version and records what `did` it.
async fn change(
    platform: &Platform,
    did: Entry,
    id: UserId,
    expected_version: Option<i32>,
    apply: impl AsyncFnOnce(&DatabaseTransaction, DateTime<Utc>, &mut user::Model) -> Result<(), UserError>,
) -> Result<user::Model, UserError> {
    let now = platform.now();
    transact(&platform.db, async |txn| {
        CHANGING.shut_in(txn).await?;
        let mut user = locked_in(txn, id, expected_version).await?;
        let before = Told::of(&user);
        apply(txn, now, &mut user).await?;
        did.changed(&before, &Told::of(&user))?.record_in(txn, platform, now).await?;
        user.updated_at = now;
        user.version += 1;
        Ok(user.into_active_model().reset_all().update(txn).await.map_err(Fault::from)?)
    })
    .await
}

pub(super) async fn locked_in(
    txn: &DatabaseTransaction,
    id: UserId,
    expected_version: Option<i32>,
) -> Result<user::Model, UserError> {
    let user = user::Entity::find_by_id(id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    let user = user.ok_or(UserError::NotFound)?;
    if expected_version.is_some_and(|expected| expected != user.version) {
        return Err(UserError::StaleVersion);
    }
    Ok(user)
}

/// Refuses when nobody else could manage the platform.
async fn another_admin_in(txn: &DatabaseTransaction, leaving: UserId) -> Result<(), UserError> {
    let others = user::Entity::find()
        .filter(user::Column::Role.eq(Role::Admin))
        .filter(user::Column::Status.eq(UserStatus::Active))
        .filter(user::Column::Id.ne(leaving))
        .count(txn)
        .await
        .map_err(Fault::from)?;
    if others > 0 { Ok(()) } else { Err(UserError::LastAdmin) }
}
