use super::Channel;
use crate::claim::ClaimStanding;
use crate::code::codes;
use crate::event::{EventData, EventKind};
use crate::order::OrderStatus;

codes! {
    /// What users are told of.
    pub enum NotificationKind {
        /// A bill was issued.
        BillIssued = "BILL_ISSUED",
        /// An order was cancelled, has expired or was declared void.
        OrderCancelled = "ORDER_CANCELLED",
        /// A claimed order is the claimant's.
        OrderClaimGranted = "ORDER_CLAIM_GRANTED",
        /// A claimed order is not the claimant's, or nobody could say so in time.
        OrderClaimRefused = "ORDER_CLAIM_REFUSED",
        /// An order was paid.
        OrderPaid = "ORDER_PAID",
        /// An order has arrived.
        OrderReceived = "ORDER_RECEIVED",
        /// An order is final at its source.
        OrderSettled = "ORDER_SETTLED",
        /// An order is on its way.
        OrderShipped = "ORDER_SHIPPED",
        /// The password was changed.
        PasswordChanged = "PASSWORD_CHANGED",
        /// A rebate became available.
        RebateCredited = "REBATE_CREDITED",
        /// Some or all of a rebate was taken back.
        RebateTakenBack = "REBATE_TAKEN_BACK",
        /// A rebate was announced.
        RebateTracked = "REBATE_TRACKED",
        /// A refund was withdrawn.
        RefundCancelled = "REFUND_CANCELLED",
        /// A refund was given up.
        RefundFailed = "REFUND_FAILED",
        /// A refund was refused.
        RefundRejected = "REFUND_REJECTED",
        /// A refund was asked for.
        RefundRequested = "REFUND_REQUESTED",
        /// The goods of a refund are to be sent back.
        RefundReturnAsked = "REFUND_RETURN_ASKED",
        /// The money of a refund is back.
        RefundSucceeded = "REFUND_SUCCEEDED",
        /// A session was ended because somebody may have stolen it.
        SessionCompromised = "SESSION_COMPROMISED",
        /// Somebody signed in to the account.
        SignedIn = "SIGNED_IN",
        /// An endpoint of webhooks was disabled, which its maker is told.
        WebhookEndpointDisabled = "WEBHOOK_ENDPOINT_DISABLED",
    }
}

impl NotificationKind {
    /// What an event is told as; none when nobody is told of it. An order is told of when its state changes.
    pub fn of(event: &EventData) -> Option<Self> {
        Some(match event {
            EventData::OrderUpdated(order) if order.status_before == Some(order.status) => return None,
            EventData::OrderUpdated(order) => match order.status {
                OrderStatus::Paid => Self::OrderPaid,
                OrderStatus::Shipped => Self::OrderShipped,
                OrderStatus::Received => Self::OrderReceived,
                OrderStatus::Settled => Self::OrderSettled,
                OrderStatus::Cancelled | OrderStatus::Expired | OrderStatus::Invalid => Self::OrderCancelled,
                OrderStatus::Created
                | OrderStatus::AwaitingPayment
                | OrderStatus::Fulfilling
                | OrderStatus::Cancelling => return None,
            },
            EventData::BillIssued(_) => Self::BillIssued,
            EventData::OrderClaimDecided(claim) if claim.status == ClaimStanding::Granted => {
                Self::OrderClaimGranted
            }
            EventData::OrderClaimDecided(_) => Self::OrderClaimRefused,
            EventData::RebateCredited(_) => Self::RebateCredited,
            EventData::RebateTakenBack(_) => Self::RebateTakenBack,
            EventData::RebateTracked(_) => Self::RebateTracked,
            EventData::RefundCancelled(_) => Self::RefundCancelled,
            EventData::RefundFailed(_) => Self::RefundFailed,
            EventData::RefundRejected(_) => Self::RefundRejected,
            EventData::RefundRequested(_) => Self::RefundRequested,
            EventData::RefundReturnAsked(_) => Self::RefundReturnAsked,
            EventData::RefundSucceeded(_) => Self::RefundSucceeded,
            EventData::UserPasswordChanged(_) => Self::PasswordChanged,
            EventData::UserSessionCompromised(_) => Self::SessionCompromised,
            EventData::UserSignedIn(_) => Self::SignedIn,
            EventData::WebhookEndpointDisabled(_) => Self::WebhookEndpointDisabled,
            EventData::BalanceChanged(_)
            | EventData::OrderPickRequested(_)
            | EventData::OrderPickWithdrawn(_)
            | EventData::PaymentUpdated(_)
            | EventData::RebateChanged(_)
            | EventData::RefundUpdated(_)
            | EventData::UserRegistered(_) => return None,
        })
    }

    /// The kind of event that it tells of.
    pub const fn event(self) -> EventKind {
        match self {
            Self::BillIssued => EventKind::BillIssued,
            Self::OrderCancelled
            | Self::OrderPaid
            | Self::OrderReceived
            | Self::OrderSettled
            | Self::OrderShipped => EventKind::OrderUpdated,
            Self::OrderClaimGranted | Self::OrderClaimRefused => EventKind::OrderClaimDecided,
            Self::PasswordChanged => EventKind::UserPasswordChanged,
            Self::RebateCredited => EventKind::RebateCredited,
            Self::RebateTakenBack => EventKind::RebateTakenBack,
            Self::RebateTracked => EventKind::RebateTracked,
            Self::RefundCancelled => EventKind::RefundCancelled,
            Self::RefundFailed => EventKind::RefundFailed,
            Self::RefundRejected => EventKind::RefundRejected,
            Self::RefundRequested => EventKind::RefundRequested,
            Self::RefundReturnAsked => EventKind::RefundReturnAsked,
            Self::RefundSucceeded => EventKind::RefundSucceeded,
            Self::SessionCompromised => EventKind::UserSessionCompromised,
            Self::SignedIn => EventKind::UserSignedIn,
            Self::WebhookEndpointDisabled => EventKind::WebhookEndpointDisabled,
        }
    }

    /// Whether it is about the safety of the account: quiet hours do not hold it back, and mail about a changed
    /// password or a stolen session cannot be switched off.
    pub const fn is_security(self) -> bool {
        matches!(self, Self::PasswordChanged | Self::SessionCompromised | Self::SignedIn)
    }

    /// The channels that it takes unless the user wants it otherwise.
    pub const fn default_channels(self) -> &'static [Channel] {
        match self {
            Self::PasswordChanged | Self::SessionCompromised => {
                &[Channel::Email, Channel::Push, Channel::Sms]
            }
            Self::BillIssued
            | Self::RefundFailed
            | Self::RefundRejected
            | Self::RefundReturnAsked
            | Self::RefundSucceeded
            | Self::RebateCredited
            | Self::WebhookEndpointDisabled => &[Channel::Email, Channel::Push],
            Self::OrderCancelled
            | Self::OrderClaimGranted
            | Self::OrderClaimRefused
            | Self::OrderShipped
            | Self::RebateTakenBack
            | Self::RebateTracked => &[Channel::Push],
            Self::OrderPaid
            | Self::OrderReceived
            | Self::OrderSettled
            | Self::RefundCancelled
            | Self::RefundRequested
            | Self::SignedIn => &[],
        }
    }

    /// Whether a user may choose whether it takes the channel.
    pub const fn is_optional(self, channel: Channel) -> bool {
        !(matches!(self, Self::PasswordChanged | Self::SessionCompromised)
            && matches!(channel, Channel::Email))
    }

    /// Whether it takes a channel, for a user who has `chosen`.
    pub fn takes(self, channel: Channel, chosen: Option<bool>) -> bool {
        let by_default = self.default_channels().contains(&channel);
        if self.is_optional(channel) { chosen.unwrap_or(by_default) } else { by_default }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_mail_cannot_be_switched_off() {
        for kind in NotificationKind::ALL {
            for channel in Channel::ALL {
                let by_default = kind.default_channels().contains(channel);
                assert_eq!(kind.takes(*channel, None), by_default, "{kind} {channel}");
                assert!(kind.takes(*channel, Some(true)) || !kind.is_optional(*channel), "{kind} {channel}");
                assert_eq!(
                    kind.takes(*channel, Some(false)),
                    !kind.is_optional(*channel),
                    "{kind} {channel}"
                );
            }
        }
    }
}
