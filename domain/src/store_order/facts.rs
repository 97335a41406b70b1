/// What is known of an order of the store when something happens to it. Read after its row is locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoreOrderFacts {
    /// The stock of every line could be set aside, in the same transaction.
    pub stock_is_set_aside: bool,
    /// An open refund holds it back.
    pub is_held: bool,
    /// The courier says that it was delivered.
    pub is_delivered: bool,
    /// A refund of it is open.
    pub refund_is_open: bool,
    /// How often its tasks were looked at.
    pub tries: u32,
    /// The stored wake-up time has come, by the database's clock.
    pub is_due: bool,
}
