use std::fmt::Display;

use rebated_domain::id::{JobId, RefundId, UserId};
use rebated_domain::store::CauseKind;

use crate::Actor;

/// What moves an order, for its log.
#[derive(Clone, Debug)]
pub struct Cause {
    pub(super) kind: CauseKind,
    /// Names the request, job, call or refund.
    pub(super) reference: Option<String>,
    pub(super) actor: UserId,
}

impl Cause {
    /// Somebody asked for it.
    pub fn command(actor: &Actor) -> Self {
        let reference = actor.request_id().map(str::to_owned);
        Self { kind: CauseKind::Command, reference, actor: actor.recorded_as() }
    }

    /// Its time has come, as this job found.
    pub fn timer(job: JobId) -> Self {
        Self::platform(CauseKind::Timer, job)
    }

    /// A step ended, by this job.
    pub fn step(job: JobId) -> Self {
        Self::platform(CauseKind::Step, job)
    }

    /// An outside system called; `id` names the call, such as its row in an inbox.
    pub fn callback(id: impl Display) -> Self {
        Self::platform(CauseKind::Callback, id)
    }

    /// An outside system was asked; `id` names the question, such as the job that asked.
    pub fn poll(id: impl Display) -> Self {
        Self::platform(CauseKind::Poll, id)
    }

    /// A refund moved, by somebody's decision.
    pub fn refund(id: RefundId, decided_by: &Actor) -> Self {
        Self { actor: decided_by.recorded_as(), ..Self::platform(CauseKind::Refund, id) }
    }

    fn platform(kind: CauseKind, reference: impl Display) -> Self {
        Self { kind, reference: Some(reference.to_string()), actor: Actor::system().recorded_as() }
    }
}
