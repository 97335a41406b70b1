use crate::code::codes;
use crate::refund::RefundReason;

codes! {
    /// Why the platform takes back what it has sold.
    pub enum WithdrawalReason {
        /// There is not enough of it.
        OutOfStock = "OUT_OF_STOCK",
        /// It was sold at a wrong price.
        WrongPrice = "WRONG_PRICE",
    }
}

impl WithdrawalReason {
    /// The reason of the refunds that follow.
    pub const fn of_refund(self) -> RefundReason {
        match self {
            Self::OutOfStock => RefundReason::OutOfStock,
            Self::WrongPrice => RefundReason::WrongPrice,
        }
    }
}
