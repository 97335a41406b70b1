//! The closed sets that entries of the audit log are described with.

use async_graphql::Enum;
use rebated_domain::audit;

/// What kind of caller did something.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "audit::ActorKind")]
pub enum ActorKind {
    /// Nobody who is known.
    Anonymous,
    /// A program with an API key.
    Bot,
    /// The platform itself: its jobs and the operator's command line.
    System,
    /// A person.
    User,
}

/// What kind of thing something was done to.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "audit::ObjectType")]
pub enum AuditObjectType {
    /// A bot's key.
    ApiKey,
    /// A correction of a balance.
    BalanceAdjustment,
    /// A part of a balance that was set aside.
    BalanceHold,
    /// A month of bills.
    BillingMonth,
    /// A background job.
    Job,
    /// A merchant.
    Merchant,
    /// Affiliate networks.
    Networks,
    /// An order.
    Order,
    /// A member's claim to an order.
    OrderClaim,
    /// Orders, as many as one import names.
    Orders,
    /// A payment by a channel.
    Payment,
    /// A product.
    Product,
    /// A variant of a product.
    ProductVariant,
    /// A rebate rule.
    RebateRule,
    /// A refund.
    Refund,
    /// A user or an order that is on hold.
    RiskHold,
    /// A sign-in.
    Session,
    /// The platform's settings.
    Settings,
    /// The keys that sign access tokens.
    SigningKey,
    /// A link that earns.
    TrackingLink,
    /// A user.
    User,
    /// An endpoint of webhooks.
    WebhookEndpoint,
}

/// By what right something was changed.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "audit::Permission")]
pub enum Permission {
    /// Make and revoke bots' keys.
    ApiKeysManage,
    /// Correct balances by hand and set parts of them aside.
    BalancesAdjust,
    /// Close months and issue bills.
    BillsIssue,
    /// Add and change merchants and products.
    CatalogueManage,
    /// Decide whether claimed orders are the claimants'.
    ClaimsDecide,
    /// Link users to their identities at networks and in chats.
    IdentitiesLink,
    /// Retry and discard background jobs.
    JobsManage,
    /// Have affiliate networks read.
    NetworksManage,
    /// Claim orders of networks, and take such claims back.
    OrdersClaim,
    /// Make links that earn, and make buyers known to networks.
    LinksMake,
    /// Ship orders of the store, confirm their receipt, and cancel those of others.
    OrdersFulfil,
    /// Import orders.
    OrdersImport,
    /// Place orders in the store, cancel them and confirm their receipt.
    OrdersPlace,
    /// Change one's own account and end one's own sessions.
    OwnAccountChange,
    /// Say whose the money of disputed payments is, and have returns sent again that people were left with.
    PaymentsResolve,
    /// Give buyers more than their refunds come to, as goodwill.
    RefundsCompensate,
    /// Decide refunds, and withdraw those of others.
    RefundsDecide,
    /// Ask for refunds, and withdraw what one has asked for.
    RefundsRequest,
    /// End by hand what channels have left open of refunds, and have them sent again.
    RefundsResolve,
    /// Put users and orders on hold.
    RiskHoldsPlace,
    /// Let users and orders go that are on hold.
    RiskHoldsRelease,
    /// Write, publish, pause and retire rebate rules.
    RulesManage,
    /// Have the platform ask for refunds of what it has sold.
    SalesWithdraw,
    /// Change the platform's settings.
    SettingsChange,
    /// Register, sign in and stay signed in, which everybody may.
    SignIn,
    /// Change the keys that sign access tokens.
    SigningKeysRotate,
    /// Correct what is in stock.
    StockAdjust,
    /// Change roles, tiers and inviters; suspend, reinstate and close.
    UsersManage,
    /// Make documents of vouchers again that are lost or changed.
    VouchersReissue,
    /// Make, change and remove endpoints of webhooks, and have events delivered again.
    WebhooksManage,
}

/// What was done. The action of a mutation has its name.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "audit::AuditAction")]
pub enum AuditAction {
    /// A proposed correction of a balance was booked.
    AdjustmentApprove,
    /// A proposed correction of a balance was refused or withdrawn.
    AdjustmentReject,
    /// A correction of a balance was undone, or its undoing proposed.
    AdjustmentReverse,
    /// A bot's key was made.
    ApiKeyCreate,
    /// A bot's key was revoked.
    ApiKeyRevoke,
    /// A balance was corrected, or its correction proposed.
    BalanceAdjust,
    /// A part of a balance was set aside.
    BalanceHold,
    /// Months were closed.
    BillsIssue,
    /// An app takes no pushes any more.
    DeviceForget,
    /// An app takes pushes.
    DeviceRegister,
    /// What was set aside was taken.
    HoldCapture,
    /// What was set aside is free again.
    HoldRelease,
    /// A user was linked to an identity.
    IdentityLink,
    /// A member got a code that links them to a chat.
    IdentityLinkCodeCreate,
    /// A link was taken away.
    IdentityUnlink,
    /// A job that will not be done was given up.
    JobDiscard,
    /// A job that had failed for good is tried again.
    JobRetry,
    /// A link that earns was made.
    LinkConvert,
    /// A merchant was added.
    MerchantCreate,
    /// A merchant was changed.
    MerchantUpdate,
    /// A buyer was made known to a network, or has a name there now.
    NetworkRegister,
    /// A user chose what they are told through what, and when not.
    NotificationPreferencesSet,
    /// A network was read again for a period.
    NetworkResync,
    /// A network was read at once.
    NetworkSync,
    /// The wording of a notification was changed.
    NotificationTemplateUpdate,
    /// A user has read notifications.
    NotificationsMarkRead,
    /// An order of the store was cancelled, or somebody asked for that.
    OrderCancel,
    /// An order was claimed.
    OrderClaim,
    /// It was decided whether a claimed order is the claimant's.
    OrderClaimDecide,
    /// A claim was taken back.
    OrderClaimWithdraw,
    /// A payment of an order was begun.
    OrderPay,
    /// An order was placed in the store.
    OrderPlace,
    /// The receipt of an order was confirmed.
    OrderReceive,
    /// An order was handed to a courier.
    OrderShip,
    /// Orders were imported.
    OrdersImport,
    /// Somebody said whose the money of a disputed payment is.
    PaymentResolve,
    /// The return of a payment that people were left with is sent again.
    PaymentReturnRetry,
    /// A product was added.
    ProductCreate,
    /// A product was changed.
    ProductUpdate,
    /// A version of a rule was written.
    RebateRuleDraft,
    /// A rule was taken out of force for now.
    RebateRulePause,
    /// A rule's newest version was put in force.
    RebateRulePublish,
    /// A rule was taken out of force for good.
    RebateRuleRetire,
    /// A refund was granted.
    RefundApprove,
    /// A refund was given to a member of staff, or taken from them.
    RefundAssign,
    /// A refund was withdrawn.
    RefundCancel,
    /// The buyer of a refund was given goodwill beyond it, or that was proposed.
    RefundCompensate,
    /// It was said whether the courier turned the parcel of a refund round.
    RefundInterceptionReport,
    /// The desk wrote a note about a refund.
    RefundNoteAdd,
    /// A refund was refused.
    RefundReject,
    /// A refund was asked for.
    RefundRequest,
    /// A refund that people were left with was brought to its end.
    RefundResolve,
    /// The goods of a refund were looked at.
    RefundReturnInspect,
    /// The goods of a refund have come back.
    RefundReturnReceive,
    /// The goods of a refund were sent back.
    RefundReturnShip,
    /// A refund that people were left with was sent again.
    RefundRetry,
    /// Documents of a refund's voucher that were lost or changed were made again.
    RefundVoucherReissue,
    /// A user or an order was put on hold.
    RiskHoldPlace,
    /// A user or an order is no longer on hold.
    RiskHoldRelease,
    /// A user signed in.
    SessionCreate,
    /// A refresh token was exchanged for the next.
    SessionRefresh,
    /// A refresh token came a second time: its session was ended.
    SessionReuseDetected,
    /// A user signed out.
    SessionRevoke,
    /// The settings were changed.
    SettingsUpdate,
    /// A new key signs access tokens; done on the command line.
    SigningKeysRotate,
    /// What is in stock was corrected.
    StockAdjust,
    /// The platform was told to ask for refunds of what it had sold.
    StoreSaleWithdraw,
    /// An administrator was made on the command line.
    UserAdminCreate,
    /// An account was closed for good.
    UserClose,
    /// A user's inviter was named.
    UserInviterSet,
    /// A user changed their password.
    UserPasswordChange,
    /// A member registered.
    UserRegister,
    /// A suspended user was let in again.
    UserReinstate,
    /// A user was given another role.
    UserRoleSet,
    /// A user was shut out for now.
    UserSuspend,
    /// A user was moved to another tier.
    UserTierSet,
    /// A user changed their own profile.
    UserUpdate,
    /// An endpoint of webhooks was made.
    WebhookEndpointCreate,
    /// An endpoint of webhooks was removed.
    WebhookEndpointDelete,
    /// An endpoint of webhooks is called again.
    WebhookEndpointEnable,
    /// An endpoint of webhooks got a new secret.
    WebhookEndpointSecretRotate,
    /// A sample was sent to an endpoint of webhooks.
    WebhookEndpointTest,
    /// An endpoint of webhooks was changed.
    WebhookEndpointUpdate,
    /// Events are delivered to an endpoint once more.
    WebhookEventsReplay,
}
