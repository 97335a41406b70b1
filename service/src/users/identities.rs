use rebated_domain::audit::AuditAction;
use rebated_domain::id::UserId;
use rebated_domain::order::OrderSource;
use rebated_domain::user::ChatProvider;
use rebated_entity::{external_identity as table, user};
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel, ModelTrait, TryInsertResult};

use super::UserError;
use super::linked_by_code::Guess;
use super::told::ToldLink;
use crate::db::transact;
use crate::ledger::lock_for_posting_in;
use crate::orders::attribute_in;
use crate::rebates::Desk;
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
        // before the maker of a code is locked: whoever closes a month may be waiting
        lock_for_posting_in(txn).await?;
        let user_id = match (known, &guess) {
            (Some(id), _) => id,
            (None, Some(guess)) => guess.redeem_in(txn, desk.now).await?,
            (None, None) => return Err(UserError::NotFound),
        };
        let (row, is_new) = link_in(txn, &desk, user_id, provider, &[subject]).await?.remove(0);
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

/// Links a user to names at one provider, with the orders that arrived under them; answers a row for each name, and
/// whether that is new.
///
/// Takes the posting lock, all names, then the orders, and then their buyer, as claims and imports do.
pub(crate) async fn link_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    user_id: UserId,
    provider: &str,
    subjects: &[&str],
) -> Result<Vec<(table::Model, bool)>, UserError> {
    lock_for_posting_in(txn).await?;
    let user = user::Entity::find_by_id(user_id).one(txn).await.map_err(Fault::from)?;
    user.ok_or(UserError::NotFound)?;
    let mut linked = Vec::new();
    for subject in subjects {
        let row = table::Model {
            provider: provider.to_owned(),
            subject: (*subject).to_owned(),
            user_id,
            created_at: desk.now,
        };
        linked.push(insert_in(txn, row).await?);
    }
    let new = || linked.iter().filter(|(_, is_new)| *is_new).map(|(row, _)| row.subject.as_str());
    if let (Ok(source), Some(_)) = (provider.parse::<OrderSource>(), new().next()) {
        attribute_in(txn, desk, source, new(), user_id).await?;
    }
    Ok(linked)
}

/// Stores a link, or finds it among those of its user; answers whether it is new.
async fn insert_in(txn: &DatabaseTransaction, row: table::Model) -> Result<(table::Model, bool), UserError> {
    let new = table::Entity::insert(row.clone().into_active_model()).on_conflict_do_nothing();
    let inserted = new.exec_without_returning(txn).await.map_err(Fault::from)?;
    if matches!(inserted, TryInsertResult::Inserted(1)) {
        return Ok((row, true));
    }
    let key = (row.provider, row.subject);
    let known = table::Entity::find_by_id(key).one(txn).await.map_err(Fault::from)?;
    let known = known.filter(|known| known.user_id == row.user_id).ok_or(UserError::IdentityTaken)?;
    Ok((known, false))
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
