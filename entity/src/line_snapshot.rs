use rebated_domain::id::OrderLineId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "line_snapshots")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: OrderLineId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i32,
    pub modified_at: DateTimeUtc,
    pub document: String,
    pub recorded_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
