//! What must hold at every moment.

use rebated_domain::payment::PaymentStatus;
use rebated_domain::store_order::{StockHeld, StoreOrderStatus};

use super::{Payment, Shop};

impl Shop {
    /// The piece is in one place, and in the one that the order's state says.
    pub(super) fn wrong_stock(&self) -> Option<&'static str> {
        let expected = match self.order.map(StoreOrderStatus::stock) {
            None | Some(StockHeld::Nothing) => [1, 0, 0],
            Some(StockHeld::Reserved) => [0, 1, 0],
            Some(StockHeld::Taken) => [0, 0, 1],
        };
        (self.stock != expected).then_some("the piece is not where the order's state says")
    }

    /// What came in is kept by the order or sent back, and never both.
    pub(super) fn wrong_money(&self) -> Option<&'static str> {
        if let Some(what) = self.payments.iter().find_map(wrong_payment) {
            return Some(what);
        }
        let kept: i8 = self.payments.iter().map(|payment| payment.kept).sum();
        let (kept_now, paid_back) = match self.order {
            None
            | Some(
                StoreOrderStatus::Created | StoreOrderStatus::AwaitingPayment | StoreOrderStatus::Expired,
            ) => (0, 0),
            Some(StoreOrderStatus::Cancelled) => (0, kept),
            Some(_) => (1, 0),
        };
        if kept > 1 {
            Some("the order took two payments")
        } else if kept - self.paid_back != kept_now || self.paid_back != paid_back {
            Some("what the order keeps does not fit its state")
        } else {
            None
        }
    }
}

fn wrong_payment(payment: &Payment) -> Option<&'static str> {
    let is_paid = payment.status == Some(PaymentStatus::Paid);
    let is_disputed = payment.status == Some(PaymentStatus::Disputed);
    if payment.booked != i8::from(is_paid) {
        Some("what is booked does not fit the payment's state")
    } else if payment.suspense != i8::from(is_disputed) {
        Some("what is in suspense does not fit the payment's state")
    } else if payment.kept + payment.sent_back != payment.booked {
        Some("money that came in is neither kept nor sent back, or both")
    } else {
        None
    }
}
