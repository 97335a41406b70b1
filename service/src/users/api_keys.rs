use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::{ApiKeyId, UserId};
use rebated_domain::user::{ApiScope, DisplayName, Role};
use rebated_entity::{api_key, user};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect, Set};
use serde::Serialize;

use super::UserError;
use super::insert::{NewUser, insert_in};
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// What every key begins with, so that secret scanners find one that leaked.
pub(super) const MARK: &str = "rbk";

/// A key that is to be made.
#[derive(Clone, Debug)]
pub struct NewApiKey {
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<ApiScope>,
    /// When it ends; none: when it is revoked.
    pub expires_at: Option<DateTime<Utc>>,
    /// The bot that it belongs to; none makes a new one of the same name.
    pub bot: Option<UserId>,
}

/// A key as the audit log tells of it: nothing by which it could be used or found out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    name: String,
    bot_id: UserId,
    scopes: serde_json::Value,
    expires_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
}

impl Told {
    fn of(key: &api_key::Model) -> Self {
        Self {
            name: key.name.clone(),
            bot_id: key.user_id,
            scopes: key.scopes.clone(),
            expires_at: key.expires_at,
            revoked_at: key.revoked_at,
        }
    }
}

/// Makes a bot's key. The secret is answered once and never again: only its hash is kept.
pub async fn create_api_key(
    platform: &Platform,
    actor: &Actor,
    new: NewApiKey,
) -> Result<(api_key::Model, String), UserError> {
    let permit = access::manage_api_keys(actor)?;
    let now = platform.now();
    let name = DisplayName::try_new(&new.name).map_err(|_| UserError::BadKeyName)?;
    if new.scopes.is_empty() {
        return Err(UserError::NoScopes);
    }
    if new.expires_at.is_some_and(|at| at <= now) {
        return Err(UserError::ExpiryInThePast);
    }
    let prefix: String = platform.random::<6>().iter().map(|byte| format!("{byte:02x}")).collect();
    let secret = format!("{MARK}_{prefix}_{}", URL_SAFE_NO_PAD.encode(platform.random::<32>()));
    let mut scopes = new.scopes;
    scopes.sort_unstable();
    scopes.dedup();
    let key = transact(&platform.db, async |txn| {
        let bot = match new.bot {
            Some(id) => {
                let bot = user::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
                bot.filter(|user| user.role == Role::Bot).ok_or(UserError::NotFound)?
            }
            None => {
                let bot = NewUser {
                    display_name: name.as_str().to_owned(),
                    email: None,
                    phone: None,
                    password_hash: None,
                    role: Role::Bot,
                    locale: "en".into(),
                    inviter_id: None,
                };
                insert_in(txn, platform, now, bot).await?
            }
        };
        let row = api_key::Model {
            id: platform.new_id(now),
            user_id: bot.id,
            name: name.as_str().to_owned(),
            prefix,
            secret_hash: hash(&secret),
            scopes: serde_json::to_value(&scopes).map_err(Fault::from)?,
            created_at: now,
            expires_at: new.expires_at,
            last_used_at: None,
            revoked_at: None,
        };
        let key = row.into_active_model().insert(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::ApiKeyCreate, key.id).made(&Told::of(&key))?;
        entry.record_in(txn, platform, now).await?;
        Ok::<_, UserError>(key)
    })
    .await?;
    Ok((key, secret))
}

pub(super) fn hash(secret: &str) -> Vec<u8> {
    digest(&SHA256, secret.as_bytes()).as_ref().to_vec()
}

/// Ends a key at once. Revoking it again changes nothing.
pub async fn revoke_api_key(
    platform: &Platform,
    actor: &Actor,
    id: ApiKeyId,
) -> Result<api_key::Model, UserError> {
    let permit = access::manage_api_keys(actor)?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let key = api_key::Entity::find_by_id(id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
        let key = key.ok_or(UserError::KeyNotFound)?;
        if key.revoked_at.is_some() {
            return Ok(key);
        }
        let before = Told::of(&key);
        let mut row = key.into_active_model();
        row.revoked_at = Set(Some(now));
        let key = row.update(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::ApiKeyRevoke, id).changed(&before, &Told::of(&key))?;
        entry.record_in(txn, platform, now).await?;
        Ok(key)
    })
    .await
}
