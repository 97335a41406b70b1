use crate::machine::{Input, Sender, described};

described! {
    /// What can happen to an order of the store.
    pub enum StoreOrderInput {
        /// The buyer places it.
        Place = "PLACE",
        /// Every task that prepares it is done.
        Prepared = "PREPARED",
        /// A task that prepares it failed for good.
        PreparationFailed = "PREPARATION_FAILED",
        /// A payment pays it.
        Paid = "PAID",
        /// The wake-up time of the state has come.
        Timer = "TIMER",
        /// The buyer cancels it before paying.
        Cancel = "CANCEL",
        /// Every task that follows the payment is done.
        FollowedUp = "FOLLOWED_UP",
        /// The warehouse hands it to the courier.
        Ship = "SHIP",
        /// A refund is granted for which the goods need not come back (R11).
        RefundRouted = "REFUND_ROUTED",
        /// A refund of all of it succeeded.
        RefundedInFull = "REFUNDED_IN_FULL",
        /// A refund of a part of it succeeded.
        RefundedInPart = "REFUNDED_IN_PART",
        /// The refund ended and no money moved.
        RefundEnded = "REFUND_ENDED",
        /// The buyer has it.
        Signed = "SIGNED",
        /// The courier turned it round.
        Intercepted = "INTERCEPTED",
    }
}

impl Input for StoreOrderInput {
    const ALL: &'static [Self] = Self::ALL;

    fn sender(self) -> Sender {
        match self {
            Self::Place | Self::Cancel | Self::Ship => Sender::Command,
            Self::Timer => Sender::Timer,
            Self::Prepared
            | Self::PreparationFailed
            | Self::Paid
            | Self::FollowedUp
            | Self::RefundRouted
            | Self::RefundedInFull
            | Self::RefundedInPart
            | Self::RefundEnded
            | Self::Signed
            | Self::Intercepted => Sender::Report,
        }
    }
}
