use rebated_domain::audit::AuditAction;
use rebated_domain::event::facts::PasswordFacts;
use rebated_domain::user::{DisplayName, check_password};
use rebated_entity::user;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::manage::locked_in;
use super::sessions::revoke_others_in;
use super::told::Told;
use super::{UserError, tell, throttle};
use crate::db::{Writes, transact};
use crate::events::EventData;
use crate::{Actor, Fault, Platform, access};

/// What users change about themselves; absent fields stay.
#[derive(Clone, Debug, Default)]
pub struct ProfileChange {
    /// A new name to show.
    pub display_name: Option<String>,
    /// A new preferred language.
    pub locale: Option<String>,
    /// The user's version that the caller has seen.
    pub expected_version: Option<i32>,
}

/// Changes the caller's own profile.
pub async fn update_profile(
    platform: &Platform,
    actor: &Actor,
    change: ProfileChange,
) -> Result<user::Model, UserError> {
    let (id, permit) = access::change_own_account(actor)?;
    let name = change.display_name.as_deref().map(DisplayName::try_new).transpose();
    let name = name.map_err(UserError::BadContact)?;
    let locale = change.locale.as_deref().map(locale).transpose()?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let user = locked_in(txn, id, change.expected_version).await?;
        let (version, before) = (user.version, Told::of(&user));
        let mut row = user.into_active_model();
        if let Some(name) = name {
            row.display_name = Set(name.as_str().to_owned());
        }
        if let Some(locale) = locale {
            row.locale = Set(locale);
        }
        row.updated_at = Set(now);
        row.version = Set(version + 1);
        let user = row.update(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::UserUpdate, id).changed(&before, &Told::of(&user))?;
        entry.record_in(txn, platform, now).await?;
        Ok(user)
    })
    .await
}

/// Changes the caller's password; every other session ends. Wrong guesses of the current one are slowed
/// down like those of a sign-in.
pub async fn change_password(
    platform: &Platform,
    actor: &Actor,
    current: &str,
    new: &str,
) -> Result<user::Model, UserError> {
    let (id, permit) = access::change_own_account(actor)?;
    check_password(new).map_err(UserError::BadPassword)?;
    let subject = throttle::subject(&format!("password of {id}"));
    throttle::check(platform, &subject).await?;
    let user = super::queries::by_id(platform.db.read(), id).await?.ok_or(UserError::NotFound)?;
    if !platform.passwords.verify(current, user.password_hash.as_deref()).await? {
        throttle::count(platform, &subject, throttle::FREE).await?;
        return Err(UserError::InvalidCredentials);
    }
    let hash = platform.passwords.hash(new, platform.random()).await?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        throttle::clear_in(txn, &subject, now).await?;
        let locked = locked_in(txn, id, None).await?;
        // somebody changed it while it was being checked
        if locked.password_hash != user.password_hash {
            return Err(UserError::InvalidCredentials);
        }
        let version = locked.version;
        let mut row = locked.into_active_model();
        row.password_hash = Set(Some(hash));
        row.updated_at = Set(now);
        row.version = Set(version + 1);
        let user = row.update(txn).await.map_err(Fault::from)?;
        let sessions_ended = revoke_others_in(txn, now, id, actor.session(), "PASSWORD_CHANGED").await?;
        let facts = PasswordFacts { user_id: id, sessions_ended };
        let mut writes = Writes::new(platform.db.backend());
        tell(platform, now, EventData::UserPasswordChanged(facts), &mut writes);
        permit.did(AuditAction::UserPasswordChange, id).write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok(user)
    })
    .await
}

/// A language tag such as `zh-CN` (BCP 47, in its common form).
pub(super) fn locale(text: &str) -> Result<String, UserError> {
    let parts: Vec<&str> = text.split('-').collect();
    let fits = |part: &&str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if (1..=3).contains(&parts.len()) && parts.iter().all(fits) {
        Ok(text.to_owned())
    } else {
        Err(UserError::BadLocale)
    }
}
