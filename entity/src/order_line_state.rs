use rebated_domain::id::{OrderId, OrderLineId};
use rebated_domain::rule::FirstSettled;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_line_states")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub order_id: OrderId,
    pub line_id: OrderLineId,
    pub revision: i32,
    pub paid_minor: i64,
    pub source_refunded_minor: i64,
    pub platform_refunded_minor: i64,
    pub commission_minor: Option<i64>,
    pub commission_returned_minor: Option<i64>,
    pub quantity: i64,
    pub earns: bool,
    pub first_settled: FirstSettled,
    pub begins: bool,
    pub whole_order: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
