use rebated_domain::courier::{ParcelKind, ParcelStatus};
use rebated_domain::id::{JobId, OrderId, ParcelId, RefundId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "parcels")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ParcelId,
    pub kind: ParcelKind,
    pub order_id: OrderId,
    pub refund_id: Option<RefundId>,
    pub carrier: String,
    pub tracking_number: String,
    pub status: ParcelStatus,
    pub place: Option<String>,
    pub said_at: Option<DateTimeUtc>,
    pub asked: i32,
    pub wake_at: Option<DateTimeUtc>,
    pub wake_job: Option<JobId>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
