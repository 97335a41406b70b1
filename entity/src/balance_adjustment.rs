use rebated_domain::balance::{AdjustmentReason, AdjustmentStatus};
use rebated_domain::id::{AdjustmentId, UserId};
use rebated_domain::money::Currency;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "balance_adjustments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdjustmentId,
    pub user_id: UserId,
    pub currency: Currency,
    pub amount_minor: i64,
    pub reason: AdjustmentReason,
    pub note: String,
    pub status: AdjustmentStatus,
    pub reverses_id: Option<AdjustmentId>,
    pub requested_by: UserId,
    pub decided_by: Option<UserId>,
    pub decision_note: Option<String>,
    pub created_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
