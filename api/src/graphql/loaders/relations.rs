//! One batch per relation: whatever is asked in one level of a query is read by one statement.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use rebated_domain::id::{
    AdjustmentId, AuditEntryId, BillId, HoldId, JobId, LedgerTransferId, MerchantId, NotificationId,
    OrderClaimId, OrderId, OrderLineId, PaymentId, ProductId, RebateId, RefundId, ReturnInspectionId,
    RiskHoldId, RuleId, RuleVersionId, TrackingLinkId, UserId, VariantId, WebhookDeliveryId,
    WebhookEndpointId,
};
use rebated_domain::rule::Explanation;
use rebated_entity::{
    audit_entry, balance_adjustment, balance_hold, bill, courier_interception, external_identity,
    invite_statistic, job, ledger_account, ledger_entry, ledger_pending_entry, ledger_transfer, merchant,
    notification, order, order_cancellation, order_claim, order_line, order_step, order_transition, parcel,
    payment, payment_return, payment_transition, product, product_variant, rebate, rebate_limit,
    rebate_revision, rebate_rule, rebate_rule_term, rebate_rule_version, refund, refund_attempt, refund_line,
    refund_note, refund_transition, refund_voucher, return_inspection, return_inspection_line,
    return_shipment, risk_hold, store_line, store_order, tracking_link, user, variant_stock, webhook_attempt,
    webhook_delivery, webhook_endpoint,
};
use rebated_service::balances::queries::Ended;
use rebated_service::ledger::queries::UserBalance;
use rebated_service::notifications::queries::Delivery;
use rebated_service::settings::VersionedSettings;
use rebated_service::store::orders::queries as store_orders;
use rebated_service::store::{catalogue, courier};
use rebated_service::{
    Fault, Platform, audit, balances, bills, claims, jobs, ledger, notifications, orders, payments, rebates,
    refunds, risk, rules, tracking, users, vouchers, webhooks,
};

/// Reads relations for one request.
pub struct Relations(pub Arc<Platform>);

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident($of:ty);)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name(pub $of);
    )+};
}

keys! {
    /// The lines of an order.
    LinesOf(OrderId);
    /// How many others claim the order of a claim.
    RivalsOf(OrderClaimId);
    /// The rebates of an order.
    RebatesOf(OrderId);
    /// The refunds of an order.
    RefundsOf(OrderId);
    /// The lines of a refund.
    RefundLinesOf(RefundId);
    /// The log of a refund.
    RefundLogOf(RefundId);
    /// The calls to a channel for a refund.
    RefundAttemptsOf(RefundId);
    /// The notes about a refund.
    RefundNotesOf(RefundId);
    /// The parcels of a refund.
    RefundParcelsOf(RefundId);
    /// What came of looking at the goods of a refund.
    InspectionOf(RefundId);
    /// The lines of that.
    InspectedLinesOf(ReturnInspectionId);
    /// What a refund took back of rebates.
    ClawbackOf(RefundId);
    /// The revisions of a rebate.
    RevisionsOf(RebateId);
    /// Who a user is at networks and in chats.
    IdentitiesOf(UserId);
    /// The balances of a user.
    BalancesOf(UserId);
    /// The deliveries of a notification.
    DeliveriesOf(NotificationId);
    /// What a transfer reserves or frees.
    ReservedOf(LedgerTransferId);
    /// How a hold ended.
    EndOf(HoldId);
    /// The versions of a rule.
    VersionsOf(RuleId);
    /// The terms of a rule's versions.
    TermsOf(RuleId);
    /// What has been taken out of a rule's budgets.
    BudgetsOf(RuleId);
    /// The attempts of a delivery.
    AttemptsOf(WebhookDeliveryId);
    /// The entries of a transfer.
    EntriesOf(LedgerTransferId);
    /// The variants of a product.
    VariantsOf(ProductId);
    /// How much there is of a variant.
    StockOf(VariantId);
    /// What only orders of the store have.
    StoreOrderOf(OrderId);
    /// The steps of an order of the store.
    StepsOf(OrderId);
    /// The log of an order of the store.
    LogOf(OrderId);
    /// The payments of an order of the store.
    PaymentsOf(OrderId);
    /// The log of a payment.
    PaymentLogOf(PaymentId);
    /// How a payment goes back.
    ReturnOf(PaymentId);
    /// The cancellation of an order of the store.
    CancellationOf(OrderId);
    /// The parcel to the buyer of an order of the store.
    OutboundOf(OrderId);
    /// The voucher of a refund.
    VoucherOf(RefundId);
    /// The parcel that comes back for a refund.
    ReturnParcelOf(RefundId);
    /// The wish that the parcel of an order be turned round for a refund.
    InterceptionOf(RefundId);
    /// What a line of the store was made of.
    SoldAs(OrderLineId);
    /// The points of a user.
    PointsOf(UserId);
    /// How often a link was followed.
    ClicksOf(TrackingLinkId);
    /// What those have ordered whom a user has invited.
    InviteStatisticsOf(UserId);
}

/// The settings in force, which many fields of one answer may ask for at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SettingsInForce;

/// A rebate whose newest explanation is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ExplanationOf {
    /// The rebate.
    pub rebate: RebateId,
    /// Its newest revision.
    pub revision: i32,
}

macro_rules! load {
    ($($key:ty => $value:ty: |$db:ident, $keys:ident| $read:expr;)+) => {$(
        impl Loader<$key> for Relations {
            type Value = $value;
            type Error = Arc<Fault>;

            async fn load(&self, $keys: &[$key]) -> Result<HashMap<$key, $value>, Arc<Fault>> {
                let $db = self.0.db.read();
                $read.await.map_err(Arc::new)
            }
        }
    )+};
}

macro_rules! load_many {
    ($($key:ident($of:ty) => $value:ty: $read:path;)+) => {$(
        impl Loader<$key> for Relations {
            type Value = Vec<$value>;
            type Error = Arc<Fault>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Vec<$value>>, Arc<Fault>> {
                let found = $read(self.0.db.read(), keys.iter().map(|key| key.0)).await.map_err(Arc::new)?;
                Ok(found.into_iter().map(|(id, many)| ($key(id), many)).collect())
            }
        }
    )+};
}

load! {
    UserId => user::Model: |db, keys| users::queries::by_ids(db, keys.iter().copied());
    OrderId => order::Model: |db, keys| orders::queries::by_ids(db, keys.iter().copied());
    OrderClaimId => order_claim::Model: |db, keys| claims::queries::by_ids(db, keys.iter().copied());
    OrderLineId => order_line::Model: |db, keys| orders::queries::lines_by_ids(db, keys.iter().copied());
    RebateId => rebate::Model: |db, keys| rebates::queries::by_ids(db, keys.iter().copied());
    RefundId => refund::Model: |db, keys| refunds::queries::by_ids(db, keys.iter().copied());
    RuleId => rebate_rule::Model: |db, keys| rules::queries::by_ids(db, keys.iter().copied());
    RuleVersionId => rebate_rule_version::Model: |db, keys| rules::queries::versions_by_ids(db, keys.iter().copied());
    AdjustmentId => balance_adjustment::Model: |db, keys| balances::queries::adjustments_by_ids(db, keys.iter().copied());
    HoldId => balance_hold::Model: |db, keys| balances::queries::holds_by_ids(db, keys.iter().copied());
    RiskHoldId => risk_hold::Model: |db, keys| risk::queries::by_ids(db, keys.iter().copied());
    BillId => bill::Model: |db, keys| bills::queries::by_ids(db, keys.iter().copied());
    NotificationId => notification::Model: |db, keys| notifications::queries::by_ids(db, keys.iter().copied());
    JobId => job::Model: |db, keys| jobs::queries::by_ids(db, keys.iter().copied());
    WebhookEndpointId => webhook_endpoint::Model: |db, keys| webhooks::queries::endpoints_by_ids(db, keys.iter().copied());
    WebhookDeliveryId => webhook_delivery::Model: |db, keys| webhooks::queries::deliveries_by_ids(db, keys.iter().copied());
    AuditEntryId => audit_entry::Model: |db, keys| audit::queries::by_ids(db, keys.iter().copied());
    PaymentId => payment::Model: |db, keys| payments::queries::by_ids(db, keys.iter().copied());
    MerchantId => merchant::Model: |db, keys| catalogue::queries::merchants_by_ids(db, keys.iter().copied());
    ProductId => product::Model: |db, keys| catalogue::queries::products_by_ids(db, keys.iter().copied());
    TrackingLinkId => tracking_link::Model: |db, keys| tracking::queries::by_ids(db, keys.iter().copied());
    LedgerTransferId => ledger_transfer::Model: |db, keys| ledger::queries::transfers_by_ids(db, keys.iter().copied());
}

load_many! {
    LinesOf(OrderId) => order_line::Model: orders::queries::lines_of;
    RebatesOf(OrderId) => rebate::Model: rebates::queries::of_orders;
    RefundsOf(OrderId) => refund::Model: refunds::queries::of_orders;
    RefundLinesOf(RefundId) => refund_line::Model: refunds::queries::lines_of;
    RefundLogOf(RefundId) => refund_transition::Model: refunds::queries::transitions_of;
    RefundAttemptsOf(RefundId) => refund_attempt::Model: refunds::queries::attempts_of;
    RefundNotesOf(RefundId) => refund_note::Model: refunds::queries::notes_of;
    RefundParcelsOf(RefundId) => return_shipment::Model: refunds::queries::parcels_of;
    InspectedLinesOf(ReturnInspectionId) => return_inspection_line::Model: refunds::queries::inspected_lines_of;
    RevisionsOf(RebateId) => rebate_revision::Model: rebates::queries::revisions_of;
    IdentitiesOf(UserId) => external_identity::Model: users::queries::identities_of;
    BalancesOf(UserId) => UserBalance: ledger::queries::balances_of;
    DeliveriesOf(NotificationId) => Delivery: notifications::queries::deliveries_of;
    VersionsOf(RuleId) => rebate_rule_version::Model: rules::queries::versions_of;
    TermsOf(RuleId) => rebate_rule_term::Model: rules::queries::terms_of;
    BudgetsOf(RuleId) => rebate_limit::Model: rules::queries::budgets_of;
    ReservedOf(LedgerTransferId) => (ledger_pending_entry::Model, ledger_account::Model): ledger::queries::reserved_of;
    AttemptsOf(WebhookDeliveryId) => webhook_attempt::Model: webhooks::queries::attempts_of;
    VariantsOf(ProductId) => product_variant::Model: catalogue::queries::variants_of;
    StepsOf(OrderId) => order_step::Model: store_orders::steps_of;
    LogOf(OrderId) => order_transition::Model: store_orders::transitions_of;
    PaymentsOf(OrderId) => payment::Model: payments::queries::of_orders;
    PaymentLogOf(PaymentId) => payment_transition::Model: payments::queries::transitions_of;
    InviteStatisticsOf(UserId) => invite_statistic::Model: store_orders::invite_statistics_of;
    EntriesOf(LedgerTransferId) => (ledger_entry::Model, ledger_account::Model): ledger::queries::entries_of;
}

macro_rules! load_one {
    ($($key:ident($of:ty) => $value:ty: $read:path;)+) => {$(
        impl Loader<$key> for Relations {
            type Value = $value;
            type Error = Arc<Fault>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, $value>, Arc<Fault>> {
                let found = $read(self.0.db.read(), keys.iter().map(|key| key.0)).await.map_err(Arc::new)?;
                Ok(found.into_iter().map(|(id, one)| ($key(id), one)).collect())
            }
        }
    )+};
}

load_one! {
    StockOf(VariantId) => variant_stock::Model: catalogue::queries::stocks_of;
    StoreOrderOf(OrderId) => store_order::Model: store_orders::of_orders;
    CancellationOf(OrderId) => order_cancellation::Model: store_orders::cancellations_of;
    ReturnOf(PaymentId) => payment_return::Model: payments::queries::returns_of;
    InspectionOf(RefundId) => return_inspection::Model: refunds::queries::inspections_of;
    ClawbackOf(RefundId) => i64: refunds::queries::clawbacks_of;
    VoucherOf(RefundId) => refund_voucher::Model: vouchers::queries::of_refunds;
    OutboundOf(OrderId) => parcel::Model: courier::queries::outbound_of;
    ReturnParcelOf(RefundId) => parcel::Model: courier::queries::returns_of;
    InterceptionOf(RefundId) => courier_interception::Model: courier::queries::interceptions_of;
    SoldAs(OrderLineId) => store_line::Model: store_orders::sold_by_lines;
    PointsOf(UserId) => i64: store_orders::points_of;
    RivalsOf(OrderClaimId) => i64: claims::queries::rivals_of;
    ClicksOf(TrackingLinkId) => i64: tracking::queries::clicks_of;
}

impl Loader<EndOf> for Relations {
    type Value = Ended;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[EndOf]) -> Result<HashMap<EndOf, Ended>, Arc<Fault>> {
        let found = balances::queries::ends_of(self.0.db.read(), keys.iter().map(|key| key.0));
        Ok(found.await.map_err(Arc::new)?.into_iter().map(|(id, ended)| (EndOf(id), ended)).collect())
    }
}

impl Loader<ExplanationOf> for Relations {
    type Value = Explanation;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[ExplanationOf]) -> Result<HashMap<ExplanationOf, Explanation>, Arc<Fault>> {
        let wanted = keys.iter().map(|key| (key.rebate, key.revision));
        let mut found =
            rebates::queries::explanations_of(self.0.db.read(), wanted).await.map_err(Arc::new)?;
        let found = keys.iter().filter_map(|key| Some((*key, found.remove(&key.rebate)?)));
        Ok(found.collect())
    }
}

impl Loader<SettingsInForce> for Relations {
    type Value = Arc<VersionedSettings>;
    type Error = Arc<Fault>;

    async fn load(
        &self,
        keys: &[SettingsInForce],
    ) -> Result<HashMap<SettingsInForce, Arc<VersionedSettings>>, Arc<Fault>> {
        let settings = self.0.settings.current(&self.0.db).await.map_err(Arc::new)?;
        Ok(keys.iter().map(|key| (*key, Arc::clone(&settings))).collect())
    }
}
