use rebated_domain::machine::Refusal;
use rebated_domain::store_order::{StoreOrderGuard, StoreOrderMachine};

use crate::jobs::JobFailure;
use crate::{ErrorKind, Fault};

/// Why an order of the store was not moved.
#[derive(Debug, thiserror::Error)]
pub enum TransitionRefusal {
    /// The order's state does not allow it.
    #[error("the order's state does not allow this")]
    NotInThisState,
    /// A refund of the order is open.
    #[error("a refund of the order is open")]
    HeldByRefund,
    /// Not enough goods could be set aside.
    #[error("not enough is left of the goods")]
    OutOfStock,
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl TransitionRefusal {
    /// What the refusal means to the caller.
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::NotInThisState | Self::HeldByRefund | Self::OutOfStock => ErrorKind::Refused,
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

impl From<Refusal<StoreOrderMachine>> for TransitionRefusal {
    fn from(refusal: Refusal<StoreOrderMachine>) -> Self {
        match refusal {
            Refusal::Unmet(StoreOrderGuard::StockIsSetAside) => Self::OutOfStock,
            Refusal::Unmet(StoreOrderGuard::IsNotHeld | StoreOrderGuard::NoRefundOpen) => Self::HeldByRefund,
            Refusal::Unmet(StoreOrderGuard::IsDelivered | StoreOrderGuard::OnTime)
            | Refusal::NotInThisState => Self::NotInThisState,
        }
    }
}

/// What a job reports is never refused, so that a refusal means that the platform is wrong about itself.
impl From<TransitionRefusal> for JobFailure {
    fn from(refusal: TransitionRefusal) -> Self {
        match refusal {
            TransitionRefusal::Fault(fault) => fault.into(),
            other => Self::Hopeless(other.to_string()),
        }
    }
}
