use rebated_domain::balance::{AdjustmentStatusError, NeedsSecondPerson};
use rebated_domain::ledger::TransferRefusal;

use crate::access::Denied;
use crate::idempotency::IdempotencyError;
use crate::ledger::PostError;
use crate::{ErrorKind, Fault};

/// Why a balance was not corrected, or a hold not placed or settled.
#[derive(Debug, thiserror::Error)]
pub enum BalanceError {
    /// No such user.
    #[error("there is no such user")]
    UserNotFound,
    /// No such adjustment.
    #[error("there is no such adjustment")]
    AdjustmentNotFound,
    /// No such hold.
    #[error("there is no such hold")]
    HoldNotFound,
    /// Zero, or below zero where only an amount above it makes sense.
    #[error("the amount must not be zero, and that of a hold must be above zero")]
    BadAmount,
    /// Not the hold's currency.
    #[error("the amount must be in the hold's currency")]
    WrongCurrency,
    /// The note is missing, too long or not printable.
    #[error("a note has 1 to 500 printable characters")]
    BadNote,
    /// More than what is available and not reserved.
    #[error("the amount is more than what is available")]
    ExceedsBalance,
    /// More than what the hold reserved.
    #[error("the amount is more than what is held")]
    ExceedsHold,
    /// The end of the hold does not lie in the future.
    #[error("the hold must end in the future")]
    ExpiryInPast,
    /// The hold was captured before.
    #[error("the hold was captured before")]
    HoldCaptured,
    /// The hold was released before.
    #[error("the hold was released before")]
    HoldReleased,
    /// The hold's time is over.
    #[error("the hold's time is over")]
    HoldExpired,
    /// The adjustment was reversed before, or is about to be.
    #[error("the adjustment was reversed before, or is about to be")]
    AlreadyReversed,
    /// Only a booked adjustment that is not a reversal itself can be reversed.
    #[error("only a booked adjustment that is no reversal itself can be reversed")]
    NotReversible,
    /// The adjustment's state does not allow it.
    #[error(transparent)]
    NotAllowedNow(#[from] AdjustmentStatusError),
    /// The same person may not do both steps.
    #[error(transparent)]
    NeedsSecondPerson(#[from] NeedsSecondPerson),
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

impl BalanceError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::UserNotFound
            | Self::AdjustmentNotFound
            | Self::HoldNotFound
            | Self::BadAmount
            | Self::WrongCurrency
            | Self::BadNote
            | Self::ExceedsBalance
            | Self::ExceedsHold
            | Self::ExpiryInPast
            | Self::HoldCaptured
            | Self::HoldReleased
            | Self::HoldExpired
            | Self::AlreadyReversed
            | Self::NotReversible
            | Self::NotAllowedNow(_)
            | Self::NeedsSecondPerson(_) => ErrorKind::Refused,
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

impl From<PostError> for BalanceError {
    fn from(error: PostError) -> Self {
        use TransferRefusal as R;
        let refusal = match error {
            PostError::Refused { refusal, .. } => refusal,
            // two callers made the same thing at once
            PostError::Fault(fault) if fault.is_duplicate() => return Self::AlreadyReversed,
            PostError::Fault(fault) => return Self::Fault(fault),
        };
        match refusal {
            R::ExceedsBalance | R::Overflow => Self::ExceedsBalance,
            R::ExceedsPending => Self::ExceedsHold,
            R::BadAmount => Self::BadAmount,
            R::ExpiryInPast => Self::ExpiryInPast,
            R::ExistsWithDifferentInput => Self::Idempotency(IdempotencyError::Mismatch),
            R::AlreadyReversed | R::StepTaken => Self::AlreadyReversed,
            R::AlreadyCancelled | R::PendingAlreadyVoided => Self::HoldReleased,
            R::PendingAlreadyPosted => Self::HoldCaptured,
            R::PendingExpired => Self::HoldExpired,
            R::PendingNotFound => Self::HoldNotFound,
            R::Unbalanced | R::MixedCurrencies | R::BadEntries | R::NotPending | R::LinkedPartlyExists => {
                Self::Fault(Fault::Corrupt(format!("a posting was refused: {refusal}")))
            }
        }
    }
}
