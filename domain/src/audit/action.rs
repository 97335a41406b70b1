use crate::code::codes;

codes! {
    /// What was done. A mutation's action is its name; the others are done on the command line, or by the
    /// platform.
    pub enum AuditAction {
        /// A proposed correction of a balance was booked.
        AdjustmentApprove = "ADJUSTMENT_APPROVE",
        /// A proposed correction of a balance was refused or withdrawn.
        AdjustmentReject = "ADJUSTMENT_REJECT",
        /// A correction of a balance was undone, or its undoing proposed.
        AdjustmentReverse = "ADJUSTMENT_REVERSE",
        /// A bot's key was made.
        ApiKeyCreate = "API_KEY_CREATE",
        /// A bot's key was revoked.
        ApiKeyRevoke = "API_KEY_REVOKE",
        /// A balance was corrected, or its correction proposed.
        BalanceAdjust = "BALANCE_ADJUST",
        /// A part of a balance was set aside.
        BalanceHold = "BALANCE_HOLD",
        /// Months were closed.
        BillsIssue = "BILLS_ISSUE",
        /// An app takes no pushes any more.
        DeviceForget = "DEVICE_FORGET",
        /// An app takes pushes.
        DeviceRegister = "DEVICE_REGISTER",
        /// What was set aside was taken.
        HoldCapture = "HOLD_CAPTURE",
        /// What was set aside is free again.
        HoldRelease = "HOLD_RELEASE",
        /// A user was linked to an identity.
        IdentityLink = "IDENTITY_LINK",
        /// A member got a code that links them to a chat.
        IdentityLinkCodeCreate = "IDENTITY_LINK_CODE_CREATE",
        /// A link was taken away.
        IdentityUnlink = "IDENTITY_UNLINK",
        /// A job that will not be done was given up.
        JobDiscard = "JOB_DISCARD",
        /// A job that had failed for good is tried again.
        JobRetry = "JOB_RETRY",
        /// A link that earns was made.
        LinkConvert = "LINK_CONVERT",
        /// A merchant was added.
        MerchantCreate = "MERCHANT_CREATE",
        /// A merchant was changed.
        MerchantUpdate = "MERCHANT_UPDATE",
        /// A buyer was made known to a network, or has a name there now.
        NetworkRegister = "NETWORK_REGISTER",
        /// A user chose what they are told through what, and when not.
        NotificationPreferencesSet = "NOTIFICATION_PREFERENCES_SET",
        /// A network was read again for a period.
        NetworkResync = "NETWORK_RESYNC",
        /// A network was read at once.
        NetworkSync = "NETWORK_SYNC",
        /// The wording of a notification was changed.
        NotificationTemplateUpdate = "NOTIFICATION_TEMPLATE_UPDATE",
        /// A user has read notifications.
        NotificationsMarkRead = "NOTIFICATIONS_MARK_READ",
        /// An order of the store was cancelled, or somebody asked for that.
        OrderCancel = "ORDER_CANCEL",
        /// An order was claimed.
        OrderClaim = "ORDER_CLAIM",
        /// It was decided whether a claimed order is the claimant's.
        OrderClaimDecide = "ORDER_CLAIM_DECIDE",
        /// A claim was taken back.
        OrderClaimWithdraw = "ORDER_CLAIM_WITHDRAW",
        /// A payment of an order was begun.
        OrderPay = "ORDER_PAY",
        /// An order was placed in the store.
        OrderPlace = "ORDER_PLACE",
        /// The receipt of an order was confirmed.
        OrderReceive = "ORDER_RECEIVE",
        /// An order was handed to a courier.
        OrderShip = "ORDER_SHIP",
        /// Orders were imported.
        OrdersImport = "ORDERS_IMPORT",
        /// Somebody said whose the money of a disputed payment is.
        PaymentResolve = "PAYMENT_RESOLVE",
        /// The return of a payment that people were left with is sent again.
        PaymentReturnRetry = "PAYMENT_RETURN_RETRY",
        /// A product was added.
        ProductCreate = "PRODUCT_CREATE",
        /// A product was changed.
        ProductUpdate = "PRODUCT_UPDATE",
        /// A version of a rule was written.
        RebateRuleDraft = "REBATE_RULE_DRAFT",
        /// A rule was taken out of force for now.
        RebateRulePause = "REBATE_RULE_PAUSE",
        /// A rule's newest version was put in force.
        RebateRulePublish = "REBATE_RULE_PUBLISH",
        /// A rule was taken out of force for good.
        RebateRuleRetire = "REBATE_RULE_RETIRE",
        /// A refund was granted.
        RefundApprove = "REFUND_APPROVE",
        /// A refund was given to a member of staff, or taken from them.
        RefundAssign = "REFUND_ASSIGN",
        /// A refund was withdrawn.
        RefundCancel = "REFUND_CANCEL",
        /// The buyer of a refund was given goodwill beyond it, or that was proposed.
        RefundCompensate = "REFUND_COMPENSATE",
        /// It was said whether the courier turned the parcel of a refund round.
        RefundInterceptionReport = "REFUND_INTERCEPTION_REPORT",
        /// The desk wrote a note about a refund.
        RefundNoteAdd = "REFUND_NOTE_ADD",
        /// A refund was refused.
        RefundReject = "REFUND_REJECT",
        /// A refund was asked for.
        RefundRequest = "REFUND_REQUEST",
        /// A refund that people were left with was brought to its end.
        RefundResolve = "REFUND_RESOLVE",
        /// The goods of a refund were looked at.
        RefundReturnInspect = "REFUND_RETURN_INSPECT",
        /// The goods of a refund have come back.
        RefundReturnReceive = "REFUND_RETURN_RECEIVE",
        /// The goods of a refund were sent back.
        RefundReturnShip = "REFUND_RETURN_SHIP",
        /// A refund that people were left with was sent again.
        RefundRetry = "REFUND_RETRY",
        /// Documents of a refund's voucher that were lost or changed were made again.
        RefundVoucherReissue = "REFUND_VOUCHER_REISSUE",
        /// A user or an order was put on hold.
        RiskHoldPlace = "RISK_HOLD_PLACE",
        /// A user or an order is no longer on hold.
        RiskHoldRelease = "RISK_HOLD_RELEASE",
        /// A user signed in.
        SessionCreate = "SESSION_CREATE",
        /// A refresh token was exchanged for the next.
        SessionRefresh = "SESSION_REFRESH",
        /// A refresh token came a second time: its session was ended.
        SessionReuseDetected = "SESSION_REUSE_DETECTED",
        /// A user signed out.
        SessionRevoke = "SESSION_REVOKE",
        /// The settings were changed.
        SettingsUpdate = "SETTINGS_UPDATE",
        /// A new key signs access tokens; done on the command line.
        SigningKeysRotate = "SIGNING_KEYS_ROTATE",
        /// What is in stock was corrected.
        StockAdjust = "STOCK_ADJUST",
        /// The platform was told to ask for refunds of what it had sold.
        StoreSaleWithdraw = "STORE_SALE_WITHDRAW",
        /// An administrator was made on the command line.
        UserAdminCreate = "USER_ADMIN_CREATE",
        /// An account was closed for good.
        UserClose = "USER_CLOSE",
        /// A user's inviter was named.
        UserInviterSet = "USER_INVITER_SET",
        /// A user changed their password.
        UserPasswordChange = "USER_PASSWORD_CHANGE",
        /// A member registered.
        UserRegister = "USER_REGISTER",
        /// A suspended user was let in again.
        UserReinstate = "USER_REINSTATE",
        /// A user was given another role.
        UserRoleSet = "USER_ROLE_SET",
        /// A user was shut out for now.
        UserSuspend = "USER_SUSPEND",
        /// A user was moved to another tier.
        UserTierSet = "USER_TIER_SET",
        /// A user changed their own profile.
        UserUpdate = "USER_UPDATE",
        /// An endpoint of webhooks was made.
        WebhookEndpointCreate = "WEBHOOK_ENDPOINT_CREATE",
        /// An endpoint of webhooks was removed.
        WebhookEndpointDelete = "WEBHOOK_ENDPOINT_DELETE",
        /// An endpoint of webhooks is called again.
        WebhookEndpointEnable = "WEBHOOK_ENDPOINT_ENABLE",
        /// An endpoint of webhooks got a new secret.
        WebhookEndpointSecretRotate = "WEBHOOK_ENDPOINT_SECRET_ROTATE",
        /// A sample was sent to an endpoint of webhooks.
        WebhookEndpointTest = "WEBHOOK_ENDPOINT_TEST",
        /// An endpoint of webhooks was changed.
        WebhookEndpointUpdate = "WEBHOOK_ENDPOINT_UPDATE",
        /// Events are delivered to an endpoint once more.
        WebhookEventsReplay = "WEBHOOK_EVENTS_REPLAY",
    }
}
