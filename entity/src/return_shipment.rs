use rebated_domain::id::{RefundId, ReturnShipmentId};
use rebated_domain::refund::ReturnKind;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "return_shipments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReturnShipmentId,
    pub refund_id: RefundId,
    pub kind: ReturnKind,
    pub address: Option<String>,
    pub carrier: Option<String>,
    pub tracking_number: Option<String>,
    pub asked_at: DateTimeUtc,
    pub send_by: Option<DateTimeUtc>,
    pub shipped_at: Option<DateTimeUtc>,
    pub arrive_by: Option<DateTimeUtc>,
    pub received_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
