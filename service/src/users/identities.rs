use rebated_domain::audit::AuditAction;
use rebated_domain::id::UserId;
use rebated_domain::order::OrderSource;
use rebated_domain::user::{ChatProvider, UserStatus};
use rebated_entity::{external_identity as table, user};
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel, ModelTrait, QuerySelect, TryInsertResult};

use super::UserError;
use super::linked_by_code::Guess;
use super::told::ToldLink;
use crate::db::transact;
use crate::ledger::lock_for_posting_in;
use crate::orders::attribute_in;
use crate::rebates::{Buyer, Desk};
use crate::{Actor, Fault, Platform, Who, access};

/// Who is linked.
#[derive(Clone, Debug)]
pub enum Whom {
    /// A user, as staff know them.
    User(UserId),
    /// Whoever made this code, see [`create_link_code`](super::create_link_code).
    Code(String),
}

/// Links a user to an identity: an order source's name for a buyer (`TAOBAO`, `JD`, `PINDUODUO`, `IMPORT`)
/// or a chat account (`WECHAT`, `TELEGRAM`). Orders that arrived under that name before become the user's
/// at once, with their rebates. Linking again changes nothing.
///
/// Bots link by code only, and a code links chats only. The code is used up with the link, in one transaction.
pub async fn link_identity(
    platform: &Platform,
    actor: &Actor,
    whom: Whom,
    provider: &str,
    subject: &str,
) -> Result<table::Model, UserError> {
    let permit = access::link_identities(actor)?;
    check(provider, subject)?;
    let (known, guess) = match &whom {
        Whom::User(_) if matches!(actor.who(), Who::Bot { .. }) => return Err(UserError::CodeNeeded),
        Whom::User(id) => (Some(*id), None),
        Whom::Code(code) => {
            let chat = provider.parse::<ChatProvider>().map_err(|_| UserError::NotAChat)?;
            (None, Some(Guess::begin(platform, actor, (chat, subject), code).await?))
        }
    };
    let desk = Desk::open(platform).await?;
    let linked = transact(&platform.db, async |txn| {
        lock_for_posting_in(txn).await?;
        let user_id = match (known, &guess) {
            (Some(id), _) => id,
            (None, Some(guess)) => guess.redeem_in(txn, desk.now).await?,
            (None, None) => return Err(UserError::NotFound),
        };
        let user = user::Entity::find_by_id(user_id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
        let user = match (user, &guess) {
            (Some(user), Some(_)) if user.status != UserStatus::Active => return Err(UserError::BadLinkCode),
            (user, _) => user.ok_or(UserError::NotFound)?,
        };
        let (row, is_new) = insert_in(txn, &desk, &user, provider, subject).await?;
        if is_new {
            let entry = permit.did(AuditAction::IdentityLink, user_id).made(&ToldLink::of(&row))?;
            entry.record_in(txn, platform, desk.now).await?;
        }
        Ok(row)
    })
    .await;
    if let (Err(UserError::BadLinkCode), Some(guess)) = (&linked, &guess) {
        guess.missed(platform).await?;
    }
    let linked = linked?;
    platform.events.wake();
    Ok(linked)
}

/// Links a user to an identity, with the orders that arrived under it; answers whether that is new.
pub(crate) async fn link_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    user_id: UserId,
    provider: &str,
    subject: &str,
) -> Result<(table::Model, bool), UserError> {
    lock_for_posting_in(txn).await?;
    let user = user::Entity::find_by_id(user_id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    insert_in(txn, desk, &user.ok_or(UserError::NotFound)?, provider, subject).await
}

/// Expects the posting lock to be held and the user to be locked.
async fn insert_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    user: &user::Model,
    provider: &str,
    subject: &str,
) -> Result<(table::Model, bool), UserError> {
    let row = table::Model {
        provider: provider.to_owned(),
        subject: subject.to_owned(),
        user_id: user.id,
        created_at: desk.now,
    };
    let new = table::Entity::insert(row.clone().into_active_model()).on_conflict_do_nothing();
    let inserted = new.exec_without_returning(txn).await.map_err(Fault::from)?;
    if !matches!(inserted, TryInsertResult::Inserted(1)) {
        let key = (provider.to_owned(), subject.to_owned());
        let known = table::Entity::find_by_id(key).one(txn).await.map_err(Fault::from)?;
        let known = known.filter(|known| known.user_id == user.id).ok_or(UserError::IdentityTaken)?;
        return Ok((known, false));
    }
    if let Ok(source) = provider.parse::<OrderSource>() {
        let buyer = Buyer { id: user.id, inviter: user.inviter_id };
        attribute_in(txn, desk, source, subject, buyer).await?;
    }
    Ok((row, true))
}

/// Takes a link away. Orders that it attributed stay where they are.
pub async fn unlink_identity(
    platform: &Platform,
    actor: &Actor,
    provider: &str,
    subject: &str,
) -> Result<table::Model, UserError> {
    let permit = access::link_identities(actor)?;
    check(provider, subject)?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let key = (provider.to_owned(), subject.to_owned());
        let known = table::Entity::find_by_id(key).one(txn).await.map_err(Fault::from)?;
        let known = known.ok_or(UserError::IdentityNotFound)?;
        known.clone().delete(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::IdentityUnlink, known.user_id).removed(&ToldLink::of(&known))?;
        entry.record_in(txn, platform, now).await?;
        Ok(known)
    })
    .await
}

pub(crate) fn check(provider: &str, subject: &str) -> Result<(), UserError> {
    let known = |b: u8| b.is_ascii_uppercase() || b == b'_';
    let is_provider = (1..=40).contains(&provider.len()) && provider.bytes().all(known);
    let is_subject = (1..=128).contains(&subject.chars().count()) && !subject.chars().any(char::is_control);
    if is_provider && is_subject { Ok(()) } else { Err(UserError::BadIdentity) }
}
