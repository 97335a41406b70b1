use crate::machine::{Status, described};

described! {
    /// Where a refund is in its life.
    pub enum RefundStatus {
        /// Waiting for somebody's decision, or for the time after which a small request is granted.
        InReview = "IN_REVIEW",
        /// Granted; tasks of the order are still running and must end first.
        WaitingOrder = "WAITING_ORDER",
        /// The courier was asked to turn the parcel round.
        Intercepting = "INTERCEPTING",
        /// The buyer was asked to send the goods back.
        AwaitingReturn = "AWAITING_RETURN",
        /// The goods are on their way back.
        Returning = "RETURNING",
        /// The goods are here and are being looked at.
        Inspecting = "INSPECTING",
        /// The money may go out; nobody is calling the channel.
        Ready = "READY",
        /// A worker is calling the channel.
        Sending = "SENDING",
        /// The channel does not have the money. Nothing moved.
        NoFunds = "NO_FUNDS",
        /// A call had no clear answer: the money may have moved.
        Unknown = "UNKNOWN",
        /// The channel took the request and is working on it.
        Pending = "PENDING",
        /// Somebody has to look at it.
        Manual = "MANUAL",
        /// The buyer has the money.
        Succeeded = "SUCCEEDED",
        /// The money had left, and came back from the buyer's bank.
        BankReturned = "BANK_RETURNED",
        /// Refused.
        Rejected = "REJECTED",
        /// Withdrawn, or the goods never came back.
        Cancelled = "CANCELLED",
        /// Given up: it is proved that no money moved, and that none can.
        Failed = "FAILED",
    }
}

impl Status for RefundStatus {
    const ALL: &'static [Self] = Self::ALL;

    fn is_terminal(self) -> bool {
        matches!(self, Self::Succeeded | Self::Rejected | Self::Cancelled | Self::Failed)
    }

    fn rank(self) -> u8 {
        match self {
            Self::InReview => 0,
            Self::WaitingOrder => 1,
            Self::Intercepting => 2,
            Self::AwaitingReturn => 3,
            Self::Returning => 4,
            Self::Inspecting => 5,
            Self::Ready => 6,
            Self::Sending => 7,
            Self::NoFunds => 8,
            Self::Unknown => 9,
            Self::Pending => 10,
            Self::Manual => 11,
            Self::Rejected | Self::Cancelled | Self::Failed => 12,
            Self::Succeeded => 13,
            Self::BankReturned => 14,
        }
    }
}

/// What the ledger has set aside for a refund while it is in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReserveHeld {
    /// Nothing.
    No,
    /// The amount, as a pending transfer.
    Yes,
    /// The amount, if the refund had got as far as [`RefundStatus::Ready`].
    Perhaps,
}

impl RefundStatus {
    /// Whether its amount counts against what was paid: no other refund may have it.
    pub const fn holds_capacity(self) -> bool {
        !matches!(self, Self::Rejected | Self::Cancelled | Self::Failed)
    }

    /// Whether its order waits for it: something may still happen that moves the order or its goods.
    pub const fn is_open(self) -> bool {
        self.holds_capacity() && !matches!(self, Self::Succeeded | Self::BankReturned)
    }

    /// The states in which it is open.
    pub fn open() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|status| status.is_open())
    }

    /// What the ledger has set aside for it.
    pub const fn holds_reserve(self) -> ReserveHeld {
        match self {
            Self::Ready | Self::Sending | Self::NoFunds | Self::Unknown | Self::Pending => ReserveHeld::Yes,
            Self::Manual => ReserveHeld::Perhaps,
            Self::InReview
            | Self::WaitingOrder
            | Self::Intercepting
            | Self::AwaitingReturn
            | Self::Returning
            | Self::Inspecting
            | Self::Succeeded
            | Self::BankReturned
            | Self::Rejected
            | Self::Cancelled
            | Self::Failed => ReserveHeld::No,
        }
    }
}
