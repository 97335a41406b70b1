use std::fmt::Display;

use rebated_domain::id::{JobId, UserId};
use rebated_domain::refund::RefundCause;

use crate::Actor;

/// What moves a refund, for its log and for that of its order.
#[derive(Clone, Debug)]
pub struct Cause {
    pub(super) kind: RefundCause,
    /// Names the request, job, callback, order or report.
    pub(super) reference: Option<String>,
    pub(super) actor: Actor,
}

impl Cause {
    /// Somebody asked for it.
    pub fn command(actor: &Actor) -> Self {
        let reference = actor.request_id().map(str::to_owned);
        Self { kind: RefundCause::Command, reference, actor: actor.clone() }
    }

    /// The channel answered the call of a job.
    pub fn call(job: JobId) -> Self {
        Self::platform(RefundCause::Call, job)
    }

    /// The channel answered the question of a job.
    pub fn poll(job: JobId) -> Self {
        Self::platform(RefundCause::Poll, job)
    }

    /// Its time has come, as a job found.
    pub fn timer(job: JobId) -> Self {
        Self::platform(RefundCause::Timer, job)
    }

    /// The channel called; `id` names the callback.
    pub fn callback(id: impl Display) -> Self {
        Self::platform(RefundCause::Callback, id)
    }

    /// The courier reported; `id` names the report.
    pub fn courier(id: impl Display) -> Self {
        Self::platform(RefundCause::Courier, id)
    }

    /// An order asked for it, by a job.
    pub fn order(job: JobId) -> Self {
        Self::platform(RefundCause::Order, job)
    }

    fn platform(kind: RefundCause, reference: impl Display) -> Self {
        Self { kind, reference: Some(reference.to_string()), actor: Actor::system() }
    }

    pub(super) fn recorded_as(&self) -> UserId {
        self.actor.recorded_as()
    }
}
