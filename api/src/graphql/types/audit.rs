//! An entry of the audit log.

use async_graphql::{Context, ID, Object, Result};
use rebated_entity::audit_entry;

use super::audit_words::{ActorKind, AuditAction, AuditObjectType, Permission};
use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::encode;
use crate::graphql::global_id::encode_any;
use crate::graphql::scalars::{DateTime, Json};

/// See the GraphQL description.
pub struct AuditEntry(audit_entry::Model);

impl From<audit_entry::Model> for AuditEntry {
    fn from(row: audit_entry::Model) -> Self {
        Self(row)
    }
}

/// What somebody changed, by what right. Written together with the change, and never changed or removed.
/// For finance and administrators.
#[Object]
impl AuditEntry {
    /// The global id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// What was done.
    async fn action(&self) -> AuditAction {
        self.0.action.into()
    }
    /// By what right.
    async fn permission(&self) -> Permission {
        self.0.permission.into()
    }
    /// The user or bot who did it; null for the platform itself, and for nobody who is known.
    async fn actor(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        let actor = Some(self.0.actor_id).filter(|id| !id.0.is_nil())?;
        ctx.loaders().user(actor).await.transpose()
    }
    /// What kind of caller did it.
    async fn actor_kind(&self) -> ActorKind {
        self.0.actor_kind.into()
    }
    /// The global id of what it was done to; null when that has none, such as the settings.
    async fn object_id(&self) -> Option<ID> {
        self.0.object_id.zip(self.0.object_type.id_kind()).map(|(id, kind)| encode_any(kind, id))
    }
    /// What kind of thing it was done to.
    async fn object_type(&self) -> AuditObjectType {
        self.0.object_type.into()
    }
    /// What the object was before; of a changed object, what is different. Null when there was none. Contact
    /// addresses are masked, amounts are in minor units, and ids are the UUIDs within global ids.
    async fn before(&self) -> Option<Json> {
        self.0.before.clone().map(Json)
    }
    /// What the object was afterwards, like `before`; or what came of the call, such as the counts of an
    /// import.
    async fn after(&self) -> Option<Json> {
        self.0.after.clone().map(Json)
    }
    /// What the caller said about it.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
    /// The request that did it, as answered in the header `x-request-id`; null for what the platform did by
    /// itself.
    async fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }
    /// When it was done.
    async fn recorded_at(&self) -> DateTime {
        self.0.recorded_at.into()
    }
}
