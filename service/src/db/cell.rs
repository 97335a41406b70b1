use chrono::{DateTime, Utc};
use rebated_domain::{
    audit, balance, claim, courier, event, id, job, ledger, money, network, notification, order, payment,
    payment_channel, rebate, refund, risk, rule, store, store_order, user, webhook,
};
use uuid::Uuid;

/// One value of one row that is about to be written.
#[derive(Clone, Debug)]
pub enum Cell {
    /// An id.
    Uuid(Option<Uuid>),
    /// A whole number.
    Int(Option<i64>),
    /// A text. The empty text and no text are the same in a nullable column.
    Text(Option<String>),
    /// An instant.
    Time(Option<DateTime<Utc>>),
    /// Yes or no.
    Bool(bool),
    /// Bytes. None and no bytes are the same in a nullable column.
    Bytes(Vec<u8>),
}

/// What can be written into a cell.
pub trait IntoCell {
    /// The cell.
    fn into_cell(self) -> Cell;
}

macro_rules! into_cell {
    ($($from:ty => $variant:ident($value:ident => $to:expr);)+) => {$(
        impl IntoCell for $from {
            fn into_cell(self) -> Cell {
                let $value = self;
                Cell::$variant($to)
            }
        }
    )+};
}

into_cell! {
    Uuid => Uuid(v => Some(v));
    i32 => Int(v => Some(i64::from(v)));
    i64 => Int(v => Some(v));
    Option<i32> => Int(v => v.map(i64::from));
    Option<i64> => Int(v => v);
    String => Text(v => Some(v));
    &str => Text(v => Some(v.to_owned()));
    Option<String> => Text(v => v);
    Option<Uuid> => Uuid(v => v);
    Option<serde_json::Value> => Text(v => v.map(|value| value.to_string()));
    DateTime<Utc> => Time(v => Some(v));
    Option<DateTime<Utc>> => Time(v => v);
    bool => Bool(v => v);
    Vec<u8> => Bytes(v => v);
    Option<Vec<u8>> => Bytes(v => v.unwrap_or_default());
}

macro_rules! id_cells {
    ($($name:ident)+) => {$(
        into_cell! {
            id::$name => Uuid(v => Some(v.0));
            Option<id::$name> => Uuid(v => v.map(|id| id.0));
        }
    )+};
}

id_cells! {
    UserId OrderId OrderLineId RebateId RuleVersionId RefundId BillId LedgerAccountId LedgerTransferId SessionId
    AdjustmentId ApiKeyId AuditEntryId DeliveryId DeviceId HoldId JobId NotificationId RuleId
    WebhookDeliveryId WebhookEndpointId
    MerchantId OrderTransitionId PaymentCallbackId PaymentId PaymentReturnId PaymentTransitionId ProductId
    RefundAttemptId RefundNoteId RefundTransitionId ReturnInspectionId ReturnShipmentId StockMovementId VariantId
    CourierCallbackId ParcelId LinkClickId NetworkWindowId RiskHoldId TrackingLinkId OrderClaimId
}

macro_rules! code_cells {
    ($($name:ty)+) => {$( into_cell! {
        $name => Text(v => Some(v.code().to_owned()));
        Option<$name> => Text(v => v.map(|code| code.code().to_owned()));
    } )+};
}

code_cells! {
    claim::ClaimStatus
    courier::InterceptionStatus courier::ParcelKind courier::ParcelStatus
    refund::VoucherFault refund::VoucherForm
    audit::ActorKind audit::AuditAction audit::ObjectType audit::Permission
    balance::AdjustmentReason balance::AdjustmentStatus
    event::AggregateType event::EventKind
    job::JobPriority job::JobState
    notification::Channel notification::Language notification::Medium notification::NotificationKind
    network::AfterSaleEffect network::Feed network::ScanKind
    money::Currency order::Attribution order::OrderSource order::OrderStatus rebate::BeneficiaryRole rebate::RebateStatus
    ledger::AccountPurpose ledger::LedgerObject ledger::Side ledger::TransferPhase ledger::TransferReason rule::FirstSettled rule::LimitKind rule::RuleStatus
    payment::CallbackReason payment::CallbackResult payment::PaymentCause payment::PaymentInput
    payment::PaymentScene payment::PaymentStatus payment::Surplus payment_channel::ChannelKind
    refund::InspectionVerdict refund::RefundCause refund::RefundReason refund::RefundTrigger refund::RefundPayout refund::RefundRisk refund::RefundRoute
    refund::ReturnKind refund::machine::NumberProof refund::machine::RefundInput refund::machine::RefundStatus
    store::CancellationState store::CatalogueStatus store::CauseKind store::EffectDirection store::OrderStep
    store::RefundProgress store::StepState store::StockMovementKind store::StockReason
    store_order::StoreOrderInput store_order::StoreOrderStatus
    risk::RiskHoldReason user::Role
    webhook::DeliveryOrder webhook::DeliveryState webhook::DisabledReason webhook::EndpointState
}
