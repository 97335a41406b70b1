use std::fmt::Display;

use rebated_domain::id::{JobId, OrderId, PaymentCallbackId, UserId};
use rebated_domain::payment::PaymentCause;

use crate::Actor;
use crate::store::life;

/// What moves a payment, for its log and for that of its order.
#[derive(Clone, Debug)]
pub(in crate::payments) struct Cause {
    pub kind: PaymentCause,
    /// Names the request, job, callback or order.
    pub reference: Option<String>,
    pub actor: UserId,
    command: Option<life::Cause>,
}

impl Cause {
    /// Somebody asked for it.
    pub fn command(actor: &Actor) -> Self {
        let reference = actor.request_id().map(str::to_owned);
        let command = Some(life::Cause::command(actor));
        Self { kind: PaymentCause::Command, reference, actor: actor.recorded_as(), command }
    }

    /// The channel answered a call of the request of `actor`.
    pub fn call(actor: &Actor) -> Self {
        let reference = actor.request_id().map(str::to_owned);
        Self { reference, ..Self::platform(PaymentCause::Call, "") }
    }

    /// The channel answered the call of a job.
    pub fn call_of(job: JobId) -> Self {
        Self::platform(PaymentCause::Call, job)
    }

    /// The channel answered the question of a job.
    pub fn poll(job: JobId) -> Self {
        Self::platform(PaymentCause::Poll, job)
    }

    /// Its time has come, as a job found.
    pub fn timer(job: JobId) -> Self {
        Self::platform(PaymentCause::Timer, job)
    }

    /// The channel called.
    pub fn callback(id: PaymentCallbackId) -> Self {
        Self::platform(PaymentCause::Callback, id)
    }

    /// The order is over, or was paid by another payment.
    pub fn order(id: OrderId) -> Self {
        Self::platform(PaymentCause::Order, id)
    }

    fn platform(kind: PaymentCause, reference: impl Display) -> Self {
        let reference = Some(reference.to_string()).filter(|text| !text.is_empty());
        Self { kind, reference, actor: Actor::system().recorded_as(), command: None }
    }

    /// How the log of the order tells it.
    pub fn of_order(&self) -> life::Cause {
        let reference = self.reference.clone().unwrap_or_default();
        match (&self.command, self.kind) {
            (Some(command), _) => command.clone(),
            (None, PaymentCause::Callback) => life::Cause::callback(reference),
            (None, _) => life::Cause::poll(reference),
        }
    }
}
