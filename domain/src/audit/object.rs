use crate::code::codes;
use crate::id::{
    AdjustmentId, ApiKeyId, HoldId, JobId, MerchantId, OrderClaimId, OrderId, PaymentId, ProductId, RefundId,
    RiskHoldId, RuleId, SessionId, TrackingLinkId, UserId, VariantId, WebhookEndpointId,
};

codes! {
    /// What kind of caller did something.
    pub enum ActorKind {
        /// Nobody who is known.
        Anonymous = "ANONYMOUS",
        /// A program with an API key.
        Bot = "BOT",
        /// The platform itself: its jobs and the operator's command line.
        System = "SYSTEM",
        /// A person.
        User = "USER",
    }
}

codes! {
    /// What kind of thing something was done to.
    pub enum ObjectType {
        /// A bot's key.
        ApiKey = "API_KEY",
        /// A correction of a balance.
        BalanceAdjustment = "BALANCE_ADJUSTMENT",
        /// A part of a balance that was set aside.
        BalanceHold = "BALANCE_HOLD",
        /// A month of bills.
        BillingMonth = "BILLING_MONTH",
        /// A background job.
        Job = "JOB",
        /// A merchant.
        Merchant = "MERCHANT",
        /// Affiliate networks.
        Networks = "NETWORKS",
        /// An order.
        Order = "ORDER",
        /// A member's claim to an order.
        OrderClaim = "ORDER_CLAIM",
        /// Orders, as many as one import names.
        Orders = "ORDERS",
        /// A payment by a channel.
        Payment = "PAYMENT",
        /// A product.
        Product = "PRODUCT",
        /// A variant of a product.
        ProductVariant = "PRODUCT_VARIANT",
        /// A rebate rule.
        RebateRule = "REBATE_RULE",
        /// A refund.
        Refund = "REFUND",
        /// A user or an order that is on hold.
        RiskHold = "RISK_HOLD",
        /// A sign-in.
        Session = "SESSION",
        /// The platform's settings.
        Settings = "SETTINGS",
        /// The keys that sign access tokens.
        SigningKey = "SIGNING_KEY",
        /// A link that earns.
        TrackingLink = "TRACKING_LINK",
        /// A user.
        User = "USER",
        /// An endpoint of webhooks.
        WebhookEndpoint = "WEBHOOK_ENDPOINT",
    }
}

impl ObjectType {
    /// What names the type in a global id; none for what has no id.
    pub const fn id_kind(self) -> Option<&'static str> {
        match self {
            Self::ApiKey => Some(ApiKeyId::KIND),
            Self::BalanceAdjustment => Some(AdjustmentId::KIND),
            Self::BalanceHold => Some(HoldId::KIND),
            Self::Job => Some(JobId::KIND),
            Self::Merchant => Some(MerchantId::KIND),
            Self::Order => Some(OrderId::KIND),
            Self::OrderClaim => Some(OrderClaimId::KIND),
            Self::Payment => Some(PaymentId::KIND),
            Self::Product => Some(ProductId::KIND),
            Self::ProductVariant => Some(VariantId::KIND),
            Self::RebateRule => Some(RuleId::KIND),
            Self::Refund => Some(RefundId::KIND),
            Self::RiskHold => Some(RiskHoldId::KIND),
            Self::Session => Some(SessionId::KIND),
            Self::TrackingLink => Some(TrackingLinkId::KIND),
            Self::User => Some(UserId::KIND),
            Self::WebhookEndpoint => Some(WebhookEndpointId::KIND),
            Self::BillingMonth | Self::Networks | Self::Orders | Self::Settings | Self::SigningKey => None,
        }
    }

    /// The type that has this name in global ids.
    pub fn of_id_kind(kind: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|object| object.id_kind() == Some(kind))
    }
}
