use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::event::facts::SessionFacts;
use rebated_domain::id::{SessionId, UserId};
use rebated_domain::user::UserStatus;
use rebated_entity::{refresh_token, session, user};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Set,
};
use serde_json::json;

use super::keys::Keys;
use super::{UserError, tell, tokens};
use crate::audit::Object;
use crate::db::{Writes, transact};
use crate::events::EventData;
use crate::{Actor, Fault, Platform, access};

/// The tokens of one sign-in.
#[derive(Clone, Debug)]
pub struct SessionTokens {
    /// The sign-in.
    pub session_id: SessionId,
    /// Proves the user's identity for a short time.
    pub access_token: String,
    /// When the access token ends.
    pub access_token_expires_at: DateTime<Utc>,
    /// Buys the next pair of tokens, once.
    pub refresh_token: String,
}

/// A user who has just signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub user: user::Model,
    /// Their tokens.
    pub session: SessionTokens,
}

/// Opens a session.
pub(super) async fn open_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    keys: &Keys,
    user: user::Model,
) -> Result<SignedIn, UserError> {
    let now = platform.now();
    let id: SessionId = platform.new_id(now);
    let row = session::ActiveModel {
        id: Set(id),
        user_id: Set(user.id),
        created_at: Set(now),
        last_used_at: Set(now),
        revoked_at: Set(None),
        revoke_reason: Set(None),
    };
    row.insert(txn).await.map_err(Fault::from)?;
    let session = issue_in(txn, platform, keys, &user, id).await?;
    Ok(SignedIn { user, session })
}

async fn issue_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    keys: &Keys,
    user: &user::Model,
    session_id: SessionId,
) -> Result<SessionTokens, Fault> {
    let now = platform.now();
    let secret: [u8; 32] = platform.random();
    let refresh_token = URL_SAFE_NO_PAD.encode(secret);
    let row = refresh_token::ActiveModel {
        token_hash: Set(hash(&refresh_token)),
        session_id: Set(session_id),
        issued_at: Set(now),
        expires_at: Set(now + platform.tokens.refresh_ttl),
        used_at: Set(None),
    };
    refresh_token::Entity::insert(row).exec_without_returning(txn).await?;
    let access = tokens::issue(platform, keys, user.id, user.role, Some(session_id))?;
    Ok(SessionTokens {
        session_id,
        access_token: access.text,
        access_token_expires_at: access.expires_at,
        refresh_token,
    })
}

fn hash(token: &str) -> Vec<u8> {
    digest(&SHA256, token.as_bytes()).as_ref().to_vec()
}

/// What became of a refresh token. A refusal is an outcome here and not an error: what it revokes must
/// be committed.
enum Refreshed {
    Done(Box<SignedIn>),
    Refused,
}

/// Exchanges a refresh token for a new pair. A token that comes a second time was stolen, from us or from
/// the thief: the whole session ends.
pub async fn refresh(platform: &Platform, actor: &Actor, token: &str) -> Result<SignedIn, UserError> {
    let now = platform.now();
    let keys = platform.keys.keys(platform).await?;
    let outcome = transact(&platform.db, async |txn| {
        let found = refresh_token::Entity::find_by_id(hash(token)).lock_exclusive().one(txn).await;
        let Some(found) = found.map_err(Fault::from)? else { return Ok(Refreshed::Refused) };
        let session_id = found.session_id;
        if found.used_at.is_some() {
            let this = session::Column::Id.eq(session_id);
            let ended = revoke_in(txn, now, this, "REFRESH_TOKEN_REUSED").await?;
            if ended > 0 {
                let permit = access::sign_in(actor, None);
                let stolen = session::Entity::find_by_id(session_id).one(txn).await.map_err(Fault::from)?;
                let mut writes = Writes::new(platform.db.backend());
                if let Some(session) = stolen {
                    let facts = SessionFacts { user_id: session.user_id, session_id };
                    tell(platform, now, EventData::UserSessionCompromised(facts), &mut writes);
                }
                permit.did(AuditAction::SessionReuseDetected, session_id).write(platform, now, &mut writes);
                writes.run(txn).await?;
            }
            return Ok(Refreshed::Refused);
        }
        let session = session::Entity::find_by_id(session_id).one(txn).await.map_err(Fault::from)?;
        let Some(session) = session.filter(|s| s.revoked_at.is_none() && found.expires_at > now) else {
            return Ok(Refreshed::Refused);
        };
        let user = user::Entity::find_by_id(session.user_id).one(txn).await.map_err(Fault::from)?;
        let Some(user) = user.filter(|user| user.status == UserStatus::Active) else {
            return Ok(Refreshed::Refused);
        };
        let mut used: refresh_token::ActiveModel = found.into();
        used.used_at = Set(Some(now));
        used.update(txn).await.map_err(Fault::from)?;
        let mut row: session::ActiveModel = session.into();
        row.last_used_at = Set(now);
        row.update(txn).await.map_err(Fault::from)?;
        let session = issue_in(txn, platform, &keys, &user, session_id).await?;
        let permit = access::sign_in(actor, Some((&user, session_id)));
        permit.did(AuditAction::SessionRefresh, session_id).record_in(txn, platform, now).await?;
        Ok::<_, UserError>(Refreshed::Done(Box::new(SignedIn { user, session })))
    })
    .await?;
    match outcome {
        Refreshed::Done(signed_in) => Ok(*signed_in),
        Refreshed::Refused => Err(UserError::InvalidRefreshToken),
    }
}

/// Ends one session of the caller, or the one the call was made with, or all of them.
pub async fn sign_out(
    platform: &Platform,
    actor: &Actor,
    session: Option<SessionId>,
    everywhere: bool,
) -> Result<(), UserError> {
    let (user, permit) = access::change_own_account(actor)?;
    let mut which = session::Column::UserId.eq(user);
    let mut object = Object::from(user);
    if !everywhere {
        let wanted = session.or(actor.session()).ok_or(UserError::SessionNotFound)?;
        which = which.and(session::Column::Id.eq(wanted));
        object = wanted.into();
    }
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let ended = revoke_in(txn, now, which, "SIGNED_OUT").await?;
        if ended == 0 {
            return if everywhere { Ok(()) } else { Err(UserError::SessionNotFound) };
        }
        let entry = permit.did(AuditAction::SessionRevoke, object).made(&json!({ "ended": ended }))?;
        Ok(entry.record_in(txn, platform, now).await?)
    })
    .await
}

/// Ends every session of a user but one.
pub(super) async fn revoke_others_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    user: UserId,
    kept: Option<SessionId>,
    reason: &str,
) -> Result<u64, Fault> {
    let mut which = session::Column::UserId.eq(user);
    if let Some(kept) = kept {
        which = which.and(session::Column::Id.ne(kept));
    }
    revoke_in(txn, now, which, reason).await
}

async fn revoke_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    which: sea_orm::sea_query::SimpleExpr,
    reason: &str,
) -> Result<u64, Fault> {
    let done = session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, now.into())
        .col_expr(session::Column::RevokeReason, reason.into())
        .filter(which)
        .filter(session::Column::RevokedAt.is_null())
        .exec(txn)
        .await?;
    Ok(done.rows_affected)
}
