use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::user::{ChatProvider, LINK_CODE_LASTS, LinkCode, MOST_LINK_CODES};
use rebated_entity::identity_link_code as table;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;

use super::{UserError, lock_in};
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// A code that its maker shows to a bot.
#[derive(Clone, Debug)]
pub struct NewLinkCode {
    /// The code. It is stored as a hash only, and cannot be shown again.
    pub code: LinkCode,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
}

/// Makes a code by which a bot links the caller to their account in a chat: used once, within ten minutes. Of more than
/// three that are open the oldest ends.
///
/// A code for one chat is good in no other.
pub async fn create_link_code(
    platform: &Platform,
    actor: &Actor,
    provider: Option<&str>,
) -> Result<NewLinkCode, UserError> {
    let (user_id, permit) = access::change_own_account(actor)?;
    let provider = provider.map(str::parse::<ChatProvider>).transpose().map_err(|_| UserError::NotAChat)?;
    let now = platform.now();
    let code = LinkCode::from_random(platform.random());
    let row = table::Model {
        code_hash: code_hash(&code),
        user_id,
        provider,
        created_at: now,
        expires_at: now + LINK_CODE_LASTS,
    };
    transact(&platform.db, async |txn| {
        // two codes at once are counted one after the other
        lock_in(txn, user_id).await?.ok_or(UserError::NotFound)?;
        let (mut open, ended): (Vec<_>, Vec<_>) =
            of_user_in(txn, &row).await?.into_iter().partition(|code| code.expires_at > now);
        let surplus = (open.len() + 1).saturating_sub(MOST_LINK_CODES);
        let gone = ended.into_iter().chain(open.drain(..surplus)).map(|code| code.code_hash);
        table::Entity::delete_many()
            .filter(table::Column::CodeHash.is_in(gone))
            .exec(txn)
            .await
            .map_err(Fault::from)?;
        table::Entity::insert(row.clone().into_active_model())
            .exec_without_returning(txn)
            .await
            .map_err(Fault::from)?;
        let told = json!({ "provider": row.provider, "expiresAt": row.expires_at });
        let entry = permit.did(AuditAction::IdentityLinkCodeCreate, user_id).made(&told)?;
        Ok::<_, UserError>(entry.record_in(txn, platform, now).await?)
    })
    .await?;
    Ok(NewLinkCode { code, expires_at: row.expires_at })
}

/// The codes of a user, oldest first: never many, since each new one removes those before it.
async fn of_user_in(txn: &DatabaseTransaction, new: &table::Model) -> Result<Vec<table::Model>, Fault> {
    let codes = table::Entity::find().filter(table::Column::UserId.eq(new.user_id));
    let codes = codes.order_by_asc(table::Column::CreatedAt).order_by_asc(table::Column::CodeHash);
    Ok(codes.lock_exclusive().all(txn).await?)
}

/// What is stored of a code. Short codes can be found from their hash within their ten minutes by somebody who reads the
/// database and computes a lot; whoever reads the database has more than that.
pub(super) fn code_hash(code: &LinkCode) -> Vec<u8> {
    digest(&SHA256, format!("rebated link code v1 {}", code.as_str()).as_bytes()).as_ref().to_vec()
}
