use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_domain::user::{InviteCode, Role, UserStatus};
use rebated_entity::user;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel};

use super::UserError;
use crate::{Fault, Platform};

/// Tier of a user whom nobody has moved to another.
pub(super) const FIRST_TIER: &str = "STANDARD";

/// What is known of a user who is about to be made.
pub(super) struct NewUser {
    pub(super) display_name: String,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) password_hash: Option<String>,
    pub(super) role: Role,
    pub(super) locale: String,
    pub(super) inviter_id: Option<UserId>,
}

/// Makes a user with an invite code of their own.
pub(super) async fn insert_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    now: DateTime<Utc>,
    new: NewUser,
) -> Result<user::Model, UserError> {
    let row = user::Model {
        id: platform.new_id(now),
        display_name: new.display_name,
        email: new.email,
        phone: new.phone,
        password_hash: new.password_hash,
        role: new.role,
        status: UserStatus::Active,
        tier: FIRST_TIER.into(),
        locale: new.locale,
        invite_code: InviteCode::from_random(platform.random()).as_str().to_owned(),
        inviter_id: new.inviter_id,
        first_order_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    row.into_active_model().insert(txn).await.map_err(|error| taken(Fault::from(error)))
}

/// Two people may ask for one address at once: the database decides, and says which column.
fn taken(fault: Fault) -> UserError {
    let text = fault.to_string();
    match fault.is_duplicate() {
        true if text.contains("email") => UserError::EmailTaken,
        true if text.contains("phone") => UserError::PhoneTaken,
        _ => UserError::Fault(fault),
    }
}
