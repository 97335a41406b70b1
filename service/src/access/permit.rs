use rebated_domain::audit::{AuditAction, Permission};
use rebated_domain::id::SessionId;
use rebated_entity::user;

use crate::Actor;
use crate::actor::Who;
use crate::audit::{Entry, Object};

/// Leave to change something: who has it, and by what right.
///
/// Only `access` gives one, and an entry of the audit log is made of nothing else. A workflow that does
/// nothing with its permit is a warning of the compiler, and warnings fail the build.
#[must_use = "what is done with a permit is recorded: `permit.did(action, object)`"]
#[derive(Clone, Debug)]
pub struct Permit {
    actor: Actor,
    permission: Permission,
}

impl Permit {
    pub(super) fn new(actor: &Actor, permission: Permission) -> Self {
        Self { actor: actor.clone(), permission }
    }

    /// The permit of a user who has just proved who they are, in the request of `actor`.
    pub(super) fn proved(actor: &Actor, user: &user::Model, session: SessionId) -> Self {
        let who = Who::User { id: user.id, role: user.role, session: Some(session) };
        let proved = match actor.request_id() {
            Some(id) => Actor::from(who).in_request(id),
            None => who.into(),
        };
        Self { actor: proved, permission: Permission::SignIn }
    }

    /// Who has it.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// By what right.
    pub fn permission(&self) -> Permission {
        self.permission
    }

    /// Begins the entry about what is done with the permit: see [`Entry`].
    pub fn did(self, action: AuditAction, object: impl Into<Object>) -> Entry {
        Entry::new(self, action, object.into())
    }
}
