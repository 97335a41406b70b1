use rebated_domain::id::{LedgerTransferId, OrderId, RefundId};
use rebated_domain::ledger::{LedgerObject, TransferPhase, TransferReason};
use rebated_domain::money::Currency;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_transfers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LedgerTransferId,
    pub object_type: LedgerObject,
    pub object_id: Uuid,
    pub step: String,
    pub reason: TransferReason,
    pub currency: Currency,
    pub order_id: Option<OrderId>,
    pub effective_at: DateTimeUtc,
    pub recorded_at: DateTimeUtc,
    pub phase: TransferPhase,
    pub pending_id: Option<LedgerTransferId>,
    pub reverses_id: Option<LedgerTransferId>,
    pub refund_id: Option<RefundId>,
    pub occurred_at: Option<DateTimeUtc>,
    pub expires_at: Option<DateTimeUtc>,
    pub input_hash: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
