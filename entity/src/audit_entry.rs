use rebated_domain::audit::{ActorKind, AuditAction, ObjectType, Permission};
use rebated_domain::id::{ApiKeyId, AuditEntryId, SessionId, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditEntryId,
    pub actor_id: UserId,
    pub actor_kind: ActorKind,
    pub api_key_id: Option<ApiKeyId>,
    pub session_id: Option<SessionId>,
    pub permission: Permission,
    pub action: AuditAction,
    pub object_type: ObjectType,
    pub object_id: Option<Uuid>,
    pub before: Option<Json>,
    pub after: Option<Json>,
    pub note: Option<String>,
    pub request_id: Option<String>,
    pub recorded_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
