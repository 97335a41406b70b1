use rebated_domain::id::{OrderId, UserId};
use rebated_domain::store::CancellationState;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_cancellations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    pub state: CancellationState,
    pub tries: i32,
    pub next_at: Option<DateTimeUtc>,
    pub note: Option<String>,
    pub requested_by: UserId,
    pub requested_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
