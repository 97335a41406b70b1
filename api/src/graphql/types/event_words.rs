//! Words of events.

use async_graphql::Enum;
use rebated_domain::event;

/// What happened. Kinds are added: expect some that you do not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "event::EventKind")]
pub enum EventKind {
    /// A user's balance changed. It does not say to what: read the balance, which may have moved on.
    BalanceChanged,
    /// A bill was issued.
    BillIssued,
    /// It was decided whether a claimed order is the claimant's, or nobody decided it in time.
    OrderClaimDecided,
    /// An order of the store is paid: pick and pack it.
    OrderPickRequested,
    /// An order of the store is not to be shipped any more: stop picking it, or put the goods back.
    OrderPickWithdrawn,
    /// An order was recorded or changed.
    OrderUpdated,
    /// A payment of an order of the store was begun, or its state changed.
    PaymentUpdated,
    /// A rebate's expected amount or state changed, and nothing was credited or taken back.
    RebateChanged,
    /// A rebate, or a part of it, became available.
    RebateCredited,
    /// Some or all of what was credited was taken back.
    RebateTakenBack,
    /// A rebate was recorded for the first time, and nothing is credited yet.
    RebateTracked,
    /// A refund was withdrawn.
    RefundCancelled,
    /// A refund was given up: it is proved that no money moved.
    RefundFailed,
    /// A refund was refused.
    RefundRejected,
    /// A refund was asked for.
    RefundRequested,
    /// The buyer is asked to send the goods of a refund back, or reminded of it.
    RefundReturnAsked,
    /// The buyer has the money of a refund, and it has taken its effect.
    RefundSucceeded,
    /// A refund went on in another way than the other kinds tell: its state now says where it is.
    RefundUpdated,
    /// A user changed their password; their other sessions have ended.
    UserPasswordChanged,
    /// A member registered.
    UserRegistered,
    /// A refresh token came a second time: somebody may have stolen it, and its session has ended.
    UserSessionCompromised,
    /// A user signed in.
    UserSignedIn,
    /// An endpoint of webhooks was disabled, because it said so or because it failed for too long.
    WebhookEndpointDisabled,
}

/// What kind of thing events are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "event::AggregateType")]
pub enum EventAggregateType {
    /// The balances of a user, named by the user's id.
    Balance,
    /// A monthly statement.
    Bill,
    /// An order.
    Order,
    /// A member's claim to an order.
    OrderClaim,
    /// A payment by a channel.
    Payment,
    /// What one line pays one beneficiary.
    Rebate,
    /// A refund.
    Refund,
    /// A user's account.
    User,
    /// An endpoint of webhooks.
    Webhook,
}
