//! Inputs of the mutations of users.

use async_graphql::{ID, InputObject};
use rebated_domain::id::UserId;
use rebated_service::users::{NewMember, ProfileChange};

use crate::graphql::decode_or_nothing;
use crate::graphql::types::user_words::Role;

/// A person who wants to become a member. At least one of `email` and `phone` is expected.
#[derive(InputObject)]
pub struct UserRegisterInput {
    /// Own e-mail address.
    email: Option<String>,
    /// Own telephone number in international form, such as `+8613800138000`.
    phone: Option<String>,
    /// A password of 10 to 128 characters.
    #[graphql(secret)]
    password: String,
    /// The name to show, 1 to 80 printable characters.
    display_name: String,
    /// The code of whoever invited the person.
    invite_code: Option<String>,
    /// Preferred language, such as `en`. Default: `zh-CN`.
    locale: Option<String>,
}

impl From<UserRegisterInput> for NewMember {
    fn from(input: UserRegisterInput) -> Self {
        Self {
            email: input.email,
            phone: input.phone,
            password: input.password,
            display_name: input.display_name,
            invite_code: input.invite_code,
            locale: input.locale,
        }
    }
}

/// What to change in the caller's profile. Absent fields stay as they are.
#[derive(InputObject)]
pub struct UserUpdateInput {
    /// The name to show, 1 to 80 printable characters.
    display_name: Option<String>,
    /// Preferred language, such as `zh-CN`.
    locale: Option<String>,
    /// Refuse when the user is not at this version any more.
    expected_version: Option<i32>,
}

impl From<UserUpdateInput> for ProfileChange {
    fn from(input: UserUpdateInput) -> Self {
        Self {
            display_name: input.display_name,
            locale: input.locale,
            expected_version: input.expected_version,
        }
    }
}

/// The caller's old and new password.
#[derive(InputObject)]
pub struct UserPasswordChangeInput {
    /// The password in force.
    #[graphql(secret)]
    pub(super) current_password: String,
    /// The new one, of 10 to 128 characters.
    #[graphql(secret)]
    pub(super) password: String,
}

/// Who gets which role.
#[derive(InputObject)]
pub struct UserRoleSetInput {
    /// The user.
    pub(super) user_id: ID,
    /// The role.
    pub(super) role: Role,
    /// Refuse when the user is not at this version any more.
    pub(super) expected_version: Option<i32>,
}

/// Who gets into which tier.
#[derive(InputObject)]
pub struct UserTierSetInput {
    /// The user.
    pub(super) user_id: ID,
    /// The tier: 1 to 40 capital letters, digits and underscores.
    pub(super) tier: String,
    /// Refuse when the user is not at this version any more.
    pub(super) expected_version: Option<i32>,
}

/// Who was invited by whom.
#[derive(InputObject)]
pub struct UserInviterSetInput {
    /// The user.
    user_id: ID,
    /// Who invited them; absent or null: nobody.
    inviter_id: Option<ID>,
}

impl UserInviterSetInput {
    /// The user and the inviter.
    pub(super) fn decode(&self) -> (UserId, Option<UserId>) {
        (decode_or_nothing(&self.user_id), self.inviter_id.as_ref().map(decode_or_nothing))
    }
}

/// Which user.
#[derive(InputObject)]
pub struct UserInput {
    /// The user.
    pub(super) user_id: ID,
}
