use rebated_domain::id::{OrderId, RiskHoldId, UserId};
use rebated_domain::risk::RiskHoldReason;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "risk_holds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RiskHoldId,
    pub user_id: Option<UserId>,
    pub order_id: Option<OrderId>,
    pub reason: RiskHoldReason,
    pub note: String,
    pub placed_by: UserId,
    pub placed_at: DateTimeUtc,
    pub released_by: Option<UserId>,
    pub release_note: Option<String>,
    pub released_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
