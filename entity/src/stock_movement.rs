use rebated_domain::id::{OrderLineId, RefundId, StockMovementId, UserId, VariantId};
use rebated_domain::store::{StockMovementKind, StockReason};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_movements")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StockMovementId,
    pub variant_id: VariantId,
    pub kind: StockMovementKind,
    pub on_hand_change: i64,
    pub reserved_change: i64,
    pub line_id: Option<OrderLineId>,
    pub reason: Option<StockReason>,
    pub note: Option<String>,
    pub actor_id: UserId,
    pub recorded_at: DateTimeUtc,
    pub refund_id: Option<RefundId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
