use rebated_domain::id::LedgerTransferId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_unsealed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub transfer_id: LedgerTransferId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
