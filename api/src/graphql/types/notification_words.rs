//! Words of notifications.

use async_graphql::Enum;
use rebated_domain::notification as words;

/// What users are told of.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::NotificationKind")]
pub enum NotificationKind {
    /// A bill was issued.
    BillIssued,
    /// An order was cancelled, has expired or was declared void.
    OrderCancelled,
    /// A claimed order is the claimant's.
    OrderClaimGranted,
    /// A claimed order is not the claimant's, or nobody could say so in time.
    OrderClaimRefused,
    /// An order was paid.
    OrderPaid,
    /// An order has arrived.
    OrderReceived,
    /// An order is final at its source.
    OrderSettled,
    /// An order is on its way.
    OrderShipped,
    /// The password was changed.
    PasswordChanged,
    /// A rebate became available.
    RebateCredited,
    /// Some or all of a rebate was taken back.
    RebateTakenBack,
    /// A rebate was announced.
    RebateTracked,
    /// A refund was withdrawn.
    RefundCancelled,
    /// A refund was given up.
    RefundFailed,
    /// A refund was refused.
    RefundRejected,
    /// A refund was asked for.
    RefundRequested,
    /// The goods of a refund are to be sent back.
    RefundReturnAsked,
    /// The money of a refund is back.
    RefundSucceeded,
    /// A session was ended because somebody may have stolen it.
    SessionCompromised,
    /// Somebody signed in to the account.
    SignedIn,
    /// An endpoint of webhooks was disabled, which its maker is told.
    WebhookEndpointDisabled,
}

/// A way in which notifications leave the platform. The list within it always has them all.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::Channel")]
pub enum NotificationChannel {
    /// A mail to the user's address.
    Email,
    /// A push to the user's apps.
    Push,
    /// A text message to the user's phone.
    Sms,
}

/// Where a wording is read.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::Medium")]
pub enum NotificationMedium {
    /// In a mail.
    Email,
    /// In the list of notifications within the platform.
    InApp,
    /// On the screen of a phone.
    Push,
    /// In a text message. Some gateways send only wordings that are registered with them.
    Sms,
}

/// A language that notifications are written in.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::Language")]
pub enum NotificationLanguage {
    /// English.
    En,
    /// Chinese, simplified.
    Zh,
}

/// Where a delivery stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::DeliveryState")]
pub enum NotificationDeliveryState {
    /// It failed as often as it may. Its job can be retried.
    Dead,
    /// It was given up.
    Discarded,
    /// The provider has taken it.
    Sent,
    /// It is on its way, or waits for its next attempt.
    Waiting,
}
