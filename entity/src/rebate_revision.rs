use rebated_domain::id::{LedgerTransferId, RebateId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rebate_revisions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub rebate_id: RebateId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i32,
    pub target_minor: i64,
    pub delta_minor: i64,
    pub explanation: String,
    pub transfer_id: Option<LedgerTransferId>,
    pub recorded_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
