use rebated_domain::id::{RefundId, RefundTransitionId, UserId};
use rebated_domain::refund::machine::RefundInput;
use rebated_domain::refund::{RefundCause, RefundStatus};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refund_transitions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefundTransitionId,
    pub refund_id: RefundId,
    pub row_name: String,
    pub input: RefundInput,
    pub status_before: Option<RefundStatus>,
    pub status_after: RefundStatus,
    pub version_before: i32,
    pub version_after: i32,
    pub number: String,
    pub cause: RefundCause,
    pub cause_ref: Option<String>,
    pub note: Option<String>,
    pub actor_id: UserId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
