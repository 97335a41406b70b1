use crate::code::codes;

codes! {
    /// The kind of object that a transfer is booked for.
    pub enum LedgerObject {
        /// What one line pays one beneficiary.
        Rebate = "REBATE",
        /// A line of an order, with its commission.
        OrderLine = "ORDER_LINE",
        /// A correction by finance.
        Adjustment = "ADJUSTMENT",
        /// A part of a balance that finance set aside.
        Hold = "HOLD",
        /// An order of the store.
        Order = "ORDER",
        /// A payment by a channel.
        Payment = "PAYMENT",
        /// A payment that goes back because no order takes it.
        PaymentReturn = "PAYMENT_RETURN",
        /// Money that goes back to the payer of an order.
        Refund = "REFUND",
    }
}
