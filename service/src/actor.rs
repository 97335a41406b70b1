//! Who is asking.

use rebated_domain::id::{ApiKeyId, SessionId, UserId};
use rebated_domain::user::{ApiScope, Role};

/// The caller of a workflow, as proved by a token or a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody signed in.
    Anonymous,
    /// A person with an access token.
    User {
        /// Who.
        id: UserId,
        /// Their role when the token was issued.
        role: Role,
        /// The sign-in it belongs to; none for a token made by the operator.
        session: Option<SessionId>,
    },
    /// A program with an API key.
    Bot {
        /// The bot's user.
        id: UserId,
        /// The key.
        key: ApiKeyId,
        /// What the key may do.
        scopes: Vec<ApiScope>,
    },
    /// The platform itself: jobs and the operator's command line.
    System,
}

impl Actor {
    /// The user behind the call, if there is one.
    pub fn user_id(&self) -> Option<UserId> {
        match self {
            Self::User { id, .. } | Self::Bot { id, .. } => Some(*id),
            Self::Anonymous | Self::System => None,
        }
    }

    /// The id under which the call is recorded; nil for the platform itself.
    pub fn recorded_as(&self) -> UserId {
        self.user_id().unwrap_or(UserId(uuid::Uuid::nil()))
    }

    /// The caller's role, if it has one.
    pub fn role(&self) -> Option<Role> {
        match self {
            Self::User { role, .. } => Some(*role),
            Self::Bot { .. } => Some(Role::Bot),
            Self::Anonymous | Self::System => None,
        }
    }
}
