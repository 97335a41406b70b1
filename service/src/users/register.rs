use rebated_domain::audit::AuditAction;
use rebated_domain::event::facts::RegistrationFacts;
use rebated_domain::id::UserId;
use rebated_domain::user::{DisplayName, Email, InviteCode, Phone, Role, UserStatus, check_password};
use rebated_entity::user;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::insert::{NewUser, insert_in};
use super::sessions::{SignedIn, open_in};
use super::told::Told;
use super::{UserError, profile, tell};
use crate::db::{Writes, transact};
use crate::events::EventData;
use crate::{Actor, Fault, Platform, access};

/// A person who wants to become a member.
#[derive(Clone, Debug, Default)]
pub struct NewMember {
    /// Own e-mail address, or
    pub email: Option<String>,
    /// own telephone number.
    pub phone: Option<String>,
    /// A password.
    pub password: String,
    /// A name to show.
    pub display_name: String,
    /// Somebody's invite code.
    pub invite_code: Option<String>,
    /// Preferred language.
    pub locale: Option<String>,
}

/// Makes a member and signs them in.
pub async fn register(platform: &Platform, actor: &Actor, new: NewMember) -> Result<SignedIn, UserError> {
    let (email, phone) = contact(&new)?;
    let name = DisplayName::try_new(&new.display_name).map_err(UserError::BadContact)?;
    check_password(&new.password).map_err(UserError::BadPassword)?;
    let locale = profile::locale(new.locale.as_deref().unwrap_or("zh-CN"))?;
    let code = new.invite_code.as_deref().filter(|code| !code.trim().is_empty());
    let code = code.map(InviteCode::try_new).transpose().map_err(|_| UserError::UnknownInviteCode)?;
    let hash = platform.passwords.hash(&new.password, platform.random()).await?;
    let keys = platform.keys.keys(platform).await?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let inviter_id = inviter_in(txn, code.as_ref()).await?;
        let new = NewUser {
            display_name: name.as_str().to_owned(),
            email: email.as_ref().map(|email| email.as_str().to_owned()),
            phone: phone.as_ref().map(|phone| phone.as_str().to_owned()),
            password_hash: Some(hash),
            role: Role::Member,
            locale,
            inviter_id,
        };
        let user = insert_in(txn, platform, now, new).await?;
        let opened = open_in(txn, platform, &keys, user).await?;
        let (user, session) = (&opened.user, opened.session.session_id);
        let entry = access::sign_in(actor, Some((user, session))).did(AuditAction::UserRegister, user.id);
        let facts = RegistrationFacts { user_id: user.id, inviter_id };
        let mut writes = Writes::new(platform.db.backend());
        tell(platform, now, EventData::UserRegistered(facts), &mut writes);
        entry.made(&Told::of(user))?.write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok(opened)
    })
    .await
}

fn contact(new: &NewMember) -> Result<(Option<Email>, Option<Phone>), UserError> {
    let email = new.email.as_deref().map(Email::try_new).transpose().map_err(UserError::BadContact)?;
    let phone = new.phone.as_deref().map(Phone::try_new).transpose().map_err(UserError::BadContact)?;
    if email.is_none() && phone.is_none() { Err(UserError::NoContact) } else { Ok((email, phone)) }
}

async fn inviter_in(
    txn: &DatabaseTransaction,
    code: Option<&InviteCode>,
) -> Result<Option<UserId>, UserError> {
    let Some(code) = code else { return Ok(None) };
    let found = user::Entity::find().filter(user::Column::InviteCode.eq(code.as_str())).one(txn).await;
    match found.map_err(Fault::from)?.filter(|inviter| inviter.status == UserStatus::Active) {
        Some(inviter) => Ok(Some(inviter.id)),
        None => Err(UserError::UnknownInviteCode),
    }
}
