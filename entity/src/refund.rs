use rebated_domain::id::{OrderId, RefundId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::refund::{RefundReason, RefundStatus, RefundTrigger};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refunds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefundId,
    pub number: String,
    pub order_id: OrderId,
    pub trigger: RefundTrigger,
    pub reason: RefundReason,
    pub note: Option<String>,
    pub status: RefundStatus,
    pub currency: Currency,
    pub amount_minor: i64,
    pub requested_by: UserId,
    pub decided_by: Option<UserId>,
    pub decision_note: Option<String>,
    pub auto_approve_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    pub updated_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
