use rebated_domain::audit::{AuditAction, Permission};
use rebated_domain::user::{Email, Role, UserStatus, check_password};
use rebated_entity::user;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::insert::{NewUser, insert_in};
use super::told::Told;
use super::{UserError, tokens};
use crate::db::transact;
use crate::{Fault, Platform, access};

/// For whom the operator wants a token.
#[derive(Clone, Debug)]
pub enum TokenFor {
    /// The built-in user of a role, made when it is not there.
    Role(Role),
    /// The user with this e-mail address.
    Email(String),
}

/// Makes an access token from the command line, for whoever can already read the database. It belongs to
/// no session and ends like any access token.
pub async fn operator_token(platform: &Platform, whom: TokenFor) -> Result<String, UserError> {
    let user = match whom {
        TokenFor::Email(email) => {
            let email = Email::try_new(&email).map_err(UserError::BadContact)?;
            by_email(platform, email.as_str()).await?.ok_or(UserError::NotFound)?
        }
        TokenFor::Role(role) => built_in(platform, role).await?,
    };
    if user.status != UserStatus::Active {
        return Err(UserError::NotAllowedNow);
    }
    let keys = platform.keys.keys(platform).await?;
    Ok(tokens::issue(platform, &keys, user.id, user.role, None)?.text)
}

async fn by_email(platform: &Platform, email: &str) -> Result<Option<user::Model>, Fault> {
    Ok(user::Entity::find().filter(user::Column::Email.eq(email)).one(platform.db.read()).await?)
}

async fn built_in(platform: &Platform, role: Role) -> Result<user::Model, UserError> {
    let name = role.code().to_lowercase();
    // not an address that registration accepts, so nobody can have taken it
    let email = format!("operator-{name}@localhost");
    if let Some(user) = by_email(platform, &email).await? {
        return if user.role == role { Ok(user) } else { Err(UserError::NotAllowedNow) };
    }
    let now = platform.now();
    let new = NewUser {
        display_name: format!("Operator ({name})"),
        email: Some(email.clone()),
        phone: None,
        password_hash: None,
        role,
        locale: "en".into(),
        inviter_id: None,
    };
    match transact(&platform.db, async |txn| insert_in(txn, platform, now, new).await).await {
        // made at the same moment by somebody else
        Err(UserError::EmailTaken) => by_email(platform, &email).await?.ok_or(UserError::NotFound),
        made => made,
    }
}

/// Makes an administrator who can sign in: the first one has to come from somewhere.
pub async fn create_admin(
    platform: &Platform,
    email: &str,
    password: &str,
) -> Result<user::Model, UserError> {
    let email = Email::try_new(email).map_err(UserError::BadContact)?;
    check_password(password).map_err(UserError::BadPassword)?;
    let hash = platform.passwords.hash(password, platform.random()).await?;
    let now = platform.now();
    let new = NewUser {
        display_name: email.as_str().chars().take(80).collect(),
        email: Some(email.as_str().to_owned()),
        phone: None,
        password_hash: Some(hash),
        role: Role::Admin,
        locale: "zh-CN".into(),
        inviter_id: None,
    };
    let permit = access::operate(Permission::UsersManage);
    transact(&platform.db, async |txn| {
        let user = insert_in(txn, platform, now, new).await?;
        let entry = permit.did(AuditAction::UserAdminCreate, user.id).made(&Told::of(&user))?;
        entry.record_in(txn, platform, now).await?;
        Ok(user)
    })
    .await
}
