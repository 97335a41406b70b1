use rebated_domain::id::{RefundId, RefundNoteId, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refund_notes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefundNoteId,
    pub refund_id: RefundId,
    pub author_id: UserId,
    pub text: String,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
