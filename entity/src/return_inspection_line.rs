use rebated_domain::id::{OrderLineId, ReturnInspectionId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "return_inspection_lines")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub inspection_id: ReturnInspectionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: OrderLineId,
    pub accepted: i64,
    pub restocked: i64,
    pub written_off: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
