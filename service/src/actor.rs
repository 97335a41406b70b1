//! Who is asking.

use std::sync::Arc;

use rebated_domain::audit::ActorKind;
use rebated_domain::id::{ApiKeyId, SessionId, UserId};
use rebated_domain::user::{ApiScope, Role};

/// The caller of a workflow, as proved by a token or a key, and the request that the call came with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    who: Who,
    request_id: Option<Arc<str>>,
}

/// Who a caller is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
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

impl From<Who> for Actor {
    /// A caller without a request, such as a job.
    fn from(who: Who) -> Self {
        Self { who, request_id: None }
    }
}

impl Actor {
    /// Nobody signed in.
    pub fn anonymous() -> Self {
        Who::Anonymous.into()
    }

    /// The platform itself.
    pub fn system() -> Self {
        Who::System.into()
    }

    /// The same caller, calling with the request of this id. The id is kept in the audit log.
    pub fn in_request(self, id: impl Into<Arc<str>>) -> Self {
        Self { request_id: Some(id.into()), ..self }
    }

    /// Who it is.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// The request, if the call came with one.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The user behind the call, if there is one.
    pub fn user_id(&self) -> Option<UserId> {
        match &self.who {
            Who::User { id, .. } | Who::Bot { id, .. } => Some(*id),
            Who::Anonymous | Who::System => None,
        }
    }

    /// The sign-in that the call belongs to, if it belongs to one.
    pub fn session(&self) -> Option<SessionId> {
        match &self.who {
            Who::User { session, .. } => *session,
            Who::Anonymous | Who::Bot { .. } | Who::System => None,
        }
    }

    /// The key that the call was made with, if it was made with one.
    pub fn api_key(&self) -> Option<ApiKeyId> {
        match &self.who {
            Who::Bot { key, .. } => Some(*key),
            Who::Anonymous | Who::User { .. } | Who::System => None,
        }
    }

    /// The id under which the call is recorded; nil for the platform itself.
    pub fn recorded_as(&self) -> UserId {
        self.user_id().unwrap_or(UserId(uuid::Uuid::nil()))
    }

    /// The caller's role, if it has one.
    pub fn role(&self) -> Option<Role> {
        match &self.who {
            Who::User { role, .. } => Some(*role),
            Who::Bot { .. } => Some(Role::Bot),
            Who::Anonymous | Who::System => None,
        }
    }

    /// What kind of caller it is.
    pub fn kind(&self) -> ActorKind {
        match &self.who {
            Who::Anonymous => ActorKind::Anonymous,
            Who::User { .. } => ActorKind::User,
            Who::Bot { .. } => ActorKind::Bot,
            Who::System => ActorKind::System,
        }
    }
}
