use crate::code::codes;

codes! {
    /// What moved an order of the store.
    pub enum CauseKind {
        /// A call from outside, such as that of a payment channel.
        Callback = "CALLBACK",
        /// Somebody asked for it.
        Command = "COMMAND",
        /// The answer of an outside system that was asked.
        Poll = "POLL",
        /// A refund moved.
        Refund = "REFUND",
        /// A step of the order is done, or failed for good.
        Step = "STEP",
        /// Its time had come.
        Timer = "TIMER",
    }
}
