use crate::machine::{Status, described};

described! {
    /// Where a payment is in its life.
    pub enum PaymentStatus {
        /// Its number is stored; a worker is making it known to the channel.
        Created = "CREATED",
        /// A call had no clear answer: the channel may know the number.
        Unknown = "UNKNOWN",
        /// The buyer can pay.
        Open = "OPEN",
        /// The channel was asked to close it.
        Closing = "CLOSING",
        /// The channel took another amount than ours, or names another app or merchant.
        Disputed = "DISPUTED",
        /// Nobody can pay any more, as far as is known.
        Closed = "CLOSED",
        /// The channel has the buyer's money.
        Paid = "PAID",
    }
}

impl Status for PaymentStatus {
    const ALL: &'static [Self] = Self::ALL;

    fn is_terminal(self) -> bool {
        matches!(self, Self::Closed | Self::Paid)
    }

    fn rank(self) -> u8 {
        match self {
            Self::Created => 0,
            Self::Unknown => 1,
            Self::Open => 2,
            Self::Closing => 3,
            Self::Disputed => 4,
            Self::Closed => 5,
            Self::Paid => 6,
        }
    }
}

impl PaymentStatus {
    /// Whether refunds may be made of it.
    pub const fn is_refundable(self) -> bool {
        matches!(self, Self::Paid)
    }
}
