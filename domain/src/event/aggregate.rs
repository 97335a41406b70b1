use uuid::Uuid;

use crate::code::codes;
use crate::id::UserId;

codes! {
    /// What kind of thing events are about. The events about one thing are numbered from 1.
    pub enum AggregateType {
        /// The balances of a user, named by the user's id.
        Balance = "BALANCE",
        /// A monthly statement.
        Bill = "BILL",
        /// An order.
        Order = "ORDER",
        /// A member's claim to an order.
        OrderClaim = "ORDER_CLAIM",
        /// A payment by a channel.
        Payment = "PAYMENT",
        /// What one line pays one beneficiary.
        Rebate = "REBATE",
        /// A refund.
        Refund = "REFUND",
        /// A user's account.
        User = "USER",
        /// An endpoint of webhooks.
        Webhook = "WEBHOOK",
    }
}

/// What facts are about, and whom they concern.
pub trait Subject {
    /// The id of the thing that they are about.
    fn aggregate_id(&self) -> Uuid;

    /// The user who may read them because they are about what is theirs; none for an order without a buyer.
    fn user_id(&self) -> Option<UserId>;
}
