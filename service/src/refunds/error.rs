use rebated_domain::machine::Refusal;
use rebated_domain::refund::machine::{RefundGuard, RefundMachine};
use rebated_domain::refund::{PolicyRefusal, SpreadRefusal};

use crate::access::Denied;
use crate::balances::BalanceError;
use crate::idempotency::IdempotencyError;
use crate::jobs::JobFailure;
use crate::{ErrorKind, Fault};

/// Why a refund was not requested, decided or moved.
#[derive(Debug, thiserror::Error)]
pub enum RefundError {
    /// No such order, or not the caller's.
    #[error("there is no such order")]
    OrderNotFound,
    /// No such refund, or not the caller's.
    #[error("there is no such refund")]
    RefundNotFound,
    /// No such member of staff.
    #[error("there is no such member of staff")]
    AssigneeNotFound,
    /// Nothing has been paid, or the order is void.
    #[error("the order cannot be refunded in its state")]
    OrderNotRefundable,
    /// The time in which a refund may be asked for has passed.
    #[error("the time in which a refund may be asked for has passed")]
    WindowPassed,
    /// A line of it is already in an open refund.
    #[error("a line of it is already in an open refund")]
    LineInRefund,
    /// The platform does not ask by itself for this reason.
    #[error("the platform does not ask for a refund for this reason")]
    ReasonNotListed,
    /// The amount is in another currency than the order.
    #[error("the amount must be in the order's currency")]
    WrongCurrency,
    /// Both lines and an amount were named.
    #[error("name lines or an amount, not both")]
    LinesAndAmount,
    /// The platform did not collect the money, or does not know the buyer.
    #[error("this refund cannot go to the buyer's balance")]
    NoBalance,
    /// Only staff say that goods need not come back.
    #[error("only staff say that goods need not come back")]
    StaffOnly,
    /// The note is too long or not printable.
    #[error("a note has at most 1000 printable characters")]
    BadNote,
    /// The reason needs something to be shown.
    #[error("the reason needs evidence")]
    EvidenceMissing,
    /// Not at most ten printable texts of at most 500 characters.
    #[error("evidence is at most ten printable texts of at most 500 characters")]
    BadEvidence,
    /// The decision needs a reason.
    #[error("the decision needs a reason")]
    ReasonMissing,
    /// The carrier or the number of the parcel is missing or too long.
    #[error("name the carrier and the number of the parcel, at most 64 printable characters each")]
    BadParcel,
    /// The inspection does not fit what was asked for.
    #[error("the inspection does not fit the refund's lines and amount")]
    BadInspection,
    /// It is not proved what the channel did with the number in use.
    #[error("it is not proved what the channel did with the number in use")]
    NotProved,
    /// Something went wrong on our side before it was decided.
    #[error("the refund was not decided; ask again")]
    NotDecided,
    /// The amount does not fit.
    #[error(transparent)]
    Spread(#[from] SpreadRefusal),
    /// The refund's state does not allow it.
    #[error("the refund's state does not allow it")]
    NotAllowedNow,
    /// The refund policy does not allow this person to decide.
    #[error(transparent)]
    Policy(#[from] PolicyRefusal),
    /// Somebody else decided meanwhile.
    #[error("the refund has changed meanwhile")]
    StaleVersion,
    /// The goodwill was refused.
    #[error(transparent)]
    Balance(#[from] BalanceError),
    /// The idempotency key was refused.
    #[error(transparent)]
    Idempotency(#[from] IdempotencyError),
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl RefundError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::OrderNotFound
            | Self::RefundNotFound
            | Self::AssigneeNotFound
            | Self::OrderNotRefundable
            | Self::WindowPassed
            | Self::LineInRefund
            | Self::ReasonNotListed
            | Self::WrongCurrency
            | Self::LinesAndAmount
            | Self::NoBalance
            | Self::StaffOnly
            | Self::BadNote
            | Self::EvidenceMissing
            | Self::BadEvidence
            | Self::ReasonMissing
            | Self::BadParcel
            | Self::BadInspection
            | Self::NotProved
            | Self::NotDecided
            | Self::Spread(_)
            | Self::NotAllowedNow
            | Self::Policy(_)
            | Self::StaleVersion => ErrorKind::Refused,
            Self::Balance(error) => error.kind(),
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

impl From<Refusal<RefundMachine>> for RefundError {
    fn from(refusal: Refusal<RefundMachine>) -> Self {
        use RefundGuard as G;
        let Refusal::Unmet(guard) = refusal else { return Self::NotAllowedNow };
        match guard {
            G::IsPaid => Self::OrderNotRefundable,
            G::Fits => Self::Spread(SpreadRefusal::TooMuch),
            G::InWindow => Self::WindowPassed,
            G::LinesFree => Self::LineInRefund,
            G::ReasonListed => Self::ReasonNotListed,
            G::SawThisVersion => Self::StaleVersion,
            G::MayApprove => Self::Policy(PolicyRefusal::AboveLimit),
            G::SecondPersonAboveLimit | G::SecondPerson | G::EnoughApprovals => {
                Self::Policy(PolicyRefusal::NeedsSecondPerson)
            }
            G::GaveReason => Self::ReasonMissing,
            G::GaveEvidence => Self::EvidenceMissing,
            G::HasTracking => Self::BadParcel,
            G::SmallerAmount => Self::BadInspection,
            G::NumberIsOver | G::MoneyMoved | G::NeverSent | G::OwesBuyerNothing => Self::NotProved,
            _ => Self::NotAllowedNow,
        }
    }
}

/// What a job reports is never refused, so that a refusal means that the platform is wrong about itself.
impl From<RefundError> for JobFailure {
    fn from(error: RefundError) -> Self {
        match error {
            RefundError::Fault(fault) => fault.into(),
            other => Self::Hopeless(other.to_string()),
        }
    }
}
