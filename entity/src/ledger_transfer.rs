use rebated_domain::id::{LedgerTransferId, OrderId};
use rebated_domain::ledger::TransferReason;
use rebated_domain::money::Currency;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_transfers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LedgerTransferId,
    pub object_type: String,
    pub object_id: Uuid,
    pub step: String,
    pub reason: TransferReason,
    pub currency: Currency,
    pub order_id: Option<OrderId>,
    pub effective_at: DateTimeUtc,
    pub recorded_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
