use serde_json::{Value, json};

use super::NotificationKind;
use crate::event::EventData;
use crate::money::Money;

/// What the wording of an event may name, all as texts: `number`, `amount` (such as `12.50 CNY`), `period` and
/// `sessionsEnded`, `endpoint` and `reason`, as far as its kind has them.
///
/// The amount of an order is what was paid, of a rebate what is announced, credited or taken back by this
/// event, of a refund what goes back, and of a bill what is carried into the next month.
pub fn facts(event: &EventData) -> Value {
    match event {
        EventData::BillIssued(bill) => json!({
            "number": bill.number,
            "period": bill.period,
            "amount": bill.closing.to_string(),
        }),
        EventData::OrderClaimDecided(claim) => json!({ "number": claim.order_number }),
        EventData::OrderPickRequested(order)
        | EventData::OrderPickWithdrawn(order)
        | EventData::OrderUpdated(order) => {
            json!({ "number": order.number, "amount": order.paid.to_string() })
        }
        EventData::RebateTracked(rebate) | EventData::RebateChanged(rebate) => {
            json!({ "amount": rebate.amount.to_string() })
        }
        EventData::RebateCredited(rebate) => moved(rebate.credited, rebate.credited_before),
        EventData::RebateTakenBack(rebate) => moved(rebate.credited_before, rebate.credited),
        EventData::RefundCancelled(refund)
        | EventData::RefundFailed(refund)
        | EventData::RefundRejected(refund)
        | EventData::RefundRequested(refund)
        | EventData::RefundReturnAsked(refund)
        | EventData::RefundSucceeded(refund) => {
            json!({ "number": refund.number, "amount": refund.amount.to_string() })
        }
        EventData::UserPasswordChanged(password) => {
            json!({ "sessionsEnded": password.sessions_ended.to_string() })
        }
        EventData::WebhookEndpointDisabled(endpoint) => {
            json!({ "endpoint": endpoint.description, "reason": endpoint.reason.code() })
        }
        EventData::BalanceChanged(_)
        | EventData::PaymentUpdated(_)
        | EventData::UserRegistered(_)
        | EventData::UserSessionCompromised(_)
        | EventData::RefundUpdated(_)
        | EventData::UserSignedIn(_) => json!({}),
    }
}

/// By how much one amount is above another.
fn moved(more: Money, less: Money) -> Value {
    // both are of one rebate, and so of one currency
    let amount = more.checked_sub(less).unwrap_or(more);
    json!({ "amount": amount.to_string() })
}

/// Facts such as a kind has them, to try a wording with.
pub fn sample(kind: NotificationKind) -> Value {
    use NotificationKind as K;
    match kind {
        K::BillIssued => json!({ "number": "B202610000001", "period": "2026-10", "amount": "128.50 CNY" }),
        K::OrderCancelled | K::OrderPaid | K::OrderReceived | K::OrderSettled | K::OrderShipped => {
            json!({ "number": "O202611210001", "amount": "299.00 CNY" })
        }
        K::OrderClaimGranted | K::OrderClaimRefused => json!({ "number": "2104813001234567890" }),
        K::PasswordChanged => json!({ "sessionsEnded": "2" }),
        K::RebateCredited | K::RebateTakenBack | K::RebateTracked => json!({ "amount": "12.50 CNY" }),
        K::RefundCancelled
        | K::RefundFailed
        | K::RefundRejected
        | K::RefundRequested
        | K::RefundReturnAsked
        | K::RefundSucceeded => {
            json!({ "number": "R202611210001", "amount": "99.00 CNY" })
        }
        K::SessionCompromised | K::SignedIn => json!({}),
        K::WebhookEndpointDisabled => json!({ "endpoint": "Warehouse", "reason": "FAILING" }),
    }
}
