use crate::machine::{Status, described};
use crate::order::OrderStatus;

described! {
    /// Where an order of the store is in its life.
    pub enum StoreOrderStatus {
        /// Placed; the tasks that prepare it are running.
        Created = "CREATED",
        /// Waiting for the buyer's payment.
        AwaitingPayment = "AWAITING_PAYMENT",
        /// Paid; the tasks that follow are running.
        Paid = "PAID",
        /// Being picked and packed.
        Fulfilling = "FULFILLING",
        /// With the courier.
        Shipped = "SHIPPED",
        /// With the buyer.
        Received = "RECEIVED",
        /// Being cancelled; nobody may ship it.
        Cancelling = "CANCELLING",
        /// The time in which it may be sent back has passed.
        Completed = "COMPLETED",
        /// Cancelled.
        Cancelled = "CANCELLED",
        /// Never paid in time, or cancelled before it was paid.
        Expired = "EXPIRED",
    }
}

impl Status for StoreOrderStatus {
    const ALL: &'static [Self] = Self::ALL;

    fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled | Self::Expired)
    }

    fn rank(self) -> u8 {
        OrderStatus::from(self).rank()
    }
}

/// What the stock holds for an order in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockHeld {
    /// The goods are set aside.
    Reserved,
    /// The goods have been taken out of the stock.
    Taken,
    /// Nothing: the goods are back, or were with the buyer.
    Nothing,
}

impl StoreOrderStatus {
    /// What the stock holds for it.
    pub const fn stock(self) -> StockHeld {
        match self {
            Self::Created | Self::AwaitingPayment => StockHeld::Reserved,
            Self::Paid
            | Self::Fulfilling
            | Self::Shipped
            | Self::Received
            | Self::Cancelling
            | Self::Completed => StockHeld::Taken,
            Self::Cancelled | Self::Expired => StockHeld::Nothing,
        }
    }
}

/// The state is one that only orders of networks have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no state of the store's orders")]
pub struct NotOfTheStore(pub OrderStatus);

/// How everybody else sees it: the store's `COMPLETED` is what is `SETTLED` at a network.
impl From<StoreOrderStatus> for OrderStatus {
    fn from(status: StoreOrderStatus) -> Self {
        match status {
            StoreOrderStatus::Created => Self::Created,
            StoreOrderStatus::AwaitingPayment => Self::AwaitingPayment,
            StoreOrderStatus::Paid => Self::Paid,
            StoreOrderStatus::Fulfilling => Self::Fulfilling,
            StoreOrderStatus::Shipped => Self::Shipped,
            StoreOrderStatus::Received => Self::Received,
            StoreOrderStatus::Cancelling => Self::Cancelling,
            StoreOrderStatus::Completed => Self::Settled,
            StoreOrderStatus::Cancelled => Self::Cancelled,
            StoreOrderStatus::Expired => Self::Expired,
        }
    }
}

impl TryFrom<OrderStatus> for StoreOrderStatus {
    type Error = NotOfTheStore;

    fn try_from(status: OrderStatus) -> Result<Self, NotOfTheStore> {
        let of_the_store = Self::ALL.iter().find(|own| OrderStatus::from(**own) == status);
        of_the_store.copied().ok_or(NotOfTheStore(status))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_but_invalid_is_one_of_the_store() {
        for status in OrderStatus::ALL {
            let own = StoreOrderStatus::try_from(*status);
            match status {
                OrderStatus::Invalid => assert_eq!(own, Err(NotOfTheStore(OrderStatus::Invalid))),
                other => assert_eq!(own.map(OrderStatus::from), Ok(*other)),
            }
        }
        assert_eq!(OrderStatus::from(StoreOrderStatus::Completed), OrderStatus::Settled);
        assert_eq!(StoreOrderStatus::ALL.len(), OrderStatus::ALL.len() - 1);
    }
}
