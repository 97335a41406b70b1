use rebated_domain::id::{CourierCallbackId, JobId};

use crate::refunds::life::Cause as RefundCause;
use crate::store::life::Cause as OrderCause;

/// How something was heard from the courier.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source {
    /// By asking, in this job.
    Poll(JobId),
    /// By a callback.
    Callback(CourierCallbackId),
}

impl Source {
    /// For the log of an order.
    pub fn of_order(self) -> OrderCause {
        match self {
            Self::Poll(job) => OrderCause::poll(job),
            Self::Callback(id) => OrderCause::callback(id),
        }
    }

    /// For the log of a refund.
    pub fn of_refund(self) -> RefundCause {
        match self {
            Self::Poll(job) => RefundCause::courier(job),
            Self::Callback(id) => RefundCause::courier(id),
        }
    }
}
