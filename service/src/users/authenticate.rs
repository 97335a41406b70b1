use aws_lc_rs::constant_time::verify_slices_are_equal;
use chrono::{DateTime, Duration, Utc};
use rebated_domain::user::{ApiScope, UserStatus};
use rebated_entity::{api_key, user};
use sea_orm::{ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect};

use super::api_keys::{MARK, hash};
use super::{AuthError, tokens};
use crate::db::transact;
use crate::{Actor, Fault, Platform, Who};

/// How exactly the last use of a key is remembered.
const LAST_USE_SECONDS: i64 = 60;

/// What an access token or API key proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Who holds it.
    pub actor: Actor,
    /// When it ends by itself; never for a key without expiry.
    pub until: Option<DateTime<Utc>>,
}

/// Who holds this access token or API key, and until when.
///
/// An access token is checked without the database: a role that was taken away, a suspension or a
/// sign-out takes effect when the token ends, after 15 minutes at most. A key is looked up each time.
pub async fn authenticate(platform: &Platform, bearer: &str) -> Result<Proof, AuthError> {
    match bearer.strip_prefix(MARK).and_then(|rest| rest.strip_prefix('_')) {
        Some(rest) => by_key(platform, bearer, rest).await,
        None => tokens::verify(platform, bearer).await,
    }
}

async fn by_key(platform: &Platform, secret: &str, rest: &str) -> Result<Proof, AuthError> {
    let (prefix, _) = rest.split_once('_').ok_or(AuthError::Invalid)?;
    let is_hex = !prefix.is_empty() && prefix.bytes().all(|b| b.is_ascii_hexdigit());
    if !is_hex {
        return Err(AuthError::Invalid);
    }
    let to_bot = api_key::Entity::belongs_to(user::Entity).from(api_key::Column::UserId).to(user::Column::Id);
    let found = api_key::Entity::find()
        .filter(api_key::Column::Prefix.eq(prefix))
        .join(JoinType::InnerJoin, to_bot.into())
        .select_also(user::Entity)
        .one(platform.db.read())
        .await;
    let Some((key, Some(bot))) = found.map_err(Fault::from)? else { return Err(AuthError::Invalid) };
    let now = platform.now();
    let is_valid = verify_slices_are_equal(&hash(secret), &key.secret_hash).is_ok()
        && key.revoked_at.is_none()
        && key.expires_at.is_none_or(|at| at > now)
        && bot.status == UserStatus::Active;
    if !is_valid {
        return Err(AuthError::Invalid);
    }
    if let Err(error) = remember_use(platform, &key).await {
        tracing::warn!(%error, key = %key.id, "The last use of an API key could not be recorded.");
    }
    let scopes: Vec<ApiScope> = serde_json::from_value(key.scopes).map_err(Fault::from)?;
    let who = Who::Bot { id: bot.id, key: key.id, scopes };
    Ok(Proof { actor: who.into(), until: key.expires_at })
}

async fn remember_use(platform: &Platform, key: &api_key::Model) -> Result<(), Fault> {
    let now = platform.now();
    let before = now - Duration::seconds(LAST_USE_SECONDS);
    if key.last_used_at.is_some_and(|at| at > before) {
        return Ok(());
    }
    let is_stale = Condition::any()
        .add(api_key::Column::LastUsedAt.is_null())
        .add(api_key::Column::LastUsedAt.lte(before));
    transact(&platform.db, async |txn| {
        api_key::Entity::update_many()
            .col_expr(api_key::Column::LastUsedAt, now.into())
            .filter(api_key::Column::Id.eq(key.id))
            .filter(is_stale)
            .exec(txn)
            .await
            .map_err(Fault::from)?;
        Ok(())
    })
    .await
}
