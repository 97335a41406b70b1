use rebated_domain::audit::ObjectType;
use rebated_domain::id;
use uuid::Uuid;

/// What something was done to: an id, or the type alone of what has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object {
    /// What kind of thing.
    pub object_type: ObjectType,
    /// Which one.
    pub id: Option<Uuid>,
}

impl From<ObjectType> for Object {
    fn from(object_type: ObjectType) -> Self {
        Self { object_type, id: None }
    }
}

macro_rules! objects {
    ($($id:ident => $object_type:ident;)+) => {$(
        impl From<id::$id> for Object {
            fn from(id: id::$id) -> Self {
                Self { object_type: ObjectType::$object_type, id: Some(id.0) }
            }
        }
    )+};
}

objects! {
    AdjustmentId => BalanceAdjustment;
    ApiKeyId => ApiKey;
    HoldId => BalanceHold;
    JobId => Job;
    MerchantId => Merchant;
    OrderClaimId => OrderClaim;
    OrderId => Order;
    PaymentId => Payment;
    ProductId => Product;
    RefundId => Refund;
    RiskHoldId => RiskHold;
    RuleId => RebateRule;
    SessionId => Session;
    TrackingLinkId => TrackingLink;
    UserId => User;
    VariantId => ProductVariant;
    WebhookEndpointId => WebhookEndpoint;
}
