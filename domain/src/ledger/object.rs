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
    }
}
