use rebated_domain::id::{AdjustmentId, HoldId, RebateId, RefundId};
use rebated_domain::ledger::LedgerObject;
use uuid::Uuid;

/// What made money move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovementSource {
    /// Finance corrected the balance.
    Adjustment(AdjustmentId),
    /// Finance took what it had set aside.
    Hold(HoldId),
    /// A rebate was announced, credited or taken back.
    Rebate(RebateId),
    /// A refund was paid, or made a rebate smaller.
    Refund(RefundId),
}

impl MovementSource {
    /// The sources of a transfer, the one that tells most first. Who may not see it is told the next.
    pub fn of(object_type: LedgerObject, object_id: Uuid, refund_id: Option<RefundId>) -> Vec<Self> {
        let refund = refund_id.map(Self::Refund);
        let object = match object_type {
            LedgerObject::Rebate => Some(Self::Rebate(RebateId(object_id))),
            LedgerObject::Adjustment => Some(Self::Adjustment(AdjustmentId(object_id))),
            LedgerObject::Hold => Some(Self::Hold(HoldId(object_id))),
            LedgerObject::OrderLine
            | LedgerObject::Order
            | LedgerObject::Payment
            | LedgerObject::PaymentReturn
            | LedgerObject::Refund => None,
        };
        refund.into_iter().chain(object).collect()
    }
}
