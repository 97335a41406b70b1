//! User errors of the whole users area.

use rebated_domain::user::ContactError;
use rebated_service::users::UserError;

use crate::area_errors;

area_errors! {
    /// What is wrong with a request about users, sessions, keys or identities.
    AccountUserError,
    /// Why a request about users, sessions, keys or identities was refused.
    AccountErrorCode,
    UserError {
        /// The e-mail address does not have the form of one.
        BadEmail: UserError::BadContact(ContactError::Email) => ["email"],
        /// The provider is not 1 to 40 capital letters, or the subject not 1 to 128 printable characters.
        BadIdentity: UserError::BadIdentity => ["subject"],
        /// A key's name has 1 to 80 printable characters.
        BadKeyName: UserError::BadKeyName => ["name"],
        /// The code is unknown, used or over; which one is not told.
        BadLinkCode: UserError::BadLinkCode => ["code"],
        /// The locale is not a language tag such as `zh-CN`.
        BadLocale: UserError::BadLocale => ["locale"],
        /// The name is not 1 to 80 printable characters.
        BadName: UserError::BadContact(ContactError::Name) => ["displayName"],
        /// The new password is too weak.
        BadPassword: UserError::BadPassword(_) => ["password"],
        /// The telephone number is not in international form.
        BadPhone: UserError::BadContact(ContactError::Phone) => ["phone"],
        /// The tier is not 1 to 40 capital letters, digits and underscores.
        BadTier: UserError::BadTier => ["tier"],
        /// A bot links members by the codes that they show.
        CodeNeeded: UserError::CodeNeeded => ["code"],
        /// The e-mail address belongs to somebody.
        EmailTaken: UserError::EmailTaken => ["email"],
        /// The expiry must lie in the future.
        ExpiryInThePast: UserError::ExpiryInThePast => ["expiresAt"],
        /// The identity is not linked.
        IdentityNotFound: UserError::IdentityNotFound => ["subject"],
        /// The identity is linked to somebody else.
        IdentityTaken: UserError::IdentityTaken => ["subject"],
        /// Wrong address, wrong password, or an account that may not sign in; which one is not told.
        InvalidCredentials: UserError::InvalidCredentials => [],
        /// The refresh token is unknown, used, expired or revoked.
        InvalidRefreshToken: UserError::InvalidRefreshToken => ["refreshToken"],
        /// A user cannot invite their own inviter.
        InviterCycle: UserError::InviterCycle => ["inviterId"],
        /// The inviter is fixed after the first order.
        InviterFixed: UserError::InviterFixed => ["inviterId"],
        /// There is no such key.
        KeyNotFound: UserError::KeyNotFound => ["apiKeyId"],
        /// The last active administrator cannot be removed.
        LastAdmin: UserError::LastAdmin => ["userId"],
        /// A code links accounts in chats only, such as `WECHAT` or `TELEGRAM`.
        NotAChat: UserError::NotAChat => ["provider"],
        /// Exactly one of `userId` and `code` is wanted.
        NotOneOf: UserError::NotOneOf => ["code"],
        /// Neither an e-mail address nor a telephone number, or both where one is wanted.
        NoContact: UserError::NoContact => ["email"],
        /// A key needs at least one scope.
        NoScopes: UserError::NoScopes => ["scopes"],
        /// The user's state does not allow it.
        NotAllowedNow: UserError::NotAllowedNow => ["userId"],
        /// There is no such user.
        NotFound: UserError::NotFound => ["userId"],
        /// The telephone number belongs to somebody.
        PhoneTaken: UserError::PhoneTaken => ["phone"],
        /// The caller has no such session.
        SessionNotFound: UserError::SessionNotFound => ["sessionId"],
        /// Somebody else changed the user meanwhile.
        StaleVersion: UserError::StaleVersion => ["expectedVersion"],
        /// Nobody has this invite code.
        UnknownInviteCode: UserError::UnknownInviteCode => ["inviteCode"],
    }
    top_level: UserError::TooManyAttempts { .. } | UserError::Denied(_) | UserError::Fault(_)
}
