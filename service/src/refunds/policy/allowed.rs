use rebated_domain::id::UserId;
use rebated_domain::refund::{RefundAction, RefundStatus};
use rebated_entity::refund;

use crate::{Actor, access};

/// What a caller may do with a refund now. Whether an amount is within the caller's limit, and what must be proved,
/// is looked at when it is done.
pub fn allowed_actions(actor: &Actor, buyer: Option<UserId>, refund: &refund::Model) -> Vec<RefundAction> {
    use RefundAction as A;
    let may = |action: A| match action {
        A::Approve if buyer.is_some() && buyer == actor.user_id() => false,
        A::Approve | A::Reject | A::Inspect | A::ReceiveReturn | A::ReportInterception => {
            access::decide_refunds(actor).is_ok()
        }
        A::Cancel if refund.status == RefundStatus::Manual => access::decide_refunds(actor).is_ok(),
        A::Cancel => access::cancel_refund(actor, refund.requested_by).is_ok(),
        A::ShipReturn => access::return_goods(actor, buyer).is_ok(),
        A::PayAnotherWay | A::ResolveDone | A::ResolveFailed | A::Retry => {
            access::resolve_refunds(actor).is_ok()
        }
    };
    let all = RefundAction::ALL.iter().copied();
    all.filter(|action| action.is_listed(refund.status) && may(*action)).collect()
}
