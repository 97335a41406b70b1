use rebated_domain::id::{RebateId, RefundId};
use uuid::Uuid;

/// What made money move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovementSource {
    /// A rebate was announced, credited or taken back.
    Rebate(RebateId),
    /// A refund made a rebate smaller.
    Refund(RefundId),
}

impl MovementSource {
    /// The sources of a transfer, the one that tells most first. Who may not see it is told the next.
    pub fn of(object_type: &str, object_id: Uuid, refund_id: Option<RefundId>) -> Vec<Self> {
        let refund = refund_id.map(Self::Refund);
        let object = match object_type {
            "REBATE" => Some(Self::Rebate(RebateId(object_id))),
            _ => None,
        };
        refund.into_iter().chain(object).collect()
    }
}
