use rebated_domain::id::{RefundId, ReturnInspectionId, UserId};
use rebated_domain::refund::InspectionVerdict;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "return_inspections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReturnInspectionId,
    pub refund_id: RefundId,
    pub verdict: InspectionVerdict,
    pub amount_minor: i64,
    pub reason: Option<String>,
    pub photos: Json,
    pub inspected_by: UserId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
