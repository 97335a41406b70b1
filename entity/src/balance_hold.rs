use rebated_domain::balance::AdjustmentReason;
use rebated_domain::id::{HoldId, UserId};
use rebated_domain::money::Currency;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "balance_holds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HoldId,
    pub user_id: UserId,
    pub currency: Currency,
    pub amount_minor: i64,
    pub reason: AdjustmentReason,
    pub note: String,
    pub expires_at: Option<DateTimeUtc>,
    pub placed_by: UserId,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
