//! Words about the store.

use async_graphql::Enum;
use rebated_domain::{store, store_order};

/// Whether something of the catalogue is for sale.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::CatalogueStatus")]
pub enum CatalogueStatus {
    /// For sale.
    Active,
    /// No longer for sale; orders keep it.
    Archived,
}

/// What people may do with an order of the store.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::OrderAction")]
pub enum OrderAction {
    /// Have it cancelled: `orderCancel`.
    Cancel,
    /// Say that it has arrived: `orderReceive`.
    Receive,
    /// Hand it to a courier: `orderShip`.
    Ship,
}

/// Where the wish to cancel an order of the store is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::CancellationState")]
pub enum OrderCancellationState {
    /// The order was cancelled, or a refund of all of it was asked for.
    Done,
    /// The order went on meanwhile to where it cannot be cancelled any more.
    Dropped,
    /// It was looked at as often as it may be: somebody has to decide.
    Manual,
    /// Steps of the order are still under way; it is looked at again.
    Waiting,
}

/// What moved an order of the store.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::CauseKind")]
pub enum OrderEventCause {
    /// A call from outside, such as that of a payment channel.
    Callback,
    /// Somebody asked for it.
    Command,
    /// The answer of an outside system that was asked.
    Poll,
    /// A refund moved.
    Refund,
    /// A step of the order is done, or failed for good.
    Step,
    /// Its time had come.
    Timer,
}

/// What happened to an order of the store.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store_order::StoreOrderInput")]
pub enum OrderEventKind {
    /// It was cancelled before it was paid.
    Cancel,
    /// Every task that follows the payment is done.
    FollowedUp,
    /// The courier turned it round.
    Intercepted,
    /// It was paid.
    Paid,
    /// It was placed.
    Place,
    /// A task that prepares it failed for good.
    PreparationFailed,
    /// Every task that prepares it is done.
    Prepared,
    /// A refund of all of it succeeded.
    RefundedInFull,
    /// A refund of a part of it succeeded.
    RefundedInPart,
    /// The refund ended and no money moved.
    RefundEnded,
    /// A refund was granted for which the goods need not come back.
    RefundRouted,
    /// It was handed to the courier.
    Ship,
    /// The buyer has it.
    Signed,
    /// Its time had come: to pay, to ship, to deliver, or to send it back.
    Timer,
}

/// Work that belongs to an order of the store and is done after the answer.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::OrderStep")]
pub enum OrderStepName {
    /// Writes down what the merchant owes for each line, by the terms of when the order was placed.
    CommissionTerms,
    /// Counts the order for the buyer's inviter.
    InviteStatistics,
    /// Tells the warehouse to pick and pack.
    Notification,
    /// Gives the buyer points for what was paid.
    Points,
}

/// How far a step of an order is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::StepState")]
pub enum OrderStepState {
    /// Its effect is there.
    Done,
    /// It cannot be done.
    Failed,
    /// It waits for a worker.
    Queued,
    /// Its effect is taken back, or it was called off before it ran.
    Reversed,
}

/// How much of an order of the store is refunded.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::RefundProgress")]
pub enum RefundProgress {
    /// All of it.
    Full,
    /// Nothing.
    None,
    /// A part of it.
    Partial,
}

/// What moved the stock of a variant.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::StockMovementKind")]
pub enum StockMovementKind {
    /// Somebody counted, received or wrote off goods.
    Adjustment,
    /// What was set aside for a line was taken out: it is paid.
    Deduct,
    /// What was set aside for a line is free again.
    Release,
    /// Goods were set aside for a line.
    Reserve,
    /// What was taken out for a line is back.
    Restock,
    /// A part of what was taken out for a line is back, by a refund.
    Return,
}

/// Why the platform takes back what it has sold.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::WithdrawalReason")]
pub enum SaleWithdrawalReason {
    /// There is not enough of it.
    OutOfStock,
    /// It was sold at a wrong price.
    WrongPrice,
}

/// Why somebody changed the stock.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "store::StockReason")]
pub enum StockReason {
    /// The shelf was counted.
    Counted,
    /// Goods broke or went bad.
    Damaged,
    /// Goods are missing.
    Lost,
    /// Another reason, told in the note.
    Other,
    /// Goods came in.
    Received,
    /// Goods went back to the merchant.
    Returned,
}
