//! Every id is a type of its own, so that a refund's id cannot be passed for an order's.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident = $kind:literal,)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "orm", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The name of the object's type, as it appears in a global id.
            pub const KIND: &'static str = $kind;
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": "uuid" })
            }
        }

        #[cfg(feature = "orm")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

ids! {
    /// A person, bot or member of staff.
    UserId = "User",
    /// An order.
    OrderId = "Order",
    /// One line of an order.
    OrderLineId = "OrderLine",
    /// What one line pays one beneficiary.
    RebateId = "Rebate",
    /// A rebate rule over all its versions.
    RuleId = "RebateRule",
    /// One version of a rebate rule.
    RuleVersionId = "RebateRuleVersion",
    /// A refund.
    RefundId = "Refund",
    /// A monthly statement.
    BillId = "Bill",
    /// One account of the ledger.
    LedgerAccountId = "LedgerAccount",
    /// One movement of the ledger.
    LedgerTransferId = "LedgerTransfer",
    /// A correction of a balance by hand.
    AdjustmentId = "BalanceAdjustment",
    /// A part of a balance that is set aside.
    HoldId = "BalanceHold",
    /// A signed-in device: the family of its refresh tokens.
    SessionId = "Session",
    /// A bot's key.
    ApiKeyId = "ApiKey",
    /// Work that is stored and done later.
    JobId = "Job",
    /// What a user was told about one event.
    NotificationId = "Notification",
    /// A notification on its way through one channel.
    DeliveryId = "NotificationDelivery",
    /// An app on a phone that takes pushes.
    DeviceId = "Device",
    /// One entry of the audit log.
    AuditEntryId = "AuditEntry",
    /// An endpoint that events are delivered to.
    WebhookEndpointId = "WebhookEndpoint",
    /// An event on its way to an endpoint.
    WebhookDeliveryId = "WebhookDelivery",
    /// Who sells through the store.
    MerchantId = "Merchant",
    /// Something that the store sells.
    ProductId = "Product",
    /// One form of a product, with a price and a stock.
    VariantId = "ProductVariant",
    /// One change of a variant's stock.
    StockMovementId = "StockMovement",
    /// One entry of the log of a store order.
    OrderTransitionId = "OrderTransition",
    /// A payment by a channel.
    PaymentId = "Payment",
    /// What a channel told by a callback.
    PaymentCallbackId = "PaymentCallback",
    /// A payment that goes back because no order takes it.
    PaymentReturnId = "PaymentReturn",
    /// One entry of the log of a payment, or of its return.
    PaymentTransitionId = "PaymentTransition",
    /// One entry of the log of a refund.
    RefundTransitionId = "RefundTransition",
    /// One call to a channel for a refund.
    RefundAttemptId = "RefundAttempt",
    /// What somebody of the desk wrote about a refund.
    RefundNoteId = "RefundNote",
    /// A parcel on its way back.
    ReturnShipmentId = "ReturnShipment",
    /// What came of looking at goods that came back.
    ReturnInspectionId = "ReturnInspection",
    /// A parcel that a courier is asked about.
    ParcelId = "Parcel",
    /// A link by which orders are known to be of one buyer.
    TrackingLinkId = "TrackingLink",
    /// One time that somebody followed such a link.
    LinkClickId = "LinkClick",
    /// A window of a network's times that was read.
    NetworkWindowId = "NetworkWindow",
    /// A user or an order that is on hold.
    RiskHoldId = "RiskHold",
    /// What a member says of an order: that it is theirs.
    OrderClaimId = "OrderClaim",
    /// What a courier told by a callback.
    CourierCallbackId = "CourierCallback",
}
