use rebated_domain::id::{OrderId, OrderTransitionId, UserId};
use rebated_domain::store::CauseKind;
use rebated_domain::store_order::{StoreOrderInput, StoreOrderStatus};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_transitions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderTransitionId,
    pub order_id: OrderId,
    pub row_name: String,
    pub input: StoreOrderInput,
    pub status_before: Option<StoreOrderStatus>,
    pub status_after: StoreOrderStatus,
    pub version_before: i32,
    pub version_after: i32,
    pub cause: CauseKind,
    pub cause_ref: Option<String>,
    pub actor_id: UserId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
