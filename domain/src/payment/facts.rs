/// What is known of a payment when something happens to it. Read after the order's row is locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaymentFacts {
    /// The order waits for its payment.
    pub order_waits: bool,
    /// The amount is the order's total.
    pub is_total: bool,
    /// Another payment of the order is open at the same channel.
    pub other_open: bool,
    /// App, merchant and amount of the report are ours.
    pub is_ours: bool,
    /// The report also tells of a refund: some channels send refunds to the payment's address.
    pub tells_of_refund: bool,
    /// Whoever resolves it named what proves it.
    pub gave_evidence: bool,
    /// Queries since the state was entered.
    pub polls: u32,
    /// The stored wake-up time, or the time until which the buyer may pay, has come, by the database's clock.
    pub is_due: bool,
}
