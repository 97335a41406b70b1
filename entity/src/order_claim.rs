use rebated_domain::claim::ClaimStatus;
use rebated_domain::id::{OrderClaimId, OrderId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::order::OrderSource;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_claims")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderClaimId,
    pub user_id: UserId,
    pub source: OrderSource,
    pub order_number: String,
    pub note: Option<String>,
    pub paid_minor: Option<i64>,
    pub paid_currency: Option<Currency>,
    pub status: ClaimStatus,
    pub order_id: Option<OrderId>,
    pub score: Option<i32>,
    pub evidence: Option<Json>,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<UserId>,
    pub decision_note: Option<String>,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
