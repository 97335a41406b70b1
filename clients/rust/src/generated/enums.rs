// Generated from the schema and the operations; see the workspace's `codegen`.

use serde::{Deserialize, Serialize};

/// Why a request about users, sessions, keys or identities was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AccountErrorCode {
    /// The e-mail address does not have the form of one.
    #[serde(rename = "BAD_EMAIL")]
    BadEmail,
    /// The provider is not 1 to 40 capital letters, or the subject not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDENTITY")]
    BadIdentity,
    /// A key's name has 1 to 80 printable characters.
    #[serde(rename = "BAD_KEY_NAME")]
    BadKeyName,
    /// The code is unknown, used or over; which one is not told.
    #[serde(rename = "BAD_LINK_CODE")]
    BadLinkCode,
    /// The locale is not a language tag such as `zh-CN`.
    #[serde(rename = "BAD_LOCALE")]
    BadLocale,
    /// The name is not 1 to 80 printable characters.
    #[serde(rename = "BAD_NAME")]
    BadName,
    /// The new password is too weak.
    #[serde(rename = "BAD_PASSWORD")]
    BadPassword,
    /// The telephone number is not in international form.
    #[serde(rename = "BAD_PHONE")]
    BadPhone,
    /// The tier is not 1 to 40 capital letters, digits and underscores.
    #[serde(rename = "BAD_TIER")]
    BadTier,
    /// A bot links members by the codes that they show.
    #[serde(rename = "CODE_NEEDED")]
    CodeNeeded,
    /// The e-mail address belongs to somebody.
    #[serde(rename = "EMAIL_TAKEN")]
    EmailTaken,
    /// The expiry must lie in the future.
    #[serde(rename = "EXPIRY_IN_THE_PAST")]
    ExpiryInThePast,
    /// The identity is not linked.
    #[serde(rename = "IDENTITY_NOT_FOUND")]
    IdentityNotFound,
    /// The identity is linked to somebody else.
    #[serde(rename = "IDENTITY_TAKEN")]
    IdentityTaken,
    /// Wrong address, wrong password, or an account that may not sign in; which one is not told.
    #[serde(rename = "INVALID_CREDENTIALS")]
    InvalidCredentials,
    /// The refresh token is unknown, used, expired or revoked.
    #[serde(rename = "INVALID_REFRESH_TOKEN")]
    InvalidRefreshToken,
    /// A user cannot invite their own inviter.
    #[serde(rename = "INVITER_CYCLE")]
    InviterCycle,
    /// The inviter is fixed after the first order.
    #[serde(rename = "INVITER_FIXED")]
    InviterFixed,
    /// There is no such key.
    #[serde(rename = "KEY_NOT_FOUND")]
    KeyNotFound,
    /// The last active administrator cannot be removed.
    #[serde(rename = "LAST_ADMIN")]
    LastAdmin,
    /// The user's state does not allow it.
    #[serde(rename = "NOT_ALLOWED_NOW")]
    NotAllowedNow,
    /// A code links accounts in chats only, such as `WECHAT` or `TELEGRAM`.
    #[serde(rename = "NOT_A_CHAT")]
    NotAChat,
    /// There is no such user.
    #[serde(rename = "NOT_FOUND")]
    NotFound,
    /// Exactly one of `userId` and `code` is wanted.
    #[serde(rename = "NOT_ONE_OF")]
    NotOneOf,
    /// Neither an e-mail address nor a telephone number, or both where one is wanted.
    #[serde(rename = "NO_CONTACT")]
    NoContact,
    /// A key needs at least one scope.
    #[serde(rename = "NO_SCOPES")]
    NoScopes,
    /// The telephone number belongs to somebody.
    #[serde(rename = "PHONE_TAKEN")]
    PhoneTaken,
    /// The caller has no such session.
    #[serde(rename = "SESSION_NOT_FOUND")]
    SessionNotFound,
    /// Somebody else changed the user meanwhile.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// Nobody has this invite code.
    #[serde(rename = "UNKNOWN_INVITE_CODE")]
    UnknownInviteCode,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What an account is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AccountPurpose {
    /// What Alipay holds of buyers' money.
    #[serde(rename = "ALIPAY_CLEARING")]
    AlipayClearing,
    /// The platform's own account at its bank.
    #[serde(rename = "BANK")]
    Bank,
    /// Commission that networks owe the platform.
    #[serde(rename = "NETWORK_RECEIVABLE")]
    NetworkReceivable,
    /// What the buyer of a store order has paid for it and neither got back nor received goods for.
    #[serde(rename = "ORDER_PREPAYMENT")]
    OrderPrepayment,
    /// Money at a channel that no payment accounts for, until somebody has looked at it.
    #[serde(rename = "PAYMENT_SUSPENSE")]
    PaymentSuspense,
    /// What the platform gave or took by hand: goodwill, corrections, amounts held and taken.
    #[serde(rename = "PLATFORM_ADJUSTMENT")]
    PlatformAdjustment,
    /// What the platform keeps: commission less rebates.
    #[serde(rename = "PLATFORM_MARGIN")]
    PlatformMargin,
    /// What budgets of rebate rules pay beyond the commission.
    #[serde(rename = "PLATFORM_SUBSIDY")]
    PlatformSubsidy,
    /// Refunds that the buyers' banks sent back: owed to the buyers.
    #[serde(rename = "REFUND_PAYABLE")]
    RefundPayable,
    /// What the store has sold.
    #[serde(rename = "STORE_SALES")]
    StoreSales,
    /// A user's rebates that can be withdrawn.
    #[serde(rename = "USER_AVAILABLE")]
    UserAvailable,
    /// What a user must give back.
    #[serde(rename = "USER_OWED")]
    UserOwed,
    /// A user's rebates that are announced and not yet available.
    #[serde(rename = "USER_PENDING")]
    UserPending,
    /// What WeChat Pay holds of buyers' money.
    #[serde(rename = "WECHAT_PAY_CLEARING")]
    WechatPayClearing,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What kind of caller did something.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ActorKind {
    /// Nobody who is known.
    #[serde(rename = "ANONYMOUS")]
    Anonymous,
    /// A program with an API key.
    #[serde(rename = "BOT")]
    Bot,
    /// The platform itself: its jobs and the operator's command line.
    #[serde(rename = "SYSTEM")]
    System,
    /// A person.
    #[serde(rename = "USER")]
    User,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why finance corrects a balance or sets a part of it aside.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AdjustmentReason {
    /// A mistake of the platform is made good.
    #[serde(rename = "CORRECTION")]
    Correction,
    /// Something is disputed and has to be cleared first.
    #[serde(rename = "DISPUTE")]
    Dispute,
    /// Rebates were gained by deceit.
    #[serde(rename = "FRAUD")]
    Fraud,
    /// A kindness to a member.
    #[serde(rename = "GOODWILL")]
    Goodwill,
    /// A purchase that no network reported.
    #[serde(rename = "MISSING_ORDER")]
    MissingOrder,
    /// Something else; the note says what.
    #[serde(rename = "OTHER")]
    Other,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where an adjustment is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AdjustmentStatus {
    /// Booked.
    #[serde(rename = "POSTED")]
    Posted,
    /// Waiting for a second person.
    #[serde(rename = "PROPOSED")]
    Proposed,
    /// Refused by a second person, or withdrawn.
    #[serde(rename = "REJECTED")]
    Rejected,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What a bot's key may do.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ApiScope {
    /// Link members' chat identities by their codes, claim orders for members who are linked, and be told by events how
    /// claims were decided.
    #[serde(rename = "IDENTITIES_WRITE")]
    IdentitiesWrite,
    /// Make links that earn for members, who are named by their chat identities.
    #[serde(rename = "LINKS_WRITE")]
    LinksWrite,
    /// Read balances, transactions and bills of all members, and be told of refunds by events.
    #[serde(rename = "MONEY_READ")]
    MoneyRead,
    /// Import orders.
    #[serde(rename = "ORDERS_IMPORT")]
    OrdersImport,
    /// Read orders of all members.
    #[serde(rename = "ORDERS_READ")]
    OrdersRead,
    /// Read rebates of all members.
    #[serde(rename = "REBATES_READ")]
    RebatesRead,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What was done. The action of a mutation has its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AuditAction {
    /// A proposed correction of a balance was booked.
    #[serde(rename = "ADJUSTMENT_APPROVE")]
    AdjustmentApprove,
    /// A proposed correction of a balance was refused or withdrawn.
    #[serde(rename = "ADJUSTMENT_REJECT")]
    AdjustmentReject,
    /// A correction of a balance was undone, or its undoing proposed.
    #[serde(rename = "ADJUSTMENT_REVERSE")]
    AdjustmentReverse,
    /// A bot's key was made.
    #[serde(rename = "API_KEY_CREATE")]
    ApiKeyCreate,
    /// A bot's key was revoked.
    #[serde(rename = "API_KEY_REVOKE")]
    ApiKeyRevoke,
    /// A balance was corrected, or its correction proposed.
    #[serde(rename = "BALANCE_ADJUST")]
    BalanceAdjust,
    /// A part of a balance was set aside.
    #[serde(rename = "BALANCE_HOLD")]
    BalanceHold,
    /// Months were closed.
    #[serde(rename = "BILLS_ISSUE")]
    BillsIssue,
    /// An app takes no pushes any more.
    #[serde(rename = "DEVICE_FORGET")]
    DeviceForget,
    /// An app takes pushes.
    #[serde(rename = "DEVICE_REGISTER")]
    DeviceRegister,
    /// What was set aside was taken.
    #[serde(rename = "HOLD_CAPTURE")]
    HoldCapture,
    /// What was set aside is free again.
    #[serde(rename = "HOLD_RELEASE")]
    HoldRelease,
    /// A user was linked to an identity.
    #[serde(rename = "IDENTITY_LINK")]
    IdentityLink,
    /// A member got a code that links them to a chat.
    #[serde(rename = "IDENTITY_LINK_CODE_CREATE")]
    IdentityLinkCodeCreate,
    /// A link was taken away.
    #[serde(rename = "IDENTITY_UNLINK")]
    IdentityUnlink,
    /// A job that will not be done was given up.
    #[serde(rename = "JOB_DISCARD")]
    JobDiscard,
    /// A job that had failed for good is tried again.
    #[serde(rename = "JOB_RETRY")]
    JobRetry,
    /// A link that earns was made.
    #[serde(rename = "LINK_CONVERT")]
    LinkConvert,
    /// A merchant was added.
    #[serde(rename = "MERCHANT_CREATE")]
    MerchantCreate,
    /// A merchant was changed.
    #[serde(rename = "MERCHANT_UPDATE")]
    MerchantUpdate,
    /// A buyer was made known to a network, or has a name there now.
    #[serde(rename = "NETWORK_REGISTER")]
    NetworkRegister,
    /// A network was read again for a period.
    #[serde(rename = "NETWORK_RESYNC")]
    NetworkResync,
    /// A network was read at once.
    #[serde(rename = "NETWORK_SYNC")]
    NetworkSync,
    /// A user has read notifications.
    #[serde(rename = "NOTIFICATIONS_MARK_READ")]
    NotificationsMarkRead,
    /// A user chose what they are told through what, and when not.
    #[serde(rename = "NOTIFICATION_PREFERENCES_SET")]
    NotificationPreferencesSet,
    /// The wording of a notification was changed.
    #[serde(rename = "NOTIFICATION_TEMPLATE_UPDATE")]
    NotificationTemplateUpdate,
    /// Orders were imported.
    #[serde(rename = "ORDERS_IMPORT")]
    OrdersImport,
    /// An order of the store was cancelled, or somebody asked for that.
    #[serde(rename = "ORDER_CANCEL")]
    OrderCancel,
    /// An order was claimed.
    #[serde(rename = "ORDER_CLAIM")]
    OrderClaim,
    /// It was decided whether a claimed order is the claimant's.
    #[serde(rename = "ORDER_CLAIM_DECIDE")]
    OrderClaimDecide,
    /// A claim was taken back.
    #[serde(rename = "ORDER_CLAIM_WITHDRAW")]
    OrderClaimWithdraw,
    /// A payment of an order was begun.
    #[serde(rename = "ORDER_PAY")]
    OrderPay,
    /// An order was placed in the store.
    #[serde(rename = "ORDER_PLACE")]
    OrderPlace,
    /// The receipt of an order was confirmed.
    #[serde(rename = "ORDER_RECEIVE")]
    OrderReceive,
    /// An order was handed to a courier.
    #[serde(rename = "ORDER_SHIP")]
    OrderShip,
    /// Somebody said whose the money of a disputed payment is.
    #[serde(rename = "PAYMENT_RESOLVE")]
    PaymentResolve,
    /// The return of a payment that people were left with is sent again.
    #[serde(rename = "PAYMENT_RETURN_RETRY")]
    PaymentReturnRetry,
    /// A product was added.
    #[serde(rename = "PRODUCT_CREATE")]
    ProductCreate,
    /// A product was changed.
    #[serde(rename = "PRODUCT_UPDATE")]
    ProductUpdate,
    /// A version of a rule was written.
    #[serde(rename = "REBATE_RULE_DRAFT")]
    RebateRuleDraft,
    /// A rule was taken out of force for now.
    #[serde(rename = "REBATE_RULE_PAUSE")]
    RebateRulePause,
    /// A rule's newest version was put in force.
    #[serde(rename = "REBATE_RULE_PUBLISH")]
    RebateRulePublish,
    /// A rule was taken out of force for good.
    #[serde(rename = "REBATE_RULE_RETIRE")]
    RebateRuleRetire,
    /// A refund was granted.
    #[serde(rename = "REFUND_APPROVE")]
    RefundApprove,
    /// A refund was given to a member of staff, or taken from them.
    #[serde(rename = "REFUND_ASSIGN")]
    RefundAssign,
    /// A refund was withdrawn.
    #[serde(rename = "REFUND_CANCEL")]
    RefundCancel,
    /// The buyer of a refund was given goodwill beyond it, or that was proposed.
    #[serde(rename = "REFUND_COMPENSATE")]
    RefundCompensate,
    /// It was said whether the courier turned the parcel of a refund round.
    #[serde(rename = "REFUND_INTERCEPTION_REPORT")]
    RefundInterceptionReport,
    /// The desk wrote a note about a refund.
    #[serde(rename = "REFUND_NOTE_ADD")]
    RefundNoteAdd,
    /// A refund was refused.
    #[serde(rename = "REFUND_REJECT")]
    RefundReject,
    /// A refund was asked for.
    #[serde(rename = "REFUND_REQUEST")]
    RefundRequest,
    /// A refund that people were left with was brought to its end.
    #[serde(rename = "REFUND_RESOLVE")]
    RefundResolve,
    /// A refund that people were left with was sent again.
    #[serde(rename = "REFUND_RETRY")]
    RefundRetry,
    /// The goods of a refund were looked at.
    #[serde(rename = "REFUND_RETURN_INSPECT")]
    RefundReturnInspect,
    /// The goods of a refund have come back.
    #[serde(rename = "REFUND_RETURN_RECEIVE")]
    RefundReturnReceive,
    /// The goods of a refund were sent back.
    #[serde(rename = "REFUND_RETURN_SHIP")]
    RefundReturnShip,
    /// Documents of a refund's voucher that were lost or changed were made again.
    #[serde(rename = "REFUND_VOUCHER_REISSUE")]
    RefundVoucherReissue,
    /// A user or an order was put on hold.
    #[serde(rename = "RISK_HOLD_PLACE")]
    RiskHoldPlace,
    /// A user or an order is no longer on hold.
    #[serde(rename = "RISK_HOLD_RELEASE")]
    RiskHoldRelease,
    /// A user signed in.
    #[serde(rename = "SESSION_CREATE")]
    SessionCreate,
    /// A refresh token was exchanged for the next.
    #[serde(rename = "SESSION_REFRESH")]
    SessionRefresh,
    /// A refresh token came a second time: its session was ended.
    #[serde(rename = "SESSION_REUSE_DETECTED")]
    SessionReuseDetected,
    /// A user signed out.
    #[serde(rename = "SESSION_REVOKE")]
    SessionRevoke,
    /// The settings were changed.
    #[serde(rename = "SETTINGS_UPDATE")]
    SettingsUpdate,
    /// A new key signs access tokens; done on the command line.
    #[serde(rename = "SIGNING_KEYS_ROTATE")]
    SigningKeysRotate,
    /// What is in stock was corrected.
    #[serde(rename = "STOCK_ADJUST")]
    StockAdjust,
    /// The platform was told to ask for refunds of what it had sold.
    #[serde(rename = "STORE_SALE_WITHDRAW")]
    StoreSaleWithdraw,
    /// An administrator was made on the command line.
    #[serde(rename = "USER_ADMIN_CREATE")]
    UserAdminCreate,
    /// An account was closed for good.
    #[serde(rename = "USER_CLOSE")]
    UserClose,
    /// A user's inviter was named.
    #[serde(rename = "USER_INVITER_SET")]
    UserInviterSet,
    /// A user changed their password.
    #[serde(rename = "USER_PASSWORD_CHANGE")]
    UserPasswordChange,
    /// A member registered.
    #[serde(rename = "USER_REGISTER")]
    UserRegister,
    /// A suspended user was let in again.
    #[serde(rename = "USER_REINSTATE")]
    UserReinstate,
    /// A user was given another role.
    #[serde(rename = "USER_ROLE_SET")]
    UserRoleSet,
    /// A user was shut out for now.
    #[serde(rename = "USER_SUSPEND")]
    UserSuspend,
    /// A user was moved to another tier.
    #[serde(rename = "USER_TIER_SET")]
    UserTierSet,
    /// A user changed their own profile.
    #[serde(rename = "USER_UPDATE")]
    UserUpdate,
    /// An endpoint of webhooks was made.
    #[serde(rename = "WEBHOOK_ENDPOINT_CREATE")]
    WebhookEndpointCreate,
    /// An endpoint of webhooks was removed.
    #[serde(rename = "WEBHOOK_ENDPOINT_DELETE")]
    WebhookEndpointDelete,
    /// An endpoint of webhooks is called again.
    #[serde(rename = "WEBHOOK_ENDPOINT_ENABLE")]
    WebhookEndpointEnable,
    /// An endpoint of webhooks got a new secret.
    #[serde(rename = "WEBHOOK_ENDPOINT_SECRET_ROTATE")]
    WebhookEndpointSecretRotate,
    /// A sample was sent to an endpoint of webhooks.
    #[serde(rename = "WEBHOOK_ENDPOINT_TEST")]
    WebhookEndpointTest,
    /// An endpoint of webhooks was changed.
    #[serde(rename = "WEBHOOK_ENDPOINT_UPDATE")]
    WebhookEndpointUpdate,
    /// Events are delivered to an endpoint once more.
    #[serde(rename = "WEBHOOK_EVENTS_REPLAY")]
    WebhookEventsReplay,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What kind of thing something was done to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AuditObjectType {
    /// A bot's key.
    #[serde(rename = "API_KEY")]
    ApiKey,
    /// A correction of a balance.
    #[serde(rename = "BALANCE_ADJUSTMENT")]
    BalanceAdjustment,
    /// A part of a balance that was set aside.
    #[serde(rename = "BALANCE_HOLD")]
    BalanceHold,
    /// A month of bills.
    #[serde(rename = "BILLING_MONTH")]
    BillingMonth,
    /// A background job.
    #[serde(rename = "JOB")]
    Job,
    /// A merchant.
    #[serde(rename = "MERCHANT")]
    Merchant,
    /// Affiliate networks.
    #[serde(rename = "NETWORKS")]
    Networks,
    /// An order.
    #[serde(rename = "ORDER")]
    Order,
    /// Orders, as many as one import names.
    #[serde(rename = "ORDERS")]
    Orders,
    /// A member's claim to an order.
    #[serde(rename = "ORDER_CLAIM")]
    OrderClaim,
    /// A payment by a channel.
    #[serde(rename = "PAYMENT")]
    Payment,
    /// A product.
    #[serde(rename = "PRODUCT")]
    Product,
    /// A variant of a product.
    #[serde(rename = "PRODUCT_VARIANT")]
    ProductVariant,
    /// A rebate rule.
    #[serde(rename = "REBATE_RULE")]
    RebateRule,
    /// A refund.
    #[serde(rename = "REFUND")]
    Refund,
    /// A user or an order that is on hold.
    #[serde(rename = "RISK_HOLD")]
    RiskHold,
    /// A sign-in.
    #[serde(rename = "SESSION")]
    Session,
    /// The platform's settings.
    #[serde(rename = "SETTINGS")]
    Settings,
    /// The keys that sign access tokens.
    #[serde(rename = "SIGNING_KEY")]
    SigningKey,
    /// A link that earns.
    #[serde(rename = "TRACKING_LINK")]
    TrackingLink,
    /// A user.
    #[serde(rename = "USER")]
    User,
    /// An endpoint of webhooks.
    #[serde(rename = "WEBHOOK_ENDPOINT")]
    WebhookEndpoint,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about balances was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BalanceErrorCode {
    /// There is no such adjustment.
    #[serde(rename = "ADJUSTMENT_NOT_FOUND")]
    AdjustmentNotFound,
    /// The adjustment was reversed before, or is about to be.
    #[serde(rename = "ALREADY_REVERSED")]
    AlreadyReversed,
    /// The amount is zero, or not above zero where it must be.
    #[serde(rename = "BAD_AMOUNT")]
    BadAmount,
    /// The idempotency key is not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDEMPOTENCY_KEY")]
    BadIdempotencyKey,
    /// The note is missing, too long or not printable.
    #[serde(rename = "BAD_NOTE")]
    BadNote,
    /// The amount is more than what is available and not reserved.
    #[serde(rename = "EXCEEDS_BALANCE")]
    ExceedsBalance,
    /// The amount is more than what is held.
    #[serde(rename = "EXCEEDS_HOLD")]
    ExceedsHold,
    /// The hold must end in the future.
    #[serde(rename = "EXPIRY_IN_PAST")]
    ExpiryInPast,
    /// The hold was captured before, with another amount or before it was to be released.
    #[serde(rename = "HOLD_CAPTURED")]
    HoldCaptured,
    /// The hold's time is over.
    #[serde(rename = "HOLD_EXPIRED")]
    HoldExpired,
    /// There is no such hold.
    #[serde(rename = "HOLD_NOT_FOUND")]
    HoldNotFound,
    /// The hold was released before.
    #[serde(rename = "HOLD_RELEASED")]
    HoldReleased,
    /// The idempotency key was used with another input.
    #[serde(rename = "IDEMPOTENCY_KEY_MISMATCH")]
    IdempotencyKeyMismatch,
    /// An amount above the limit takes a second person.
    #[serde(rename = "NEEDS_SECOND_PERSON")]
    NeedsSecondPerson,
    /// The adjustment's state does not allow it.
    #[serde(rename = "NOT_ALLOWED_NOW")]
    NotAllowedNow,
    /// Only a booked adjustment that is no reversal itself can be reversed.
    #[serde(rename = "NOT_REVERSIBLE")]
    NotReversible,
    /// There is no such member.
    #[serde(rename = "USER_NOT_FOUND")]
    UserNotFound,
    /// The amount must be in the hold's currency.
    #[serde(rename = "WRONG_CURRENCY")]
    WrongCurrency,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a person gets a rebate on a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BeneficiaryRole {
    /// Bought it.
    #[serde(rename = "BUYER")]
    Buyer,
    /// Invited the buyer.
    #[serde(rename = "INVITER")]
    Inviter,
    /// Invited the inviter.
    #[serde(rename = "INVITER_OF_INVITER")]
    InviterOfInviter,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about bills was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BillErrorCode {
    /// Not a month such as `2026-10`.
    #[serde(rename = "BAD_PERIOD")]
    BadPeriod,
    /// The month is still running.
    #[serde(rename = "NOT_OVER")]
    NotOver,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a bill is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BillStatus {
    /// What the bill would say if its month ended now. Nothing of it is stored.
    #[serde(rename = "DRAFT")]
    Draft,
    /// Issued; it never changes again.
    #[serde(rename = "ISSUED")]
    Issued,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a change of the catalogue was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CatalogueErrorCode {
    /// The description is too long or not printable.
    #[serde(rename = "BAD_DESCRIPTION")]
    BadDescription,
    /// A name, title or category is empty, too long or not printable.
    #[serde(rename = "BAD_NAME")]
    BadName,
    /// A price is below zero, or above the largest that fits into an order.
    #[serde(rename = "BAD_PRICE")]
    BadPrice,
    /// Not a SKU.
    #[serde(rename = "BAD_SKU")]
    BadSku,
    /// A share is above the whole, or there are too many categories.
    #[serde(rename = "BAD_TERMS")]
    BadTerms,
    /// Not an address of the web.
    #[serde(rename = "BAD_URL")]
    BadUrl,
    /// No variant, or too many of them.
    #[serde(rename = "BAD_VARIANT_COUNT")]
    BadVariantCount,
    /// The title of a variant is empty, too long or not printable.
    #[serde(rename = "BAD_VARIANT_TITLE")]
    BadVariantTitle,
    /// No such merchant.
    #[serde(rename = "MERCHANT_NOT_FOUND")]
    MerchantNotFound,
    /// Another merchant has the name.
    #[serde(rename = "NAME_TAKEN")]
    NameTaken,
    /// A price is in another currency than the product's other prices.
    #[serde(rename = "OTHER_CURRENCY")]
    OtherCurrency,
    /// No such product.
    #[serde(rename = "PRODUCT_NOT_FOUND")]
    ProductNotFound,
    /// Another variant has the SKU.
    #[serde(rename = "SKU_TAKEN")]
    SkuTaken,
    /// Somebody else changed it meanwhile.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// The product has no such variant, or it is named twice.
    #[serde(rename = "VARIANT_NOT_FOUND")]
    VariantNotFound,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Whether something of the catalogue is for sale.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CatalogueStatus {
    /// For sale.
    #[serde(rename = "ACTIVE")]
    Active,
    /// No longer for sale; orders keep it.
    #[serde(rename = "ARCHIVED")]
    Archived,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// How far a courier is with turning a parcel round.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CourierInterceptionStatus {
    /// The courier tries.
    #[serde(rename = "ACCEPTED")]
    Accepted,
    /// The courier is to be asked, or has not answered.
    #[serde(rename = "ASKED")]
    Asked,
    /// The courier cannot, or did not say so in time.
    #[serde(rename = "FAILED")]
    Failed,
    /// The parcel is on its way back.
    #[serde(rename = "TURNED_ROUND")]
    TurnedRound,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Currencies that the platform settles in, by ISO 4217 code.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CurrencyCode {
    /// Chinese yuan.
    #[serde(rename = "CNY")]
    Cny,
    /// Euro.
    #[serde(rename = "EUR")]
    Eur,
    /// Pound sterling.
    #[serde(rename = "GBP")]
    Gbp,
    /// Hong Kong dollar.
    #[serde(rename = "HKD")]
    Hkd,
    /// Japanese yen, which has no minor unit.
    #[serde(rename = "JPY")]
    Jpy,
    /// Singapore dollar.
    #[serde(rename = "SGD")]
    Sgd,
    /// United States dollar.
    #[serde(rename = "USD")]
    Usd,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What kind of thing events are about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventAggregateType {
    /// The balances of a user, named by the user's id.
    #[serde(rename = "BALANCE")]
    Balance,
    /// A monthly statement.
    #[serde(rename = "BILL")]
    Bill,
    /// An order.
    #[serde(rename = "ORDER")]
    Order,
    /// A member's claim to an order.
    #[serde(rename = "ORDER_CLAIM")]
    OrderClaim,
    /// A payment by a channel.
    #[serde(rename = "PAYMENT")]
    Payment,
    /// What one line pays one beneficiary.
    #[serde(rename = "REBATE")]
    Rebate,
    /// A refund.
    #[serde(rename = "REFUND")]
    Refund,
    /// A user's account.
    #[serde(rename = "USER")]
    User,
    /// An endpoint of webhooks.
    #[serde(rename = "WEBHOOK")]
    Webhook,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What happened. Kinds are added: expect some that you do not know.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventKind {
    /// A user's balance changed. It does not say to what: read the balance, which may have moved on.
    #[serde(rename = "BALANCE_CHANGED")]
    BalanceChanged,
    /// A bill was issued.
    #[serde(rename = "BILL_ISSUED")]
    BillIssued,
    /// It was decided whether a claimed order is the claimant's, or nobody decided it in time.
    #[serde(rename = "ORDER_CLAIM_DECIDED")]
    OrderClaimDecided,
    /// An order of the store is paid: pick and pack it.
    #[serde(rename = "ORDER_PICK_REQUESTED")]
    OrderPickRequested,
    /// An order of the store is not to be shipped any more: stop picking it, or put the goods back.
    #[serde(rename = "ORDER_PICK_WITHDRAWN")]
    OrderPickWithdrawn,
    /// An order was recorded or changed.
    #[serde(rename = "ORDER_UPDATED")]
    OrderUpdated,
    /// A payment of an order of the store was begun, or its state changed.
    #[serde(rename = "PAYMENT_UPDATED")]
    PaymentUpdated,
    /// A rebate's expected amount or state changed, and nothing was credited or taken back.
    #[serde(rename = "REBATE_CHANGED")]
    RebateChanged,
    /// A rebate, or a part of it, became available.
    #[serde(rename = "REBATE_CREDITED")]
    RebateCredited,
    /// Some or all of what was credited was taken back.
    #[serde(rename = "REBATE_TAKEN_BACK")]
    RebateTakenBack,
    /// A rebate was recorded for the first time, and nothing is credited yet.
    #[serde(rename = "REBATE_TRACKED")]
    RebateTracked,
    /// A refund was withdrawn.
    #[serde(rename = "REFUND_CANCELLED")]
    RefundCancelled,
    /// A refund was given up: it is proved that no money moved.
    #[serde(rename = "REFUND_FAILED")]
    RefundFailed,
    /// A refund was refused.
    #[serde(rename = "REFUND_REJECTED")]
    RefundRejected,
    /// A refund was asked for.
    #[serde(rename = "REFUND_REQUESTED")]
    RefundRequested,
    /// The buyer is asked to send the goods of a refund back, or reminded of it.
    #[serde(rename = "REFUND_RETURN_ASKED")]
    RefundReturnAsked,
    /// The buyer has the money of a refund, and it has taken its effect.
    #[serde(rename = "REFUND_SUCCEEDED")]
    RefundSucceeded,
    /// A refund went on in another way than the other kinds tell: its state now says where it is.
    #[serde(rename = "REFUND_UPDATED")]
    RefundUpdated,
    /// A user changed their password; their other sessions have ended.
    #[serde(rename = "USER_PASSWORD_CHANGED")]
    UserPasswordChanged,
    /// A member registered.
    #[serde(rename = "USER_REGISTERED")]
    UserRegistered,
    /// A refresh token came a second time: somebody may have stolen it, and its session has ended.
    #[serde(rename = "USER_SESSION_COMPROMISED")]
    UserSessionCompromised,
    /// A user signed in.
    #[serde(rename = "USER_SIGNED_IN")]
    UserSignedIn,
    /// An endpoint of webhooks was disabled, because it said so or because it failed for too long.
    #[serde(rename = "WEBHOOK_ENDPOINT_DISABLED")]
    WebhookEndpointDisabled,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a hold is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum HoldStatus {
    /// The amount, or a part of it, was taken; the rest is free again.
    #[serde(rename = "CAPTURED")]
    Captured,
    /// The amount is free again, because the hold's time was over.
    #[serde(rename = "EXPIRED")]
    Expired,
    /// The amount is reserved.
    #[serde(rename = "OPEN")]
    Open,
    /// The amount is free again.
    #[serde(rename = "RELEASED")]
    Released,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why an import was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ImportErrorCode {
    /// No records, or more than one call takes.
    #[serde(rename = "BAD_COUNT")]
    BadCount,
    /// The idempotency key is not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDEMPOTENCY_KEY")]
    BadIdempotencyKey,
    /// The idempotency key was used with another input.
    #[serde(rename = "IDEMPOTENCY_KEY_MISMATCH")]
    IdempotencyKeyMismatch,
    /// Records are wrong; nothing was imported. `failures` lists them.
    #[serde(rename = "REJECTED")]
    Rejected,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where an input of a calculation comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum InputSource {
    /// The platform's own refunds.
    #[serde(rename = "PLATFORM")]
    Platform,
    /// The buyer's profile when the order was first priced.
    #[serde(rename = "PROFILE")]
    Profile,
    /// The buyer's other orders.
    #[serde(rename = "PURCHASES")]
    Purchases,
    /// The newest report of the order's source.
    #[serde(rename = "REPORT")]
    Report,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about background jobs was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum JobErrorCode {
    /// The note is too long or not printable.
    #[serde(rename = "BAD_NOTE")]
    BadNote,
    /// No such job.
    #[serde(rename = "JOB_NOT_FOUND")]
    JobNotFound,
    /// Another job of the kind with the same key is waiting or running.
    #[serde(rename = "KEY_TAKEN")]
    KeyTaken,
    /// The job's state does not allow it.
    #[serde(rename = "NOT_ALLOWED_NOW")]
    NotAllowedNow,
    /// The job has changed since it was read.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Which background jobs come first among those that are due.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum JobPriority {
    /// Somebody waits for it.
    #[serde(rename = "HIGH")]
    High,
    /// Housekeeping.
    #[serde(rename = "LOW")]
    Low,
    /// Most jobs.
    #[serde(rename = "NORMAL")]
    Normal,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a background job stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum JobState {
    /// It failed as often as it may, or for good. A person retries or discards it.
    #[serde(rename = "DEAD")]
    Dead,
    /// A person decided that it is not done.
    #[serde(rename = "DISCARDED")]
    Discarded,
    /// It was done.
    #[serde(rename = "DONE")]
    Done,
    /// A worker holds it.
    #[serde(rename = "RUNNING")]
    Running,
    /// It is tried when it is due.
    #[serde(rename = "WAITING")]
    Waiting,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// The language of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Simplified Chinese.
    #[serde(rename = "CHINESE")]
    Chinese,
    /// English.
    #[serde(rename = "ENGLISH")]
    English,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why something is missing in the answer of `linkConvert`, or not certain.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LinkConvertReason {
    /// The network cannot be reached, and nothing is known of the product: the link is one of earlier.
    #[serde(rename = "ESTIMATE_UNKNOWN")]
    EstimateUnknown,
    /// The network has to know the buyer first: there is no link before the buyer has agreed at `registerUrl`.
    #[serde(rename = "NOT_REGISTERED")]
    NotRegistered,
    /// The network cannot be reached: product and estimate are what was known within the last day.
    #[serde(rename = "PRODUCT_STALE")]
    ProductStale,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about links was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LinkErrorCode {
    /// The channel is not 1 to 64 printable characters.
    #[serde(rename = "BAD_CHANNEL")]
    BadChannel,
    /// The idempotency key is not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDEMPOTENCY_KEY")]
    BadIdempotencyKey,
    /// The idempotency key was used with another input.
    #[serde(rename = "IDEMPOTENCY_KEY_MISMATCH")]
    IdempotencyKeyMismatch,
    /// A bot has to say for whom it asks.
    #[serde(rename = "IDENTITY_NEEDED")]
    IdentityNeeded,
    /// No active user is linked to the identity: the user has to be linked first.
    #[serde(rename = "IDENTITY_NOT_LINKED")]
    IdentityNotLinked,
    /// The network knows this buyer by a name that is somebody else's here.
    #[serde(rename = "NAME_TAKEN")]
    NameTaken,
    /// The network cannot be reached now, and nothing is known of the product. Try again later.
    #[serde(rename = "NETWORK_AWAY")]
    NetworkAway,
    /// Links of this network are not made here.
    #[serde(rename = "NETWORK_NOT_OFFERED")]
    NetworkNotOffered,
    /// The network does not accept our request; trying again does not help.
    #[serde(rename = "NETWORK_REFUSED")]
    NetworkRefused,
    /// The network has no such product, or pays nothing for it.
    #[serde(rename = "NOT_PROMOTED")]
    NotPromoted,
    /// The text has no link to a product.
    #[serde(rename = "NO_LINK")]
    NoLink,
    /// The text has links to more than one product.
    #[serde(rename = "SEVERAL_PRODUCTS")]
    SeveralProducts,
    /// The text has more than 4000 characters.
    #[serde(rename = "TEXT_TOO_LONG")]
    TextTooLong,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about affiliate networks was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NetworkErrorCode {
    /// The period is empty, longer than 92 days, or not over yet.
    #[serde(rename = "BAD_PERIOD")]
    BadPeriod,
    /// No such account is configured on the server that was asked.
    #[serde(rename = "NETWORK_NOT_FOUND")]
    NetworkNotFound,
    /// The network cannot be asked about times so long ago.
    #[serde(rename = "OUT_OF_REACH")]
    OutOfReach,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What a network is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NetworkFeed {
    /// Refunds of lines (维权).
    #[serde(rename = "AFTER_SALES")]
    AfterSales,
    /// Order lines.
    #[serde(rename = "ORDERS")]
    Orders,
    /// Lines frozen for a breach of rules.
    #[serde(rename = "PUNISHMENTS")]
    Punishments,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// How far the registration of a buyer at a network is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NetworkRegistrationStatus {
    /// The network knows the buyer.
    #[serde(rename = "DONE")]
    Done,
    /// The buyer has to agree first, at `url`.
    #[serde(rename = "OPEN")]
    Open,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a window of a network was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NetworkScanKind {
    /// Somebody asked for it.
    #[serde(rename = "MANUAL")]
    Manual,
    /// The whole of the month before, when it is over.
    #[serde(rename = "MONTHLY")]
    Monthly,
    /// The whole of the day before.
    #[serde(rename = "NIGHTLY")]
    Nightly,
    /// The whole of the month before, once the network has settled it.
    #[serde(rename = "SETTLEMENT")]
    Settlement,
    /// It was the next one.
    #[serde(rename = "SYNC")]
    Sync,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What can be done about a network that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NetworkTroubleKind {
    /// It is asked again later: it gave no answer, or says that it is at fault.
    #[serde(rename = "AWAY")]
    Away,
    /// Its answer cannot be read.
    #[serde(rename = "BAD_ANSWER")]
    BadAnswer,
    /// It is asked less often.
    #[serde(rename = "LIMITED")]
    Limited,
    /// A buyer has to be registered first.
    #[serde(rename = "NOT_REGISTERED")]
    NotRegistered,
    /// People have to look: keys, rights, clocks, or a request that it does not understand.
    #[serde(rename = "REFUSED")]
    Refused,
    /// It is asked for a shorter time.
    #[serde(rename = "TOO_LONG")]
    TooLong,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// A way in which notifications leave the platform. The list within it always has them all.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotificationChannel {
    /// A mail to the user's address.
    #[serde(rename = "EMAIL")]
    Email,
    /// A push to the user's apps.
    #[serde(rename = "PUSH")]
    Push,
    /// A text message to the user's phone.
    #[serde(rename = "SMS")]
    Sms,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a delivery stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotificationDeliveryState {
    /// It failed as often as it may. Its job can be retried.
    #[serde(rename = "DEAD")]
    Dead,
    /// It was given up.
    #[serde(rename = "DISCARDED")]
    Discarded,
    /// The provider has taken it.
    #[serde(rename = "SENT")]
    Sent,
    /// It is on its way, or waits for its next attempt.
    #[serde(rename = "WAITING")]
    Waiting,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about notifications was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotificationErrorCode {
    /// The token of an app has 16 to 4096 printable ASCII characters.
    #[serde(rename = "BAD_DEVICE_TOKEN")]
    BadDeviceToken,
    /// The quiet hours do not begin and end at different times of the day.
    #[serde(rename = "BAD_QUIET_HOURS")]
    BadQuietHours,
    /// The template does not render with sample facts, or not within the limits.
    #[serde(rename = "BAD_TEMPLATE")]
    BadTemplate,
    /// No such app of the caller's.
    #[serde(rename = "DEVICE_NOT_FOUND")]
    DeviceNotFound,
    /// Only mail has HTML.
    #[serde(rename = "HTML_ONLY_FOR_MAIL")]
    HtmlOnlyForMail,
    /// Mail about the safety of the account cannot be switched off.
    #[serde(rename = "NOT_OPTIONAL")]
    NotOptional,
    /// Somebody else has changed the template.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// More than one may have or name.
    #[serde(rename = "TOO_MANY")]
    TooMany,
    /// The time zone is not in the IANA database.
    #[serde(rename = "UNKNOWN_TIME_ZONE")]
    UnknownTimeZone,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What users are told of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotificationKind {
    /// A bill was issued.
    #[serde(rename = "BILL_ISSUED")]
    BillIssued,
    /// An order was cancelled, has expired or was declared void.
    #[serde(rename = "ORDER_CANCELLED")]
    OrderCancelled,
    /// A claimed order is the claimant's.
    #[serde(rename = "ORDER_CLAIM_GRANTED")]
    OrderClaimGranted,
    /// A claimed order is not the claimant's, or nobody could say so in time.
    #[serde(rename = "ORDER_CLAIM_REFUSED")]
    OrderClaimRefused,
    /// An order was paid.
    #[serde(rename = "ORDER_PAID")]
    OrderPaid,
    /// An order has arrived.
    #[serde(rename = "ORDER_RECEIVED")]
    OrderReceived,
    /// An order is final at its source.
    #[serde(rename = "ORDER_SETTLED")]
    OrderSettled,
    /// An order is on its way.
    #[serde(rename = "ORDER_SHIPPED")]
    OrderShipped,
    /// The password was changed.
    #[serde(rename = "PASSWORD_CHANGED")]
    PasswordChanged,
    /// A rebate became available.
    #[serde(rename = "REBATE_CREDITED")]
    RebateCredited,
    /// Some or all of a rebate was taken back.
    #[serde(rename = "REBATE_TAKEN_BACK")]
    RebateTakenBack,
    /// A rebate was announced.
    #[serde(rename = "REBATE_TRACKED")]
    RebateTracked,
    /// A refund was withdrawn.
    #[serde(rename = "REFUND_CANCELLED")]
    RefundCancelled,
    /// A refund was given up.
    #[serde(rename = "REFUND_FAILED")]
    RefundFailed,
    /// A refund was refused.
    #[serde(rename = "REFUND_REJECTED")]
    RefundRejected,
    /// A refund was asked for.
    #[serde(rename = "REFUND_REQUESTED")]
    RefundRequested,
    /// The goods of a refund are to be sent back.
    #[serde(rename = "REFUND_RETURN_ASKED")]
    RefundReturnAsked,
    /// The money of a refund is back.
    #[serde(rename = "REFUND_SUCCEEDED")]
    RefundSucceeded,
    /// A session was ended because somebody may have stolen it.
    #[serde(rename = "SESSION_COMPROMISED")]
    SessionCompromised,
    /// Somebody signed in to the account.
    #[serde(rename = "SIGNED_IN")]
    SignedIn,
    /// An endpoint of webhooks was disabled, which its maker is told.
    #[serde(rename = "WEBHOOK_ENDPOINT_DISABLED")]
    WebhookEndpointDisabled,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// A language that notifications are written in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotificationLanguage {
    /// English.
    #[serde(rename = "EN")]
    En,
    /// Chinese, simplified.
    #[serde(rename = "ZH")]
    Zh,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a wording is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotificationMedium {
    /// In a mail.
    #[serde(rename = "EMAIL")]
    Email,
    /// In the list of notifications within the platform.
    #[serde(rename = "IN_APP")]
    InApp,
    /// On the screen of a phone.
    #[serde(rename = "PUSH")]
    Push,
    /// In a text message. Some gateways send only wordings that are registered with them.
    #[serde(rename = "SMS")]
    Sms,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What to do about wrong records.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OnError {
    /// Import nothing.
    #[serde(rename = "REJECT_ALL")]
    RejectAll,
    /// Import the others.
    #[serde(rename = "SKIP_FAILED")]
    SkipFailed,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What people may do with an order of the store.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderAction {
    /// Have it cancelled: `orderCancel`.
    #[serde(rename = "CANCEL")]
    Cancel,
    /// Say that it has arrived: `orderReceive`.
    #[serde(rename = "RECEIVE")]
    Receive,
    /// Hand it to a courier: `orderShip`.
    #[serde(rename = "SHIP")]
    Ship,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// How an order has found its buyer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderAttribution {
    /// Somebody said that it was theirs, and what spoke for it was enough for the platform or for staff.
    #[serde(rename = "CLAIM")]
    Claim,
    /// Its network names nobody, and the buyer alone followed a link to it when the network says that somebody did.
    #[serde(rename = "CLICK")]
    Click,
    /// Its source names the buyer by an identity that is linked to them.
    #[serde(rename = "NAME")]
    Name,
    /// The buyer placed it in the platform's own store.
    #[serde(rename = "STORE")]
    Store,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where the wish to cancel an order of the store is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderCancellationState {
    /// The order was cancelled, or a refund of all of it was asked for.
    #[serde(rename = "DONE")]
    Done,
    /// The order went on meanwhile to where it cannot be cancelled any more.
    #[serde(rename = "DROPPED")]
    Dropped,
    /// It was looked at as often as it may be: somebody has to decide.
    #[serde(rename = "MANUAL")]
    Manual,
    /// Steps of the order are still under way; it is looked at again.
    #[serde(rename = "WAITING")]
    Waiting,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about a claim was refused. None of what a claimant is told depends on orders of others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderClaimErrorCode {
    /// The caller has claimed the order already, and nothing is decided.
    #[serde(rename = "ALREADY_CLAIMED")]
    AlreadyClaimed,
    /// The order is the caller's already.
    #[serde(rename = "ALREADY_YOURS")]
    AlreadyYours,
    /// The idempotency key is not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDEMPOTENCY_KEY")]
    BadIdempotencyKey,
    /// A bot names the account of the chat in which it was asked; a person claims for themselves and names none.
    #[serde(rename = "BAD_IDENTITY")]
    BadIdentity,
    /// The note is empty, too long or not printable.
    #[serde(rename = "BAD_NOTE")]
    BadNote,
    /// The number does not have the shape of that network's numbers, or of any when none is named.
    #[serde(rename = "BAD_NUMBER")]
    BadNumber,
    /// What was paid is not above zero.
    #[serde(rename = "BAD_PAID")]
    BadPaid,
    /// Orders of this source cannot be claimed.
    #[serde(rename = "BAD_SOURCE")]
    BadSource,
    /// The claim does not exist, or is not the caller's.
    #[serde(rename = "CLAIM_NOT_FOUND")]
    ClaimNotFound,
    /// The order has another buyer, and `takeFromBuyer` is not true.
    #[serde(rename = "HAS_BUYER")]
    HasBuyer,
    /// Its buyer has asked for a refund of the order.
    #[serde(rename = "HAS_REFUNDS")]
    HasRefunds,
    /// The idempotency key was used with another input.
    #[serde(rename = "IDEMPOTENCY_KEY_MISMATCH")]
    IdempotencyKeyMismatch,
    /// Nobody is linked to the account.
    #[serde(rename = "IDENTITY_NOT_LINKED")]
    IdentityNotLinked,
    /// The claim is over.
    #[serde(rename = "NOT_ALLOWED_NOW")]
    NotAllowedNow,
    /// The order is not known yet.
    #[serde(rename = "ORDER_NOT_SEEN")]
    OrderNotSeen,
    /// Nobody decides their own claim.
    #[serde(rename = "OWN_CLAIM")]
    OwnClaim,
    /// Rebates of the order were credited, to its buyer or somebody who had invited them.
    #[serde(rename = "REBATES_CREDITED")]
    RebatesCredited,
    /// Ten claims of the claimant are open.
    #[serde(rename = "TOO_MANY_OPEN")]
    TooManyOpen,
    /// The claimant has made twenty claims within 24 hours.
    #[serde(rename = "TOO_MANY_TODAY")]
    TooManyToday,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What speaks for a claim, or against it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderClaimEvidenceKind {
    /// The order was claimed within 48 hours after it was placed.
    #[serde(rename = "CLAIMED_SOON")]
    ClaimedSoon,
    /// The claimant followed a link to an item of the order within 24 hours before it was placed.
    #[serde(rename = "CLICKED_SHORTLY_BEFORE")]
    ClickedShortlyBefore,
    /// The claimant followed a link to an item of the order within 15 days before it was placed.
    #[serde(rename = "CLICKED_WITHIN_WINDOW")]
    ClickedWithinWindow,
    /// The network dates the click that led to the order within two minutes of one of the claimant's.
    #[serde(rename = "NETWORK_SAW_CLICK")]
    NetworkSawClick,
    /// The claimant names another amount than was paid.
    #[serde(rename = "PAID_DIFFERS")]
    PaidDiffers,
    /// The claimant knows what was paid.
    #[serde(rename = "PAID_KNOWN")]
    PaidKnown,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a claim is, as staff know it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderClaimState {
    /// Nobody has decided it in time.
    #[serde(rename = "EXPIRED")]
    Expired,
    /// The order is the claimant's.
    #[serde(rename = "GRANTED")]
    Granted,
    /// The order is known, and a person has to decide.
    #[serde(rename = "IN_REVIEW")]
    InReview,
    /// The order is not the claimant's.
    #[serde(rename = "REFUSED")]
    Refused,
    /// The order is not known yet.
    #[serde(rename = "WAITING")]
    Waiting,
    /// The claimant takes it back.
    #[serde(rename = "WITHDRAWN")]
    Withdrawn,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a claim is, as far as its claimant may know: that it is open says neither that its order is known nor that it
/// is not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderClaimStatus {
    /// Nobody has decided it in time.
    #[serde(rename = "EXPIRED")]
    Expired,
    /// The order is the claimant's.
    #[serde(rename = "GRANTED")]
    Granted,
    /// Not decided yet.
    #[serde(rename = "OPEN")]
    Open,
    /// The order is not the claimant's.
    #[serde(rename = "REFUSED")]
    Refused,
    /// The claimant takes it back.
    #[serde(rename = "WITHDRAWN")]
    Withdrawn,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What moved an order of the store.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderEventCause {
    /// A call from outside, such as that of a payment channel.
    #[serde(rename = "CALLBACK")]
    Callback,
    /// Somebody asked for it.
    #[serde(rename = "COMMAND")]
    Command,
    /// The answer of an outside system that was asked.
    #[serde(rename = "POLL")]
    Poll,
    /// A refund moved.
    #[serde(rename = "REFUND")]
    Refund,
    /// A step of the order is done, or failed for good.
    #[serde(rename = "STEP")]
    Step,
    /// Its time had come.
    #[serde(rename = "TIMER")]
    Timer,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What happened to an order of the store.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderEventKind {
    /// It was cancelled before it was paid.
    #[serde(rename = "CANCEL")]
    Cancel,
    /// Every task that follows the payment is done.
    #[serde(rename = "FOLLOWED_UP")]
    FollowedUp,
    /// The courier turned it round.
    #[serde(rename = "INTERCEPTED")]
    Intercepted,
    /// It was paid.
    #[serde(rename = "PAID")]
    Paid,
    /// It was placed.
    #[serde(rename = "PLACE")]
    Place,
    /// A task that prepares it failed for good.
    #[serde(rename = "PREPARATION_FAILED")]
    PreparationFailed,
    /// Every task that prepares it is done.
    #[serde(rename = "PREPARED")]
    Prepared,
    /// A refund of all of it succeeded.
    #[serde(rename = "REFUNDED_IN_FULL")]
    RefundedInFull,
    /// A refund of a part of it succeeded.
    #[serde(rename = "REFUNDED_IN_PART")]
    RefundedInPart,
    /// The refund ended and no money moved.
    #[serde(rename = "REFUND_ENDED")]
    RefundEnded,
    /// A refund was granted for which the goods need not come back.
    #[serde(rename = "REFUND_ROUTED")]
    RefundRouted,
    /// It was handed to the courier.
    #[serde(rename = "SHIP")]
    Ship,
    /// The buyer has it.
    #[serde(rename = "SIGNED")]
    Signed,
    /// Its time had come: to pay, to ship, to deliver, or to send it back.
    #[serde(rename = "TIMER")]
    Timer,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// By what orders are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderSortField {
    /// When they were placed.
    #[serde(rename = "PLACED_AT")]
    PlacedAt,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where an order comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderSource {
    /// Imported from a file in the platform's own record format.
    #[serde(rename = "IMPORT")]
    Import,
    /// JD Union (京东联盟).
    #[serde(rename = "JD")]
    Jd,
    /// Pinduoduo (多多进宝).
    #[serde(rename = "PINDUODUO")]
    Pinduoduo,
    /// Sold by the platform itself.
    #[serde(rename = "STORE")]
    Store,
    /// Taobao Union (淘宝联盟).
    #[serde(rename = "TAOBAO")]
    Taobao,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where an order, or one of its lines, is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderStatus {
    /// Waiting for the buyer's payment.
    #[serde(rename = "AWAITING_PAYMENT")]
    AwaitingPayment,
    /// Cancelled.
    #[serde(rename = "CANCELLED")]
    Cancelled,
    /// Being cancelled; nobody may ship it.
    #[serde(rename = "CANCELLING")]
    Cancelling,
    /// Placed, not yet asked to pay.
    #[serde(rename = "CREATED")]
    Created,
    /// Never paid in time.
    #[serde(rename = "EXPIRED")]
    Expired,
    /// Being picked and packed.
    #[serde(rename = "FULFILLING")]
    Fulfilling,
    /// Declared void by its source: it earns no commission.
    #[serde(rename = "INVALID")]
    Invalid,
    /// Paid.
    #[serde(rename = "PAID")]
    Paid,
    /// Received by the buyer.
    #[serde(rename = "RECEIVED")]
    Received,
    /// Received, and the commission is final.
    #[serde(rename = "SETTLED")]
    Settled,
    /// On its way to the buyer.
    #[serde(rename = "SHIPPED")]
    Shipped,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Work that belongs to an order of the store and is done after the answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderStepName {
    /// Writes down what the merchant owes for each line, by the terms of when the order was placed.
    #[serde(rename = "COMMISSION_TERMS")]
    CommissionTerms,
    /// Counts the order for the buyer's inviter.
    #[serde(rename = "INVITE_STATISTICS")]
    InviteStatistics,
    /// Tells the warehouse to pick and pack.
    #[serde(rename = "NOTIFICATION")]
    Notification,
    /// Gives the buyer points for what was paid.
    #[serde(rename = "POINTS")]
    Points,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// How far a step of an order is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderStepState {
    /// Its effect is there.
    #[serde(rename = "DONE")]
    Done,
    /// It cannot be done.
    #[serde(rename = "FAILED")]
    Failed,
    /// It waits for a worker.
    #[serde(rename = "QUEUED")]
    Queued,
    /// Its effect is taken back, or it was called off before it ran.
    #[serde(rename = "REVERSED")]
    Reversed,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a parcel is, as the courier says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ParcelStatus {
    /// The courier knows the number, or does not know it yet.
    #[serde(rename = "ANNOUNCED")]
    Announced,
    /// It is where it was sent to.
    #[serde(rename = "DELIVERED")]
    Delivered,
    /// It is on its way.
    #[serde(rename = "IN_TRANSIT")]
    InTransit,
    /// The courier has lost it.
    #[serde(rename = "LOST")]
    Lost,
    /// It went back to where it came from, and is there.
    #[serde(rename = "SENT_BACK")]
    SentBack,
    /// The courier told no end within 45 days, and is asked no more.
    #[serde(rename = "UNTRACED")]
    Untraced,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a callback was parked or refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentCallbackReason {
    /// The money moved under a number that the channel had closed; the number after it may have moved it as well.
    #[serde(rename = "CLOSED_NUMBER")]
    ClosedNumber,
    /// It is no news of a payment or a refund.
    #[serde(rename = "NOT_ACTED_ON")]
    NotActedOn,
    /// We have no payment with the number at the channel.
    #[serde(rename = "UNKNOWN_NUMBER")]
    UnknownNumber,
    /// We have no refund with the number at the channel.
    #[serde(rename = "UNKNOWN_REFUND")]
    UnknownRefund,
    /// The amount is not that of the payment or refund.
    #[serde(rename = "WRONG_AMOUNT")]
    WrongAmount,
    /// The app is not ours.
    #[serde(rename = "WRONG_APP")]
    WrongApp,
    /// The merchant is not ours.
    #[serde(rename = "WRONG_MERCHANT")]
    WrongMerchant,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What became of a callback whose signature is the channel's.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentCallbackResult {
    /// It told something new, which was written down.
    #[serde(rename = "APPLIED")]
    Applied,
    /// It told what was known.
    #[serde(rename = "DUPLICATE")]
    Duplicate,
    /// It does not fit our books: somebody has to look at it.
    #[serde(rename = "PARKED")]
    Parked,
    /// It is about nothing that we act on.
    #[serde(rename = "REFUSED")]
    Refused,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What payments are made by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentChannel {
    /// Alipay (支付宝).
    #[serde(rename = "ALIPAY")]
    Alipay,
    /// WeChat Pay (微信支付).
    #[serde(rename = "WECHAT_PAY")]
    WechatPay,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about a payment was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentErrorCode {
    /// Another payment of the order is open at the channel, in another scene or with another payer.
    #[serde(rename = "ANOTHER_IS_OPEN")]
    AnotherIsOpen,
    /// The evidence is missing, too long or not printable.
    #[serde(rename = "BAD_EVIDENCE")]
    BadEvidence,
    /// The idempotency key is not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDEMPOTENCY_KEY")]
    BadIdempotencyKey,
    /// The scene needs the payer's id, or takes none.
    #[serde(rename = "BAD_OPEN_ID")]
    BadOpenId,
    /// The channel is not offered here.
    #[serde(rename = "CHANNEL_NOT_OFFERED")]
    ChannelNotOffered,
    /// The idempotency key was used with another input.
    #[serde(rename = "IDEMPOTENCY_KEY_MISMATCH")]
    IdempotencyKeyMismatch,
    /// The state of the order or payment does not allow it.
    #[serde(rename = "NOT_ALLOWED_NOW")]
    NotAllowedNow,
    /// The order comes to nothing, or is not in yuan.
    #[serde(rename = "NOT_PAYABLE")]
    NotPayable,
    /// No such order of the store, or not the caller's.
    #[serde(rename = "ORDER_NOT_FOUND")]
    OrderNotFound,
    /// No such payment.
    #[serde(rename = "PAYMENT_NOT_FOUND")]
    PaymentNotFound,
    /// The channel has no such scene.
    #[serde(rename = "SCENE_NOT_OFFERED")]
    SceneNotOffered,
    /// Somebody else changed the payment meanwhile.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What moved a payment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentEventCause {
    /// The channel's answer to a call of ours.
    #[serde(rename = "CALL")]
    Call,
    /// The channel called.
    #[serde(rename = "CALLBACK")]
    Callback,
    /// Somebody asked for it.
    #[serde(rename = "COMMAND")]
    Command,
    /// The order moved.
    #[serde(rename = "ORDER")]
    Order,
    /// The channel's answer to a question.
    #[serde(rename = "POLL")]
    Poll,
    /// Its time had come.
    #[serde(rename = "TIMER")]
    Timer,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What happened to a payment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentEventKind {
    /// The buyer wanted to pay.
    #[serde(rename = "ASK")]
    Ask,
    /// The channel refused to make it.
    #[serde(rename = "CALL_REFUSED")]
    CallRefused,
    /// The channel said that it is closed.
    #[serde(rename = "CLOSED")]
    Closed,
    /// The channel knows the number, and the buyer can pay.
    #[serde(rename = "MADE")]
    Made,
    /// The channel did not know the number.
    #[serde(rename = "NOT_FOUND")]
    NotFound,
    /// The channel knew the number, and nobody had paid.
    #[serde(rename = "NOT_PAID")]
    NotPaid,
    /// The order was cancelled, or paid in another way, or its time was over.
    #[serde(rename = "ORDER_ENDED")]
    OrderEnded,
    /// The channel said that it is paid.
    #[serde(rename = "PAID")]
    Paid,
    /// Somebody said that the money is not ours.
    #[serde(rename = "RESOLVE_NOT_OURS")]
    ResolveNotOurs,
    /// Somebody said that the money is ours.
    #[serde(rename = "RESOLVE_PAID")]
    ResolvePaid,
    /// Its time had come.
    #[serde(rename = "TIMER")]
    Timer,
    /// A call or a question had no answer that proves anything.
    #[serde(rename = "UNKNOWN")]
    Unknown,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where the return of a payment is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentReturnStatus {
    /// Somebody has to look at it.
    #[serde(rename = "MANUAL")]
    Manual,
    /// The channel has not enough of our money.
    #[serde(rename = "NO_FUNDS")]
    NoFunds,
    /// The channel works on it.
    #[serde(rename = "PENDING")]
    Pending,
    /// It is about to be sent, now or after a wait.
    #[serde(rename = "READY")]
    Ready,
    /// A worker is calling the channel.
    #[serde(rename = "SENDING")]
    Sending,
    /// The payer has the money.
    #[serde(rename = "SUCCEEDED")]
    Succeeded,
    /// A call had no clear answer: the money may have moved, and the channel is asked.
    #[serde(rename = "UNKNOWN")]
    Unknown,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// How a buyer gets to a payment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentScene {
    /// Inside WeChat: the page there hands the fields of `jsapi` to `requestPayment`.
    #[serde(rename = "JSAPI")]
    Jsapi,
    /// By a page of Alipay, which the browser opens: `payUrl`.
    #[serde(rename = "PAGE")]
    Page,
    /// By a code that the buyer scans: `qrCode`.
    #[serde(rename = "QR")]
    Qr,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a payment is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentStatus {
    /// Nobody can pay any more, as far as is known.
    #[serde(rename = "CLOSED")]
    Closed,
    /// The channel was asked to close it.
    #[serde(rename = "CLOSING")]
    Closing,
    /// Its number is stored, and the channel is being told.
    #[serde(rename = "CREATED")]
    Created,
    /// The channel took another amount than ours, or names another app or merchant: somebody has to look.
    #[serde(rename = "DISPUTED")]
    Disputed,
    /// The buyer can pay.
    #[serde(rename = "OPEN")]
    Open,
    /// The channel has the buyer's money.
    #[serde(rename = "PAID")]
    Paid,
    /// A call had no clear answer: the channel may know the number, and is asked.
    #[serde(rename = "UNKNOWN")]
    Unknown,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a payment goes back whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaymentSurplus {
    /// The order was over when the money came.
    #[serde(rename = "LATE")]
    Late,
    /// Another payment had paid the order.
    #[serde(rename = "SECOND")]
    Second,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// By what right something was changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Permission {
    /// Make and revoke bots' keys.
    #[serde(rename = "API_KEYS_MANAGE")]
    ApiKeysManage,
    /// Correct balances by hand and set parts of them aside.
    #[serde(rename = "BALANCES_ADJUST")]
    BalancesAdjust,
    /// Close months and issue bills.
    #[serde(rename = "BILLS_ISSUE")]
    BillsIssue,
    /// Add and change merchants and products.
    #[serde(rename = "CATALOGUE_MANAGE")]
    CatalogueManage,
    /// Decide whether claimed orders are the claimants'.
    #[serde(rename = "CLAIMS_DECIDE")]
    ClaimsDecide,
    /// Link users to their identities at networks and in chats.
    #[serde(rename = "IDENTITIES_LINK")]
    IdentitiesLink,
    /// Retry and discard background jobs.
    #[serde(rename = "JOBS_MANAGE")]
    JobsManage,
    /// Make links that earn, and make buyers known to networks.
    #[serde(rename = "LINKS_MAKE")]
    LinksMake,
    /// Have affiliate networks read.
    #[serde(rename = "NETWORKS_MANAGE")]
    NetworksManage,
    /// Claim orders of networks, and take such claims back.
    #[serde(rename = "ORDERS_CLAIM")]
    OrdersClaim,
    /// Ship orders of the store, confirm their receipt, and cancel those of others.
    #[serde(rename = "ORDERS_FULFIL")]
    OrdersFulfil,
    /// Import orders.
    #[serde(rename = "ORDERS_IMPORT")]
    OrdersImport,
    /// Place orders in the store, cancel them and confirm their receipt.
    #[serde(rename = "ORDERS_PLACE")]
    OrdersPlace,
    /// Change one's own account and end one's own sessions.
    #[serde(rename = "OWN_ACCOUNT_CHANGE")]
    OwnAccountChange,
    /// Say whose the money of disputed payments is, and have returns sent again that people were left with.
    #[serde(rename = "PAYMENTS_RESOLVE")]
    PaymentsResolve,
    /// Give buyers more than their refunds come to, as goodwill.
    #[serde(rename = "REFUNDS_COMPENSATE")]
    RefundsCompensate,
    /// Decide refunds, and withdraw those of others.
    #[serde(rename = "REFUNDS_DECIDE")]
    RefundsDecide,
    /// Ask for refunds, and withdraw what one has asked for.
    #[serde(rename = "REFUNDS_REQUEST")]
    RefundsRequest,
    /// End by hand what channels have left open of refunds, and have them sent again.
    #[serde(rename = "REFUNDS_RESOLVE")]
    RefundsResolve,
    /// Put users and orders on hold.
    #[serde(rename = "RISK_HOLDS_PLACE")]
    RiskHoldsPlace,
    /// Let users and orders go that are on hold.
    #[serde(rename = "RISK_HOLDS_RELEASE")]
    RiskHoldsRelease,
    /// Write, publish, pause and retire rebate rules.
    #[serde(rename = "RULES_MANAGE")]
    RulesManage,
    /// Have the platform ask for refunds of what it has sold.
    #[serde(rename = "SALES_WITHDRAW")]
    SalesWithdraw,
    /// Change the platform's settings.
    #[serde(rename = "SETTINGS_CHANGE")]
    SettingsChange,
    /// Change the keys that sign access tokens.
    #[serde(rename = "SIGNING_KEYS_ROTATE")]
    SigningKeysRotate,
    /// Register, sign in and stay signed in, which everybody may.
    #[serde(rename = "SIGN_IN")]
    SignIn,
    /// Correct what is in stock.
    #[serde(rename = "STOCK_ADJUST")]
    StockAdjust,
    /// Change roles, tiers and inviters; suspend, reinstate and close.
    #[serde(rename = "USERS_MANAGE")]
    UsersManage,
    /// Make documents of vouchers again that are lost or changed.
    #[serde(rename = "VOUCHERS_REISSUE")]
    VouchersReissue,
    /// Make, change and remove endpoints of webhooks, and have events delivered again.
    #[serde(rename = "WEBHOOKS_MANAGE")]
    WebhooksManage,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Whose rules an order gets.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PinRules {
    /// Those of when its link was followed, if that is known.
    #[serde(rename = "CLICK_TIME")]
    ClickTime,
    /// Those of when it was placed.
    #[serde(rename = "ORDER_TIME")]
    OrderTime,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Which of a rule's budgets.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RebateBudgetKind {
    /// The budget for the orders of one day.
    #[serde(rename = "DAY")]
    Day,
    /// The budget over the whole life of the rule.
    #[serde(rename = "TOTAL")]
    Total,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about rebate rules was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RebateRuleErrorCode {
    /// An amount is negative, of another currency than the rule's others, or out of range.
    #[serde(rename = "BAD_AMOUNT")]
    BadAmount,
    /// The condition is not a CEL condition over the known names.
    #[serde(rename = "BAD_CONDITION")]
    BadCondition,
    /// The document is not JSON, or not a document of rules: a field is unknown, missing or does not fit.
    #[serde(rename = "BAD_DOCUMENT")]
    BadDocument,
    /// Hours outside 0 to 24, or none covered.
    #[serde(rename = "BAD_HOURS")]
    BadHours,
    /// The key is empty, too long or has other characters than `a` to `z`, digits, `-`, `_` and `.`.
    #[serde(rename = "BAD_KEY")]
    BadKey,
    /// A list has empty, too long or repeated items, or too many.
    #[serde(rename = "BAD_LIST")]
    BadList,
    /// The name is empty, too long or not printable.
    #[serde(rename = "BAD_NAME")]
    BadName,
    /// Two bounds contradict each other.
    #[serde(rename = "BAD_RANGE")]
    BadRange,
    /// The tiers are not in order, or the first does not begin at zero.
    #[serde(rename = "BAD_TIERS")]
    BadTiers,
    /// Rules exclude each other in a circle.
    #[serde(rename = "CYCLIC_EXCLUDES")]
    CyclicExcludes,
    /// The period ends before it begins, or at the same time.
    #[serde(rename = "EMPTY_PERIOD")]
    EmptyPeriod,
    /// The rule ends before it starts, or at the same time.
    #[serde(rename = "EMPTY_VALIDITY")]
    EmptyValidity,
    /// A rule keeps its key.
    #[serde(rename = "KEY_FIXED")]
    KeyFixed,
    /// Another rule has the key.
    #[serde(rename = "KEY_TAKEN")]
    KeyTaken,
    /// A budget without an amount, or a subsidy without a budget.
    #[serde(rename = "MISSING_BUDGET")]
    MissingBudget,
    /// A multiplier must be in a group of its own.
    #[serde(rename = "MISSING_GROUP")]
    MissingGroup,
    /// The reward pays nothing.
    #[serde(rename = "NOTHING_PAID")]
    NothingPaid,
    /// The rule's state does not allow it.
    #[serde(rename = "NOT_ALLOWED_NOW")]
    NotAllowedNow,
    /// No such rule.
    #[serde(rename = "NOT_FOUND")]
    NotFound,
    /// Another exclusive rule of the same priority may cover the same lines.
    #[serde(rename = "OVERLAPPING_EXCLUSIVE")]
    OverlappingExclusive,
    /// A share above the whole takes a subsidy.
    #[serde(rename = "PERCENT_TOO_HIGH")]
    PercentTooHigh,
    /// Two rules of a document have one key.
    #[serde(rename = "REPEATED_KEY")]
    RepeatedKey,
    /// The key is that of a rule that was retired for good.
    #[serde(rename = "RETIRED_RULE")]
    RetiredRule,
    /// Somebody else changed the rule meanwhile.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// The period has more than can be tested at once.
    #[serde(rename = "TOO_LARGE")]
    TooLarge,
    /// An excluded rule does not exist.
    #[serde(rename = "UNKNOWN_RULE")]
    UnknownRule,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a rule is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RebateRuleStatus {
    /// Written, never in force.
    #[serde(rename = "DRAFT")]
    Draft,
    /// Taken out of force for now.
    #[serde(rename = "PAUSED")]
    Paused,
    /// In force.
    #[serde(rename = "PUBLISHED")]
    Published,
    /// Taken out of force for good.
    #[serde(rename = "RETIRED")]
    Retired,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Of which versions a file of rules is made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RebateRulesWhich {
    /// Those in force now or from a later time on; where a rule has both, the later one.
    #[serde(rename = "IN_FORCE")]
    InForce,
    /// The newest of every rule that is not retired, whether it was published or not.
    #[serde(rename = "NEWEST")]
    Newest,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a rebate is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RebateStatus {
    /// Taken back after it had been credited.
    #[serde(rename = "CLAWED_BACK")]
    ClawedBack,
    /// The buyer has received the goods.
    #[serde(rename = "CONFIRMED")]
    Confirmed,
    /// In the available balance.
    #[serde(rename = "CREDITED")]
    Credited,
    /// The commission is final; the hold period is running.
    #[serde(rename = "HOLDING")]
    Holding,
    /// The line earns nothing.
    #[serde(rename = "INVALID")]
    Invalid,
    /// A dispute is open, or somebody looks at the order.
    #[serde(rename = "IN_REVIEW")]
    InReview,
    /// The order was seen.
    #[serde(rename = "TRACKED")]
    Tracked,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What is wrong with a field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RecordProblemCode {
    /// A text holds NUL or another control character.
    #[serde(rename = "CONTROL_CHARACTER")]
    ControlCharacter,
    /// The record contradicts its order or what is known of its line.
    #[serde(rename = "INCONSISTENT")]
    Inconsistent,
    /// A time is not RFC 3339 with an offset, or outside 2000 to 2100.
    #[serde(rename = "INVALID_TIME")]
    InvalidTime,
    /// The record cannot be read at all.
    #[serde(rename = "MALFORMED")]
    Malformed,
    /// A required field is absent or empty.
    #[serde(rename = "MISSING")]
    Missing,
    /// An amount or quantity is below zero.
    #[serde(rename = "NEGATIVE")]
    Negative,
    /// Not a plain decimal or whole number.
    #[serde(rename = "NOT_A_NUMBER")]
    NotANumber,
    /// A number is beyond what is accepted.
    #[serde(rename = "OUT_OF_RANGE")]
    OutOfRange,
    /// The record is longer than 1 MiB.
    #[serde(rename = "TOO_LARGE")]
    TooLarge,
    /// A text is longer than its limit.
    #[serde(rename = "TOO_LONG")]
    TooLong,
    /// More decimals than the currency has.
    #[serde(rename = "TOO_PRECISE")]
    TooPrecise,
    /// The currency is not one that the platform settles in.
    #[serde(rename = "UNKNOWN_CURRENCY")]
    UnknownCurrency,
    /// The record has a field that the format does not know.
    #[serde(rename = "UNKNOWN_FIELD")]
    UnknownField,
    /// The source is not one of the known ones.
    #[serde(rename = "UNKNOWN_SOURCE")]
    UnknownSource,
    /// The state is not one of the known ones.
    #[serde(rename = "UNKNOWN_STATUS")]
    UnknownStatus,
    /// A value has the wrong type.
    #[serde(rename = "WRONG_TYPE")]
    WrongType,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What people can do with a refund.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundAction {
    /// Grant it: `refundApprove`.
    #[serde(rename = "APPROVE")]
    Approve,
    /// Withdraw it: `refundCancel`.
    #[serde(rename = "CANCEL")]
    Cancel,
    /// Say what came of looking at the goods: `refundReturnInspect`.
    #[serde(rename = "INSPECT")]
    Inspect,
    /// Say that it was paid in another way: `refundResolve`.
    #[serde(rename = "PAY_ANOTHER_WAY")]
    PayAnotherWay,
    /// Say that the goods have come back: `refundReturnReceive`.
    #[serde(rename = "RECEIVE_RETURN")]
    ReceiveReturn,
    /// Refuse it: `refundReject`.
    #[serde(rename = "REJECT")]
    Reject,
    /// Say whether the courier turned the parcel round: `refundInterceptionReport`.
    #[serde(rename = "REPORT_INTERCEPTION")]
    ReportInterception,
    /// Say that the buyer has the money: `refundResolve`.
    #[serde(rename = "RESOLVE_DONE")]
    ResolveDone,
    /// Give it up: `refundResolve`.
    #[serde(rename = "RESOLVE_FAILED")]
    ResolveFailed,
    /// Have it sent again: `refundRetry`.
    #[serde(rename = "RETRY")]
    Retry,
    /// Say that the goods were sent back, and with whom: `refundReturnShip`.
    #[serde(rename = "SHIP_RETURN")]
    ShipReturn,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about refunds was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundErrorCode {
    /// The amount is above the limit of the caller's role.
    #[serde(rename = "ABOVE_LIMIT")]
    AboveLimit,
    /// No such member of staff, or one who is not active.
    #[serde(rename = "ASSIGNEE_NOT_FOUND")]
    AssigneeNotFound,
    /// The amount must be above zero.
    #[serde(rename = "BAD_AMOUNT")]
    BadAmount,
    /// Not at most ten printable texts of 1 to 500 characters.
    #[serde(rename = "BAD_EVIDENCE")]
    BadEvidence,
    /// The idempotency key is not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDEMPOTENCY_KEY")]
    BadIdempotencyKey,
    /// The inspection does not fit the lines and the amount of the refund.
    #[serde(rename = "BAD_INSPECTION")]
    BadInspection,
    /// The note is missing, too long or not printable.
    #[serde(rename = "BAD_NOTE")]
    BadNote,
    /// The carrier or the number of the parcel is missing or too long.
    #[serde(rename = "BAD_PARCEL")]
    BadParcel,
    /// The reason, or the command, needs something that shows or proves it.
    #[serde(rename = "EVIDENCE_MISSING")]
    EvidenceMissing,
    /// The buyer's balance could not be corrected.
    #[serde(rename = "GOODWILL_REFUSED")]
    GoodwillRefused,
    /// The idempotency key was used with another input.
    #[serde(rename = "IDEMPOTENCY_KEY_MISMATCH")]
    IdempotencyKeyMismatch,
    /// Both lines and an amount were named.
    #[serde(rename = "LINES_AND_AMOUNT")]
    LinesAndAmount,
    /// A line of it is already in an open refund.
    #[serde(rename = "LINE_IN_REFUND")]
    LineInRefund,
    /// A refund above the limit needs a second person.
    #[serde(rename = "NEEDS_SECOND_PERSON")]
    NeedsSecondPerson,
    /// The refund's state does not allow it.
    #[serde(rename = "NOT_ALLOWED_NOW")]
    NotAllowedNow,
    /// Something went wrong on our side before it was decided. It can be asked for again.
    #[serde(rename = "NOT_DECIDED")]
    NotDecided,
    /// The amount must be above zero.
    #[serde(rename = "NOT_POSITIVE")]
    NotPositive,
    /// It is not proved what the channel did with the number in use.
    #[serde(rename = "NOT_PROVED")]
    NotProved,
    /// The platform did not collect the money, or does not know the buyer.
    #[serde(rename = "NO_BALANCE")]
    NoBalance,
    /// No such order, or not the caller's.
    #[serde(rename = "ORDER_NOT_FOUND")]
    OrderNotFound,
    /// The order cannot be refunded in its state.
    #[serde(rename = "ORDER_NOT_REFUNDABLE")]
    OrderNotRefundable,
    /// The decision needs a reason.
    #[serde(rename = "REASON_MISSING")]
    ReasonMissing,
    /// The platform does not ask for a refund by itself for this reason.
    #[serde(rename = "REASON_NOT_LISTED")]
    ReasonNotListed,
    /// No such refund, or not the caller's.
    #[serde(rename = "REFUND_NOT_FOUND")]
    RefundNotFound,
    /// Only staff say whether goods need not come back.
    #[serde(rename = "STAFF_ONLY")]
    StaffOnly,
    /// Somebody else decided meanwhile.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// More than can be refunded.
    #[serde(rename = "TOO_MUCH")]
    TooMuch,
    /// A line that the order does not have, or one named twice.
    #[serde(rename = "UNKNOWN_LINE")]
    UnknownLine,
    /// The time in which a refund of the order may be asked for has passed.
    #[serde(rename = "WINDOW_PASSED")]
    WindowPassed,
    /// The amount must be in the order's currency.
    #[serde(rename = "WRONG_CURRENCY")]
    WrongCurrency,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What moved a refund.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundEventCause {
    /// The channel's answer to a call of ours.
    #[serde(rename = "CALL")]
    Call,
    /// The channel called.
    #[serde(rename = "CALLBACK")]
    Callback,
    /// Somebody asked for it.
    #[serde(rename = "COMMAND")]
    Command,
    /// The courier reported.
    #[serde(rename = "COURIER")]
    Courier,
    /// The order moved, or asked for it.
    #[serde(rename = "ORDER")]
    Order,
    /// The channel's answer to a question.
    #[serde(rename = "POLL")]
    Poll,
    /// Its time had come.
    #[serde(rename = "TIMER")]
    Timer,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What happened to a refund.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundEventKind {
    /// The buyer's account cannot take the money, which has left for it.
    #[serde(rename = "ABNORMAL")]
    Abnormal,
    /// The channel took the request and has not finished.
    #[serde(rename = "ACCEPTED")]
    Accepted,
    /// Somebody grants it.
    #[serde(rename = "APPROVE")]
    Approve,
    /// The buyer asks for it.
    #[serde(rename = "ASKED_BY_BUYER")]
    AskedByBuyer,
    /// Support asks for it.
    #[serde(rename = "ASKED_BY_SUPPORT")]
    AskedBySupport,
    /// The platform asks for it: not shipped in time, sold out, wrong price, paid twice or too late.
    #[serde(rename = "ASKED_BY_SYSTEM")]
    AskedBySystem,
    /// Our own call is answered: the money moved.
    #[serde(rename = "CALL_DONE")]
    CallDone,
    /// The channel refused the call.
    #[serde(rename = "CALL_REFUSED")]
    CallRefused,
    /// The call had no answer that proves anything.
    #[serde(rename = "CALL_UNKNOWN")]
    CallUnknown,
    /// The buyer withdraws it.
    #[serde(rename = "CANCEL_BY_BUYER")]
    CancelByBuyer,
    /// Support withdraws it.
    #[serde(rename = "CANCEL_BY_SUPPORT")]
    CancelBySupport,
    /// The channel closed the number for good: nothing moved and nothing can.
    #[serde(rename = "CLOSED")]
    Closed,
    /// A worker takes it, to call the channel.
    #[serde(rename = "DISPATCH")]
    Dispatch,
    /// A callback or a query says that the money moved.
    #[serde(rename = "DONE")]
    Done,
    /// The goods are not as they should be.
    #[serde(rename = "INSPECTION_FAILED")]
    InspectionFailed,
    /// The goods are as they should be.
    #[serde(rename = "INSPECTION_PASSED")]
    InspectionPassed,
    /// The goods are worth a part of the amount.
    #[serde(rename = "INSPECTION_PASSED_IN_PART")]
    InspectionPassedInPart,
    /// The courier turned the parcel round.
    #[serde(rename = "INTERCEPTED")]
    Intercepted,
    /// The courier could not.
    #[serde(rename = "INTERCEPT_FAILED")]
    InterceptFailed,
    /// The channel has not enough of our money. Nothing moved.
    #[serde(rename = "NOT_ENOUGH")]
    NotEnough,
    /// The channel did not look at the call: too many, or no connection. Nothing moved.
    #[serde(rename = "NOT_EXECUTED")]
    NotExecuted,
    /// A query does not find the number.
    #[serde(rename = "NOT_FOUND")]
    NotFound,
    /// Somebody paid the buyer in another way.
    #[serde(rename = "PAID_ANOTHER_WAY")]
    PaidAnotherWay,
    /// A query had no answer that proves anything.
    #[serde(rename = "QUERY_UNKNOWN")]
    QueryUnknown,
    /// A query proves that the number was refused for good.
    #[serde(rename = "REFUSAL_PROVED")]
    RefusalProved,
    /// Somebody refuses it.
    #[serde(rename = "REJECT")]
    Reject,
    /// Somebody says that the buyer has the money.
    #[serde(rename = "RESOLVE_DONE")]
    ResolveDone,
    /// Somebody gives it up.
    #[serde(rename = "RESOLVE_FAILED")]
    ResolveFailed,
    /// Somebody has it sent again.
    #[serde(rename = "RETRY")]
    Retry,
    /// The buyer's bank, or the channel, sent the money back.
    #[serde(rename = "RETURNED_BY_BANK")]
    ReturnedByBank,
    /// The goods have come back.
    #[serde(rename = "RETURN_RECEIVED")]
    ReturnReceived,
    /// The buyer sent the goods back.
    #[serde(rename = "RETURN_SHIPPED")]
    ReturnShipped,
    /// The wake-up time of the state has come.
    #[serde(rename = "TIMER")]
    Timer,
    /// Our account at the channel was filled up.
    #[serde(rename = "TOPPED_UP")]
    ToppedUp,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What came of looking at goods that came back.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundInspectionVerdict {
    /// They are not as they should be.
    #[serde(rename = "FAILED")]
    Failed,
    /// They are as they should be.
    #[serde(rename = "PASSED")]
    Passed,
    /// They are worth a part of the amount.
    #[serde(rename = "PASSED_IN_PART")]
    PassedInPart,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// How the money of a refund goes out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundPayout {
    /// Into the buyer's balance here, at once; the buyer wished so.
    #[serde(rename = "BALANCE")]
    Balance,
    /// By the channel that it came through.
    #[serde(rename = "CHANNEL")]
    Channel,
    /// By whoever collected it: the platform did not, and only writes down that it went back.
    #[serde(rename = "RECORDED")]
    Recorded,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// How much of an order of the store is refunded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundProgress {
    /// All of it.
    #[serde(rename = "FULL")]
    Full,
    /// Nothing.
    #[serde(rename = "NONE")]
    None,
    /// A part of it.
    #[serde(rename = "PARTIAL")]
    Partial,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why money goes back.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundReason {
    /// The buyer no longer wants it.
    #[serde(rename = "CHANGED_MIND")]
    ChangedMind,
    /// It arrived damaged or does not work.
    #[serde(rename = "DEFECTIVE")]
    Defective,
    /// It is not what was described.
    #[serde(rename = "NOT_AS_DESCRIBED")]
    NotAsDescribed,
    /// It never arrived.
    #[serde(rename = "NOT_RECEIVED")]
    NotReceived,
    /// Something else; the note says what.
    #[serde(rename = "OTHER")]
    Other,
    /// Sold out.
    #[serde(rename = "OUT_OF_STOCK")]
    OutOfStock,
    /// Sold at a wrong price.
    #[serde(rename = "WRONG_PRICE")]
    WrongPrice,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// How a refund ends that people were left with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundResolution {
    /// The buyer has the money, as a query or a statement shows.
    #[serde(rename = "DONE")]
    Done,
    /// No money moved, and none can.
    #[serde(rename = "FAILED")]
    Failed,
    /// It was paid in another way, and nothing can move by the channel any more.
    #[serde(rename = "PAID_ANOTHER_WAY")]
    PaidAnotherWay,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a parcel comes back.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundReturnKind {
    /// The courier turned it round.
    #[serde(rename = "INTERCEPTED")]
    Intercepted,
    /// The buyer sent it.
    #[serde(rename = "SENT_BACK")]
    SentBack,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request was set apart for a person to look at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundRisk {
    /// The buyer would have money back and keep the goods, or says that they never came.
    #[serde(rename = "GOODS_STAY")]
    GoodsStay,
    /// The order or its buyer is on hold.
    #[serde(rename = "ON_HOLD")]
    OnHold,
    /// The buyer has got back too large a share of what they bought.
    #[serde(rename = "RATIO")]
    Ratio,
    /// What is known of the buyer comes to a score at which somebody looks.
    #[serde(rename = "SIGNALS")]
    Signals,
    /// The buyer has asked for too many refunds of late.
    #[serde(rename = "VELOCITY")]
    Velocity,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What a granted refund does about the goods.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundRoute {
    /// Nothing comes back: the goods were not shipped, or need not.
    #[serde(rename = "DIRECT")]
    Direct,
    /// The courier was asked to turn the parcel round.
    #[serde(rename = "INTERCEPT")]
    Intercept,
    /// The buyer sends them back.
    #[serde(rename = "RETURN")]
    Return,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Where a refund is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundStatus {
    /// The buyer was asked to send the goods back.
    #[serde(rename = "AWAITING_RETURN")]
    AwaitingReturn,
    /// The money had left, and came back from the buyer's bank.
    #[serde(rename = "BANK_RETURNED")]
    BankReturned,
    /// Withdrawn, or the goods never came back.
    #[serde(rename = "CANCELLED")]
    Cancelled,
    /// Given up: it is proved that no money moved, and that none can.
    #[serde(rename = "FAILED")]
    Failed,
    /// The goods are here and are being looked at.
    #[serde(rename = "INSPECTING")]
    Inspecting,
    /// The courier was asked to turn the parcel round.
    #[serde(rename = "INTERCEPTING")]
    Intercepting,
    /// Waiting for somebody's decision, or for the time after which a small request is granted.
    #[serde(rename = "IN_REVIEW")]
    InReview,
    /// Somebody has to look at it.
    #[serde(rename = "MANUAL")]
    Manual,
    /// The channel does not have the money. Nothing moved.
    #[serde(rename = "NO_FUNDS")]
    NoFunds,
    /// The channel took the request and is working on it.
    #[serde(rename = "PENDING")]
    Pending,
    /// The money may go out; nobody is calling the channel.
    #[serde(rename = "READY")]
    Ready,
    /// Refused.
    #[serde(rename = "REJECTED")]
    Rejected,
    /// The goods are on their way back.
    #[serde(rename = "RETURNING")]
    Returning,
    /// A worker is calling the channel.
    #[serde(rename = "SENDING")]
    Sending,
    /// The buyer has the money.
    #[serde(rename = "SUCCEEDED")]
    Succeeded,
    /// A call had no clear answer: the money may have moved.
    #[serde(rename = "UNKNOWN")]
    Unknown,
    /// Granted; tasks of the order are still running and must end first.
    #[serde(rename = "WAITING_ORDER")]
    WaitingOrder,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Who started a refund.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RefundTrigger {
    /// A member of support.
    #[serde(rename = "SUPPORT")]
    Support,
    /// The platform itself.
    #[serde(rename = "SYSTEM")]
    System,
    /// The buyer.
    #[serde(rename = "USER")]
    User,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about a hold was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RiskErrorCode {
    /// There is an open hold on it already.
    #[serde(rename = "ALREADY_ON_HOLD")]
    AlreadyOnHold,
    /// The idempotency key is not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDEMPOTENCY_KEY")]
    BadIdempotencyKey,
    /// The note is missing, too long or not printable.
    #[serde(rename = "BAD_NOTE")]
    BadNote,
    /// Neither a user nor an order is named, or both are.
    #[serde(rename = "BAD_SUBJECT")]
    BadSubject,
    /// There is no such hold.
    #[serde(rename = "HOLD_NOT_FOUND")]
    HoldNotFound,
    /// The idempotency key was used with another input.
    #[serde(rename = "IDEMPOTENCY_KEY_MISMATCH")]
    IdempotencyKeyMismatch,
    /// There is no such order.
    #[serde(rename = "ORDER_NOT_FOUND")]
    OrderNotFound,
    /// Another person has to release what is about oneself.
    #[serde(rename = "OWN_HOLD")]
    OwnHold,
    /// There is no such user.
    #[serde(rename = "USER_NOT_FOUND")]
    UserNotFound,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a user or an order is put on hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RiskHoldReason {
    /// A number of an order is claimed by more than one user.
    #[serde(rename = "CONTESTED_CLAIM")]
    ContestedClaim,
    /// Several accounts seem to belong to one person.
    #[serde(rename = "MULTIPLE_ACCOUNTS")]
    MultipleAccounts,
    /// Something else; the note says what.
    #[serde(rename = "OTHER")]
    Other,
    /// A network has punished orders or holds them.
    #[serde(rename = "PUNISHED")]
    Punished,
    /// Too much of what was bought goes back.
    #[serde(rename = "REFUND_ABUSE")]
    RefundAbuse,
    /// Somebody seems to have invited themselves.
    #[serde(rename = "SELF_REFERRAL")]
    SelfReferral,
    /// Orders or claims come faster than a person makes them.
    #[serde(rename = "VELOCITY")]
    Velocity,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What a hold is on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RiskHoldScope {
    /// One order: what it pays to anybody.
    #[serde(rename = "ORDER")]
    Order,
    /// A user: what is paid to them, and what their orders pay to anybody.
    #[serde(rename = "USER")]
    User,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What may be wrong with a user.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RiskSignalKind {
    /// Claims come faster than a person makes them.
    #[serde(rename = "CLAIM_VELOCITY")]
    ClaimVelocity,
    /// A claimed number is claimed by others too.
    #[serde(rename = "CONTESTED_CLAIMS")]
    ContestedClaims,
    /// Orders follow their clicks sooner than a person orders.
    #[serde(rename = "HASTY_ORDERS")]
    HastyOrders,
    /// A network names clicks that nobody has seen here.
    #[serde(rename = "MISSING_CLICKS")]
    MissingClicks,
    /// Orders come faster than a person places them.
    #[serde(rename = "ORDER_VELOCITY")]
    OrderVelocity,
    /// A network punishes orders or holds them.
    #[serde(rename = "PUNISHED_ORDERS")]
    PunishedOrders,
    /// Too much of what was bought goes back.
    #[serde(rename = "REFUND_RATIO")]
    RefundRatio,
    /// The user and their inviter seem to be one person.
    #[serde(rename = "SELF_REFERRAL")]
    SelfReferral,
    /// Many accounts use one device.
    #[serde(rename = "SHARED_DEVICE")]
    SharedDevice,
    /// Many accounts pay as one payer.
    #[serde(rename = "SHARED_PAYEE")]
    SharedPayee,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What a user is to the platform.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Runs it.
    #[serde(rename = "ADMIN")]
    Admin,
    /// A program acting for members, by API key.
    #[serde(rename = "BOT")]
    Bot,
    /// Looks after the money.
    #[serde(rename = "FINANCE")]
    Finance,
    /// Buys through it.
    #[serde(rename = "MEMBER")]
    Member,
    /// Helps members.
    #[serde(rename = "SUPPORT")]
    Support,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What a share is taken of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RuleBase {
    /// The line's net commission.
    #[serde(rename = "COMMISSION")]
    Commission,
    /// What was paid for the line.
    #[serde(rename = "ORDER")]
    Order,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What decides the tier.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RuleMeasure {
    /// What the buyer had bought in the month before the order.
    #[serde(rename = "MONTHLY_VOLUME")]
    MonthlyVolume,
    /// What was paid for the whole order.
    #[serde(rename = "ORDER_AMOUNT")]
    OrderAmount,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a rule did or did not apply.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RuleOutcome {
    /// It covers the line and applies.
    #[serde(rename = "APPLIED")]
    Applied,
    /// Its further condition does not hold.
    #[serde(rename = "CONDITION_FAILED")]
    ConditionFailed,
    /// Its further condition cannot be told for this line.
    #[serde(rename = "CONDITION_UNDECIDED")]
    ConditionUndecided,
    /// It covers the line, but a rule that applies excludes it, or is excluded by it.
    #[serde(rename = "EXCLUDED")]
    Excluded,
    /// The buyer registered too long ago.
    #[serde(rename = "NOT_A_NEW_USER")]
    NotANewUser,
    /// The order was placed before the rule began.
    #[serde(rename = "NOT_YET_VALID")]
    NotYetValid,
    /// The order was placed after the rule ended.
    #[serde(rename = "NO_LONGER_VALID")]
    NoLongerValid,
    /// The order is larger than those covered.
    #[serde(rename = "ORDER_TOO_LARGE")]
    OrderTooLarge,
    /// The order is smaller than those covered.
    #[serde(rename = "ORDER_TOO_SMALL")]
    OrderTooSmall,
    /// The account at the source is not covered.
    #[serde(rename = "OTHER_ACCOUNT")]
    OtherAccount,
    /// The line's category is not covered.
    #[serde(rename = "OTHER_CATEGORY")]
    OtherCategory,
    /// The order came through another channel.
    #[serde(rename = "OTHER_CHANNEL")]
    OtherChannel,
    /// The rule names amounts of another currency than the order's.
    #[serde(rename = "OTHER_CURRENCY")]
    OtherCurrency,
    /// The order was placed at another hour.
    #[serde(rename = "OTHER_HOUR")]
    OtherHour,
    /// The buyer was not invited by those covered.
    #[serde(rename = "OTHER_INVITER")]
    OtherInviter,
    /// The line's shop is not covered.
    #[serde(rename = "OTHER_MERCHANT")]
    OtherMerchant,
    /// The line's product is not covered.
    #[serde(rename = "OTHER_PRODUCT")]
    OtherProduct,
    /// The order's source is not covered.
    #[serde(rename = "OTHER_SOURCE")]
    OtherSource,
    /// The buyer's tier is not covered.
    #[serde(rename = "OTHER_TIER")]
    OtherTier,
    /// The order was placed on another day of the week.
    #[serde(rename = "OTHER_WEEKDAY")]
    OtherWeekday,
    /// It covers the line, but a rule tried earlier applies and leaves no room for it.
    #[serde(rename = "OUTRANKED")]
    Outranked,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// How tiers are applied.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RuleTierMode {
    /// Each part of the order's amount earns the share of the tier in which it lies.
    #[serde(rename = "MARGINAL")]
    Marginal,
    /// The whole earns the share of the highest tier reached.
    #[serde(rename = "WHOLE")]
    Whole,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why the platform takes back what it has sold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SaleWithdrawalReason {
    /// There is not enough of it.
    #[serde(rename = "OUT_OF_STOCK")]
    OutOfStock,
    /// It was sold at a wrong price.
    #[serde(rename = "WRONG_PRICE")]
    WrongPrice,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a change of the settings was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SettingsErrorCode {
    /// Months have been closed in the old zone.
    #[serde(rename = "MONTHS_CLOSED")]
    MonthsClosed,
    /// A number is out of its range.
    #[serde(rename = "OUT_OF_RANGE")]
    OutOfRange,
    /// Somebody else changed the settings meanwhile.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// The time zone is not in the IANA database.
    #[serde(rename = "UNKNOWN_TIME_ZONE")]
    UnknownTimeZone,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// In which direction a list is sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SortDirection {
    /// Smallest, oldest or first in the alphabet first.
    #[serde(rename = "ASC")]
    Asc,
    /// Largest, newest or last in the alphabet first.
    #[serde(rename = "DESC")]
    Desc,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a correction of the stock was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StockErrorCode {
    /// The idempotency key is not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDEMPOTENCY_KEY")]
    BadIdempotencyKey,
    /// The note is too long or not printable, or missing where the reason needs one.
    #[serde(rename = "BAD_NOTE")]
    BadNote,
    /// Nothing, below zero, or too much.
    #[serde(rename = "BAD_QUANTITY")]
    BadQuantity,
    /// The time of the sales ends before it begins.
    #[serde(rename = "BAD_TIME")]
    BadTime,
    /// The idempotency key was used with another input.
    #[serde(rename = "IDEMPOTENCY_KEY_MISMATCH")]
    IdempotencyKeyMismatch,
    /// Open orders have more than what would be left.
    #[serde(rename = "RESERVED")]
    Reserved,
    /// The settings do not let the platform ask for refunds for this reason.
    #[serde(rename = "SWITCHED_OFF")]
    SwitchedOff,
    /// No such variant.
    #[serde(rename = "VARIANT_NOT_FOUND")]
    VariantNotFound,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What moved the stock of a variant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StockMovementKind {
    /// Somebody counted, received or wrote off goods.
    #[serde(rename = "ADJUSTMENT")]
    Adjustment,
    /// What was set aside for a line was taken out: it is paid.
    #[serde(rename = "DEDUCT")]
    Deduct,
    /// What was set aside for a line is free again.
    #[serde(rename = "RELEASE")]
    Release,
    /// Goods were set aside for a line.
    #[serde(rename = "RESERVE")]
    Reserve,
    /// What was taken out for a line is back.
    #[serde(rename = "RESTOCK")]
    Restock,
    /// A part of what was taken out for a line is back, by a refund.
    #[serde(rename = "RETURN")]
    Return,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why somebody changed the stock.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StockReason {
    /// The shelf was counted.
    #[serde(rename = "COUNTED")]
    Counted,
    /// Goods broke or went bad.
    #[serde(rename = "DAMAGED")]
    Damaged,
    /// Goods are missing.
    #[serde(rename = "LOST")]
    Lost,
    /// Another reason, told in the note.
    #[serde(rename = "OTHER")]
    Other,
    /// Goods came in.
    #[serde(rename = "RECEIVED")]
    Received,
    /// Goods went back to the merchant.
    #[serde(rename = "RETURNED")]
    Returned,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about an order of the store was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StoreOrderErrorCode {
    /// The idempotency key is not 1 to 128 printable characters.
    #[serde(rename = "BAD_IDEMPOTENCY_KEY")]
    BadIdempotencyKey,
    /// No line, or more than an order has.
    #[serde(rename = "BAD_LINE_COUNT")]
    BadLineCount,
    /// The note is empty, too long or not printable.
    #[serde(rename = "BAD_NOTE")]
    BadNote,
    /// Not 1 to 1000 items.
    #[serde(rename = "BAD_QUANTITY")]
    BadQuantity,
    /// The carrier or the number of the parcel is empty, too long or not printable.
    #[serde(rename = "BAD_TRACKING")]
    BadTracking,
    /// A refund of the order is open.
    #[serde(rename = "HELD_BY_REFUND")]
    HeldByRefund,
    /// The idempotency key was used with another input.
    #[serde(rename = "IDEMPOTENCY_KEY_MISMATCH")]
    IdempotencyKeyMismatch,
    /// The variant is on another line already.
    #[serde(rename = "NAMED_TWICE")]
    NamedTwice,
    /// The order's state does not allow it.
    #[serde(rename = "NOT_ALLOWED_NOW")]
    NotAllowedNow,
    /// The variant is not sold, or there is no such variant.
    #[serde(rename = "NOT_FOR_SALE")]
    NotForSale,
    /// No such order of the store, or not the caller's.
    #[serde(rename = "ORDER_NOT_FOUND")]
    OrderNotFound,
    /// The variant is sold in another currency than the lines before.
    #[serde(rename = "OTHER_CURRENCY")]
    OtherCurrency,
    /// Less is left than asked for.
    #[serde(rename = "OUT_OF_STOCK")]
    OutOfStock,
    /// The price changed while the order was on its way.
    #[serde(rename = "PRICE_CHANGED")]
    PriceChanged,
    /// Somebody else changed the order meanwhile.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// The order comes to another sum than expected.
    #[serde(rename = "TOTAL_CHANGED")]
    TotalChanged,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// A kind of object that waits, that nobody will look at by itself, and that is in no list of open work.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StuckKind {
    /// Jobs whose worker gave no sign of life and that nobody has taken over.
    #[serde(rename = "ABANDONED_JOBS")]
    AbandonedJobs,
    /// Months that were closed and whose bills are not all made.
    #[serde(rename = "BILLING_MONTHS")]
    BillingMonths,
    /// What couriers told and nobody has applied.
    #[serde(rename = "COURIER_CALLBACKS")]
    CourierCallbacks,
    /// Parcels to be turned round that nobody will ask the courier about.
    #[serde(rename = "COURIER_INTERCEPTIONS")]
    CourierInterceptions,
    /// Jobs that are dead: retry or discard them.
    #[serde(rename = "DEAD_JOBS")]
    DeadJobs,
    /// Events that nobody delivers.
    #[serde(rename = "EVENTS")]
    Events,
    /// Jobs that are due and that no worker takes.
    #[serde(rename = "OVERDUE_JOBS")]
    OverdueJobs,
    /// Parcels that are not at their end and that nobody will ask the courier about.
    #[serde(rename = "PARCELS")]
    Parcels,
    /// Payments that are not at their end and that nothing will look at.
    #[serde(rename = "PAYMENTS")]
    Payments,
    /// What channels told and nobody has applied.
    #[serde(rename = "PAYMENT_CALLBACKS")]
    PaymentCallbacks,
    /// Payments that go back and that nothing will look at, and those that people were left with.
    #[serde(rename = "PAYMENT_RETURNS")]
    PaymentReturns,
    /// Reservations past their end, and those without an end that belong to nothing that is open.
    #[serde(rename = "PENDING_TRANSFERS")]
    PendingTransfers,
    /// Rebates past the time at which they should have been credited.
    #[serde(rename = "REBATES")]
    Rebates,
    /// Refunds that are not at their end and that nothing will look at, and those that people were left with.
    #[serde(rename = "REFUNDS")]
    Refunds,
    /// Cancellations of orders of the store that people were left with.
    #[serde(rename = "STORE_CANCELLATIONS")]
    StoreCancellations,
    /// Orders of the store that are not at their end and that nothing will look at.
    #[serde(rename = "STORE_ORDERS")]
    StoreOrders,
    /// Transfers that are not in the chain of hashes.
    #[serde(rename = "UNSEALED_TRANSFERS")]
    UnsealedTransfers,
    /// Documents of vouchers that are lost or changed: have them made again by `refundVoucherReissue`.
    #[serde(rename = "VOUCHERS")]
    Vouchers,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What became of a transfer that was accepted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TransferOutcome {
    /// Booked now.
    #[serde(rename = "CREATED")]
    Created,
    /// Booked earlier by the same request. Nothing was done; the first result is told again.
    #[serde(rename = "EXISTS")]
    Exists,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What a transfer does to the accounts that it names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TransferPhase {
    /// Frees what a pending transfer reserved, because its time was over.
    #[serde(rename = "EXPIRE")]
    Expire,
    /// Reserves what it would move, until it is posted, voided or expires.
    #[serde(rename = "PENDING")]
    Pending,
    /// Moves all or part of what a pending transfer reserved, and frees the rest.
    #[serde(rename = "POST")]
    Post,
    /// Moves money at once.
    #[serde(rename = "SINGLE")]
    Single,
    /// A cancel that came before its try, which is then refused for ever.
    #[serde(rename = "TOMBSTONE")]
    Tombstone,
    /// Frees what a pending transfer reserved.
    #[serde(rename = "VOID")]
    Void,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why money moved.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TransferReason {
    /// Finance corrected a balance by hand.
    #[serde(rename = "ADJUSTMENT")]
    Adjustment,
    /// A network's commission was reported, amended or taken back.
    #[serde(rename = "COMMISSION")]
    Commission,
    /// Part of a balance was put on hold, taken, or given free again.
    #[serde(rename = "HOLD")]
    Hold,
    /// An order of the store is complete: what was prepaid is sold.
    #[serde(rename = "ORDER_REVENUE")]
    OrderRevenue,
    /// A buyer paid by a channel.
    #[serde(rename = "PAYMENT_CAPTURE")]
    PaymentCapture,
    /// A payment that no order takes went back.
    #[serde(rename = "PAYMENT_RETURN")]
    PaymentReturn,
    /// Money came to a channel that no payment accounts for, or somebody has cleared it up.
    #[serde(rename = "PAYMENT_SUSPENSE")]
    PaymentSuspense,
    /// A credited rebate was taken back, in whole or in part.
    #[serde(rename = "REBATE_CLAWBACK")]
    RebateClawback,
    /// A rebate became available.
    #[serde(rename = "REBATE_CREDIT")]
    RebateCredit,
    /// A rebate was announced, or its estimate changed.
    #[serde(rename = "REBATE_ESTIMATE")]
    RebateEstimate,
    /// Money went back to the payer of an order.
    #[serde(rename = "REFUND")]
    Refund,
    /// The buyer's bank sent refunded money back.
    #[serde(rename = "REFUND_RETURNED")]
    RefundReturned,
    /// Finance undid an adjustment.
    #[serde(rename = "REVERSAL")]
    Reversal,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// One of a member's accounts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UserAccount {
    /// Rebates that can be withdrawn.
    #[serde(rename = "AVAILABLE")]
    Available,
    /// What must still be given back.
    #[serde(rename = "OWED")]
    Owed,
    /// Rebates that are announced and not yet available.
    #[serde(rename = "PENDING")]
    Pending,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Whether a user may sign in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UserStatus {
    /// May.
    #[serde(rename = "ACTIVE")]
    Active,
    /// Gone for good; the books remain.
    #[serde(rename = "CLOSED")]
    Closed,
    /// Shut out for now.
    #[serde(rename = "SUSPENDED")]
    Suspended,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about a voucher was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VoucherErrorCode {
    /// This version of the platform prints other pages than the one that made the voucher.
    #[serde(rename = "OTHER_LAYOUT")]
    OtherLayout,
    /// The store of documents does not answer; try again later.
    #[serde(rename = "UNREACHABLE")]
    Unreachable,
    /// No such refund, or it has no voucher.
    #[serde(rename = "VOUCHER_NOT_FOUND")]
    VoucherNotFound,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// What has become of an event on its way to an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WebhookDeliveryState {
    /// The endpoint has it.
    #[serde(rename = "DELIVERED")]
    Delivered,
    /// It is not tried any more.
    #[serde(rename = "GIVEN_UP")]
    GivenUp,
    /// It is tried when it is due.
    #[serde(rename = "WAITING")]
    Waiting,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why an endpoint was disabled.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WebhookDisabledReason {
    /// All attempts of a delivery failed, and nothing else arrived meanwhile.
    #[serde(rename = "EXHAUSTED")]
    Exhausted,
    /// Nothing arrived for as many days as the operator allows.
    #[serde(rename = "FAILING")]
    Failing,
    /// It answered 410 Gone: it wants no more.
    #[serde(rename = "GONE")]
    Gone,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Whether an endpoint is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WebhookEndpointState {
    /// Nothing is delivered until an administrator enables it.
    #[serde(rename = "DISABLED")]
    Disabled,
    /// Events are delivered.
    #[serde(rename = "ENABLED")]
    Enabled,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// Why a request about webhooks was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WebhookErrorCode {
    /// The description is too long or not printable.
    #[serde(rename = "BAD_DESCRIPTION")]
    BadDescription,
    /// The hours for which the old secret stays good are out of range.
    #[serde(rename = "BAD_OVERLAP")]
    BadOverlap,
    /// Neither a cursor nor a time to begin at is named, or both are.
    #[serde(rename = "BAD_START")]
    BadStart,
    /// The URL is none, or one that is never called.
    #[serde(rename = "BAD_URL")]
    BadUrl,
    /// The events after the cursor are no longer kept, or it is not of this log.
    #[serde(rename = "CURSOR_EXPIRED")]
    CursorExpired,
    /// The endpoint is disabled.
    #[serde(rename = "ENDPOINT_DISABLED")]
    EndpointDisabled,
    /// No such endpoint.
    #[serde(rename = "ENDPOINT_NOT_FOUND")]
    EndpointNotFound,
    /// The endpoint has changed since it was read.
    #[serde(rename = "STALE_VERSION")]
    StaleVersion,
    /// There are as many endpoints as there may be.
    #[serde(rename = "TOO_MANY_ENDPOINTS")]
    TooManyEndpoints,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// In which order an endpoint gets events.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WebhookOrder {
    /// The events about one thing one after the other, each when the one before has arrived or was given up.
    #[serde(rename = "AGGREGATE")]
    Aggregate,
    /// As soon as possible, whatever became of others.
    #[serde(rename = "NONE")]
    None,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}

/// A day of the week in the platform's zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Weekday {
    /// Friday.
    #[serde(rename = "FRIDAY")]
    Friday,
    /// Monday.
    #[serde(rename = "MONDAY")]
    Monday,
    /// Saturday.
    #[serde(rename = "SATURDAY")]
    Saturday,
    /// Sunday.
    #[serde(rename = "SUNDAY")]
    Sunday,
    /// Thursday.
    #[serde(rename = "THURSDAY")]
    Thursday,
    /// Tuesday.
    #[serde(rename = "TUESDAY")]
    Tuesday,
    /// Wednesday.
    #[serde(rename = "WEDNESDAY")]
    Wednesday,
    /// A value that is newer than this package.
    #[serde(untagged)]
    Unrecognised(String),
}
