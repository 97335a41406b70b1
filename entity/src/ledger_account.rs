use rebated_domain::id::LedgerAccountId;
use rebated_domain::ledger::{AccountPurpose, Side};
use rebated_domain::money::Currency;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LedgerAccountId,
    pub owner_id: Uuid,
    pub purpose: AccountPurpose,
    pub currency: Currency,
    pub side: Side,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
