use rebated_domain::id::UserId;
use rebated_domain::user::UserStatus;
use rebated_entity::{external_identity, user};
use sea_orm::EntityTrait;
use serde::Serialize;

use super::TrackingError;
use crate::access::Permit;
use crate::actor::Who;
use crate::{Actor, Fault, Platform, access};

/// Who a user is in a chat or at a network.
#[derive(Clone, Debug, Serialize)]
pub struct Identity {
    /// Where, such as `WECHAT`.
    pub provider: String,
    /// Who, in the words of that place.
    pub subject: String,
}

/// For whom a caller asks: for themselves as a person, or for the user behind an identity. Whoever has no account here
/// and whoever may not sign in are one to the caller.
pub(super) async fn whose(
    platform: &Platform,
    actor: &Actor,
    identity: Option<&Identity>,
) -> Result<(UserId, Permit), TrackingError> {
    let Some(identity) = identity else {
        if matches!(actor.who(), Who::Bot { .. }) {
            access::make_links(actor).map(drop)?;
            return Err(TrackingError::IdentityNeeded);
        }
        return Ok(access::make_own_links(actor)?);
    };
    let permit = access::make_links(actor)?;
    let user = find(platform, identity).await?.ok_or(TrackingError::IdentityUnknown)?;
    Ok((user, permit))
}

async fn find(platform: &Platform, identity: &Identity) -> Result<Option<UserId>, Fault> {
    let Identity { provider, subject } = identity;
    // PostgreSQL cannot even compare with such a text
    if provider.contains('\0') || subject.contains('\0') {
        return Ok(None);
    }
    let key = (provider.clone(), subject.clone());
    let db = platform.db.read();
    let Some(known) = external_identity::Entity::find_by_id(key).one(db).await? else { return Ok(None) };
    let user = user::Entity::find_by_id(known.user_id).one(db).await?;
    Ok(user.filter(|user| user.status == UserStatus::Active).map(|user| user.id))
}
