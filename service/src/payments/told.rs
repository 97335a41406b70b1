use rebated_domain::event::EventData;
use rebated_domain::event::facts::PaymentFacts;
use rebated_domain::id::UserId;
use rebated_domain::money::Money;
use rebated_domain::payment::{PaymentStatus, Surplus};
use rebated_domain::payment_channel::ChannelKind;
use rebated_entity::payment;
use serde::Serialize;

/// What is told of a payment that was in this state before; of a new one, none.
pub(super) fn told(
    payment: &payment::Model,
    buyer_id: Option<UserId>,
    status_before: Option<PaymentStatus>,
) -> EventData {
    EventData::PaymentUpdated(PaymentFacts {
        payment_id: payment.id,
        number: payment.number.clone(),
        order_id: payment.order_id,
        buyer_id,
        channel: payment.channel,
        amount: Money::new(payment.amount_minor, payment.currency),
        status_before,
        status: payment.status,
        surplus: payment.surplus,
    })
}

/// A payment as the audit log tells of it: without what the buyer pays with.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    number: String,
    channel: ChannelKind,
    amount_minor: i64,
    status: PaymentStatus,
    surplus: Option<Surplus>,
}

impl Told {
    pub(super) fn of(payment: &payment::Model) -> Self {
        Self {
            number: payment.number.clone(),
            channel: payment.channel,
            amount_minor: payment.amount_minor,
            status: payment.status,
            surplus: payment.surplus,
        }
    }
}
