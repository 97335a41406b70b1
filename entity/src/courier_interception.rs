use rebated_domain::courier::InterceptionStatus;
use rebated_domain::id::{JobId, OrderId, RefundId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "courier_interceptions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub refund_id: RefundId,
    pub order_id: OrderId,
    pub carrier: String,
    pub tracking_number: String,
    pub status: InterceptionStatus,
    pub reason: Option<String>,
    pub asked: i32,
    pub asked_at: DateTimeUtc,
    pub wake_at: Option<DateTimeUtc>,
    pub wake_job: Option<JobId>,
    pub updated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
