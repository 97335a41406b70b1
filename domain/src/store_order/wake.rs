use chrono::TimeDelta;

use super::{StoreOrderFacts, StoreOrderStatus, StoreOrderTerms};
use crate::machine::described;

described! {
    /// Why an order of the store wakes by itself.
    pub enum StoreOrderWake {
        /// looks at its tasks again
        Recheck,
        /// the time to pay is over
        Expiry,
        /// the time to ship is over: the platform asks for a refund
        ShipBy,
        /// the time to deliver is over: counts as received if the courier says so
        SignBy,
        /// the time to send goods back is over
        Completion,
        /// looks at the refund again, which ends it
        WatchRefund,
    }
}

impl StoreOrderStatus {
    /// Why an order in this state wakes by itself; none when nothing is left to do.
    pub const fn wake(self) -> Option<StoreOrderWake> {
        match self {
            Self::Created | Self::Paid => Some(StoreOrderWake::Recheck),
            Self::AwaitingPayment => Some(StoreOrderWake::Expiry),
            Self::Fulfilling => Some(StoreOrderWake::ShipBy),
            Self::Shipped => Some(StoreOrderWake::SignBy),
            Self::Received => Some(StoreOrderWake::Completion),
            Self::Cancelling => Some(StoreOrderWake::WatchRefund),
            Self::Completed | Self::Cancelled | Self::Expired => None,
        }
    }

    /// After how long it wakes, from now.
    pub fn wakes_after(self, facts: &StoreOrderFacts, terms: &StoreOrderTerms) -> Option<TimeDelta> {
        Some(match self.wake()? {
            StoreOrderWake::Recheck => terms.recheck.wait(facts.tries),
            StoreOrderWake::Expiry => terms.pay_within,
            StoreOrderWake::ShipBy => terms.ship_within,
            StoreOrderWake::SignBy => terms.sign_within,
            StoreOrderWake::Completion => terms.complete_after,
            StoreOrderWake::WatchRefund => terms.watch_refund_every,
        })
    }
}
