use crate::code::codes;

codes! {
    /// Where an order, or one of its lines, is in its life.
    pub enum OrderStatus {
        /// Placed, not yet asked to pay.
        Created = "CREATED",
        /// Waiting for the buyer's payment.
        AwaitingPayment = "AWAITING_PAYMENT",
        /// Paid.
        Paid = "PAID",
        /// Being picked and packed.
        Fulfilling = "FULFILLING",
        /// On its way to the buyer.
        Shipped = "SHIPPED",
        /// Received by the buyer.
        Received = "RECEIVED",
        /// Being cancelled; nobody may ship it.
        Cancelling = "CANCELLING",
        /// Received, and the commission is final.
        Settled = "SETTLED",
        /// Cancelled.
        Cancelled = "CANCELLED",
        /// Never paid in time.
        Expired = "EXPIRED",
        /// Declared void by its source: it earns no commission.
        Invalid = "INVALID",
    }
}

impl OrderStatus {
    /// Whether a line in this state earns its rebate.
    pub const fn earns(self) -> bool {
        match self {
            Self::Paid | Self::Fulfilling | Self::Shipped | Self::Received | Self::Settled => true,
            Self::Created
            | Self::AwaitingPayment
            | Self::Cancelling
            | Self::Cancelled
            | Self::Expired
            | Self::Invalid => false,
        }
    }

    /// Whether the line is void for good, as far as its source knows today.
    pub const fn is_void(self) -> bool {
        matches!(self, Self::Cancelled | Self::Expired | Self::Invalid)
    }

    /// How far along its life a state is. An order is as far as its least advanced live line.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Created => 0,
            Self::AwaitingPayment => 1,
            Self::Paid => 2,
            Self::Fulfilling => 3,
            Self::Shipped => 4,
            Self::Received => 5,
            Self::Settled => 6,
            Self::Cancelling => 7,
            Self::Cancelled => 8,
            Self::Expired => 9,
            Self::Invalid => 10,
        }
    }
}
