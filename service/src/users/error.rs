use rebated_domain::user::{ContactError, PasswordRefusal};

use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why something about a user was refused.
#[derive(Debug, thiserror::Error)]
pub enum UserError {
    /// Neither an e-mail address nor a telephone number, or both where one is wanted.
    #[error("give an e-mail address or a telephone number")]
    NoContact,
    /// The address or name does not have its form.
    #[error("the value {0}")]
    BadContact(ContactError),
    /// The address belongs to somebody.
    #[error("the e-mail address is taken")]
    EmailTaken,
    /// The number belongs to somebody.
    #[error("the telephone number is taken")]
    PhoneTaken,
    /// The new password is too weak.
    #[error("the password {0}")]
    BadPassword(PasswordRefusal),
    /// Nobody has this invite code.
    #[error("the invite code is unknown")]
    UnknownInviteCode,
    /// The locale is not a language tag such as `zh-CN`.
    #[error("the locale must be a language tag such as zh-CN")]
    BadLocale,
    /// Wrong address, wrong password, or an account that may not sign in: which one is not told.
    #[error("the credentials are not valid")]
    InvalidCredentials,
    /// The refresh token is unknown, used, expired or revoked.
    #[error("the refresh token is not valid")]
    InvalidRefreshToken,
    /// Too many wrong guesses.
    #[error("too many attempts; try again in {retry_after_seconds} s")]
    TooManyAttempts {
        /// Seconds until the next attempt is looked at.
        retry_after_seconds: i64,
    },
    /// No such user.
    #[error("there is no such user")]
    NotFound,
    /// No such session of the caller.
    #[error("there is no such session")]
    SessionNotFound,
    /// No such key.
    #[error("there is no such key")]
    KeyNotFound,
    /// The key's name is not 1 to 80 printable characters.
    #[error("a key's name has 1 to 80 printable characters")]
    BadKeyName,
    /// A key without scopes can do nothing.
    #[error("a key needs at least one scope")]
    NoScopes,
    /// The key would be expired at once.
    #[error("the expiry must lie in the future")]
    ExpiryInThePast,
    /// The user's state does not allow it.
    #[error("the user's state does not allow it")]
    NotAllowedNow,
    /// Nobody could manage the platform any more.
    #[error("the last active administrator cannot be removed")]
    LastAdmin,
    /// The user has ordered already, or an inviter would invite themselves.
    #[error("the inviter is fixed after the first order")]
    InviterFixed,
    /// The inviter was invited, directly or not, by the user.
    #[error("a user cannot invite their own inviter")]
    InviterCycle,
    /// The tier is not 1 to 40 capital letters, digits and underscores.
    #[error("a tier has 1 to 40 capital letters, digits and underscores")]
    BadTier,
    /// Provider or subject do not have their form.
    #[error("a provider has 1 to 40 capital letters, a subject 1 to 128 printable characters")]
    BadIdentity,
    /// The identity is linked to somebody else.
    #[error("the identity is linked to somebody else")]
    IdentityTaken,
    /// The identity is not linked.
    #[error("the identity is not linked")]
    IdentityNotFound,
    /// A code or a user is wanted, and not both.
    #[error("name either the user or a code")]
    NotOneOf,
    /// The code is unknown, used or over: which one is not told.
    #[error("the code is not valid")]
    BadLinkCode,
    /// A bot links members by their codes only.
    #[error("a bot links members by the codes that they show")]
    CodeNeeded,
    /// A code links a chat, and this is none.
    #[error("a code links accounts in chats only")]
    NotAChat,
    /// Somebody else changed the user meanwhile.
    #[error("the user has changed meanwhile")]
    StaleVersion,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl UserError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NoContact
            | Self::BadContact(_)
            | Self::EmailTaken
            | Self::PhoneTaken
            | Self::BadPassword(_)
            | Self::UnknownInviteCode
            | Self::BadLocale
            | Self::InvalidCredentials
            | Self::InvalidRefreshToken
            | Self::NotFound
            | Self::SessionNotFound
            | Self::KeyNotFound
            | Self::BadKeyName
            | Self::NoScopes
            | Self::ExpiryInThePast
            | Self::NotAllowedNow
            | Self::LastAdmin
            | Self::InviterFixed
            | Self::InviterCycle
            | Self::BadTier
            | Self::BadIdentity
            | Self::IdentityTaken
            | Self::IdentityNotFound
            | Self::NotOneOf
            | Self::BadLinkCode
            | Self::CodeNeeded
            | Self::NotAChat
            | Self::StaleVersion => ErrorKind::Refused,
            Self::TooManyAttempts { retry_after_seconds } => {
                ErrorKind::Throttled { retry_after_seconds: *retry_after_seconds }
            }
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

/// Why a token or key does not prove anybody's identity.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// It is not valid, or not any more. More is not told.
    #[error("the token is not valid; sign in again")]
    Invalid,
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}
