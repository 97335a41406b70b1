use rebated_domain::id::{RefundAttemptId, RefundId};
use rebated_domain::refund::machine::RefundInput;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refund_attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefundAttemptId,
    pub refund_id: RefundId,
    pub number: String,
    pub amount_minor: i64,
    pub body_hash: Vec<u8>,
    pub called_at: DateTimeUtc,
    pub answer: Option<RefundInput>,
    pub trouble: Option<String>,
    pub answered_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
