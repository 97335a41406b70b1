use rebated_domain::id::{LedgerAccountId, LedgerTransferId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_pending_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub transfer_id: LedgerTransferId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: LedgerAccountId,
    pub amount_minor: i64,
    pub reserved_after_minor: Option<i64>,
    pub balance_after_minor: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
