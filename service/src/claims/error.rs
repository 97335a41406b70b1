use rebated_domain::claim::NumberProblem;

use crate::access::Denied;
use crate::idempotency::IdempotencyError;
use crate::{ErrorKind, Fault};

/// Why something about a claim was refused. None of what a claimant is told depends on orders of others.
#[derive(Debug, thiserror::Error)]
pub enum ClaimError {
    /// The number or the source is not one that can be claimed.
    #[error(transparent)]
    Number(#[from] NumberProblem),
    /// The note is empty, too long or not printable.
    #[error("a note has 1 to 1000 printable characters")]
    BadNote,
    /// The amount is not above zero.
    #[error("an amount that was paid is above zero")]
    BadPaid,
    /// A bot names the account of the chat in which it was asked; a person claims for themselves.
    #[error("a bot names the account of a chat, and a person none")]
    BadIdentity,
    /// Nobody is linked to the account.
    #[error("nobody is linked to the account")]
    IdentityNotLinked,
    /// The order is the claimant's already.
    #[error("the order is yours already")]
    AlreadyYours,
    /// The claimant has claimed the order already, and nothing is decided.
    #[error("the order is claimed already")]
    AlreadyClaimed,
    /// As many claims of the claimant are open as may be.
    #[error("too many claims are open")]
    TooManyOpen,
    /// The claimant has made as many claims within a day as they may.
    #[error("too many claims within a day")]
    TooManyToday,
    /// No such claim, or not the caller's.
    #[error("there is no such claim")]
    NotFound,
    /// The claim is over.
    #[error("the claim is over")]
    NotAllowedNow,
    /// Nobody decides their own claim.
    #[error("nobody decides their own claim")]
    OwnClaim,
    /// The order is not known yet.
    #[error("the order is not known yet")]
    OrderNotSeen,
    /// The order has a buyer, and nobody said that it is to be taken from them.
    #[error("the order has a buyer, from whom it would have to be taken")]
    HasBuyer,
    /// The order has a buyer, to whom rebates of it were credited.
    #[error("rebates of the order were credited to its buyer")]
    RebatesCredited,
    /// The order has a buyer, who has a refund of it.
    #[error("its buyer has asked for a refund of the order")]
    HasRefunds,
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

impl ClaimError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Number(_)
            | Self::BadNote
            | Self::BadPaid
            | Self::BadIdentity
            | Self::IdentityNotLinked
            | Self::AlreadyYours
            | Self::AlreadyClaimed
            | Self::TooManyOpen
            | Self::TooManyToday
            | Self::NotFound
            | Self::NotAllowedNow
            | Self::OwnClaim
            | Self::OrderNotSeen
            | Self::HasBuyer
            | Self::RebatesCredited
            | Self::HasRefunds => ErrorKind::Refused,
            Self::Idempotency(error) => error.kind(),
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
