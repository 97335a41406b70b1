//! Finding any object by its global id.

use async_graphql::resolver_utils::ContainerType;
use async_graphql::{Context, ID, Interface, Object, Result, Value};
use futures_util::future::try_join_all;
use futures_util::try_join;
use rebated_domain::balance::AdjustmentStatus;
use rebated_domain::id::{
    AdjustmentId, AuditEntryId, BillId, HoldId, JobId, LedgerTransferId, MerchantId, NotificationId,
    OrderClaimId, OrderId, PaymentId, ProductId, RebateId, RefundId, RiskHoldId, RuleId, TrackingLinkId,
    UserId, WebhookDeliveryId, WebhookEndpointId,
};
use rebated_entity::balance_adjustment;
use rebated_service::access;

use crate::graphql::context::Ask;
use crate::graphql::global_id::decode_any;
use crate::graphql::types::adjustment::BalanceAdjustment;
use crate::graphql::types::audit::AuditEntry;
use crate::graphql::types::bill::Bill;
use crate::graphql::types::hold::BalanceHold;
use crate::graphql::types::job::Job;
use crate::graphql::types::ledger::LedgerTransfer;
use crate::graphql::types::notification::Notification;
use crate::graphql::types::order::Order;
use crate::graphql::types::order_claim::OrderClaim;
use crate::graphql::types::payment::Payment;
use crate::graphql::types::product::{Merchant, Product};
use crate::graphql::types::rebate::Rebate;
use crate::graphql::types::refund::Refund;
use crate::graphql::types::risk::RiskHold;
use crate::graphql::types::rule::RebateRule;
use crate::graphql::types::tracking_link::TrackingLink;
use crate::graphql::types::user::User;
use crate::graphql::types::webhook::{WebhookDelivery, WebhookEndpoint};
use crate::graphql::{bad_argument, missing};

/// Most ids of one call.
const MOST: usize = 100;

/// An object with a global id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "The global id: opaque, and never given to another object."))]
#[expect(missing_docs, reason = "the variants are the types")]
pub enum Node {
    BalanceAdjustment(BalanceAdjustment),
    BalanceHold(BalanceHold),
    AuditEntry(AuditEntry),
    Bill(Bill),
    Job(Job),
    LedgerTransfer(LedgerTransfer),
    Merchant(Merchant),
    Notification(Notification),
    Order(Order),
    OrderClaim(OrderClaim),
    Payment(Payment),
    Product(Product),
    Rebate(Rebate),
    RebateRule(RebateRule),
    Refund(Refund),
    RiskHold(RiskHold),
    TrackingLink(TrackingLink),
    User(User),
    WebhookDelivery(WebhookDelivery),
    WebhookEndpoint(WebhookEndpoint),
}

/// What the interface asks an object. The resolvers of `id` belong to the types' own modules.
trait Identified: ContainerType {
    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        match self.resolve_field(ctx).await {
            Ok(Some(Value::String(id))) => Ok(ID(id)),
            _ => Err(missing("id")),
        }
    }
}

impl<T: ContainerType> Identified for T {}

/// Finding any object by its global id.
#[derive(Default)]
pub struct NodeQueries;

/// Finding any object by its global id.
#[Object]
impl NodeQueries {
    /// Any object by its global id; null when there is none that the caller may see.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Option<Result<Node>> {
        find(ctx, &id).await.transpose()
    }

    /// Objects by their global ids, in the order asked; null where there is none that the caller may see.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global ids, 1 to 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if !(1..=MOST).contains(&ids.len()) {
            return Err(bad_argument("ids", "must have 1 to 100 items"));
        }
        try_join_all(ids.iter().map(|id| find(ctx, id))).await
    }
}

/// The loaders read all ids of one type that are asked for together in one statement.
async fn find(ctx: &Context<'_>, id: &ID) -> Result<Option<Node>> {
    let Some((kind, id)) = decode_any(id) else { return Ok(None) };
    let (actor, loaders) = (ctx.actor(), ctx.loaders());
    let found = match kind.as_str() {
        UserId::KIND => {
            let own = async {
                match actor.user_id() {
                    Some(own) => loaders.one(own).await,
                    None => Ok(None),
                }
            };
            // read together, in one statement
            let (row, own) = try_join!(loaders.one(UserId(id)), own)?;
            let row = row.filter(|row| access::sees_user(actor, row, own.as_ref()));
            row.map(|row| Node::User(row.into()))
        }
        OrderId::KIND => {
            let row = loaders.one(OrderId(id)).await?;
            let row = row.filter(|row| access::sees(actor, row.buyer_id, access::read_orders));
            row.map(|row| Node::Order(row.into()))
        }
        OrderClaimId::KIND => {
            let row = loaders.one(OrderClaimId(id)).await?;
            let row = row.filter(|row| access::sees(actor, Some(row.user_id), access::read_claims));
            row.map(|row| Node::OrderClaim(row.into()))
        }
        RebateId::KIND => {
            let row = loaders.one(RebateId(id)).await?;
            let row = row.filter(|row| access::sees(actor, Some(row.beneficiary_id), access::read_rebates));
            row.map(|row| Node::Rebate(row.into()))
        }
        RefundId::KIND => match loaders.one(RefundId(id)).await? {
            None => None,
            Some(row) => {
                let buyer = loaders.one(row.order_id).await?.and_then(|order| order.buyer_id);
                access::sees(actor, buyer, access::read_refunds).then(|| Node::Refund(row.into()))
            }
        },
        PaymentId::KIND => match loaders.one(PaymentId(id)).await? {
            None => None,
            Some(row) => {
                let buyer = loaders.one(row.order_id).await?.and_then(|order| order.buyer_id);
                access::sees(actor, buyer, access::read_payments).then(|| Node::Payment(row.into()))
            }
        },
        BillId::KIND => {
            let row = loaders.one(BillId(id)).await?;
            let row = row.filter(|row| access::sees(actor, Some(row.user_id), access::read_accounts));
            row.map(|row| Node::Bill(row.into()))
        }
        AdjustmentId::KIND => {
            let row = loaders.one(AdjustmentId(id)).await?;
            // a member is told what was booked, not what was thought of
            let owner = |row: &balance_adjustment::Model| {
                (row.status == AdjustmentStatus::Posted).then_some(row.user_id)
            };
            let row = row.filter(|row| access::sees(actor, owner(row), access::read_money));
            row.map(|row| Node::BalanceAdjustment(row.into()))
        }
        HoldId::KIND => {
            let row = loaders.one(HoldId(id)).await?;
            let row = row.filter(|row| access::sees(actor, Some(row.user_id), access::read_money));
            row.map(|row| Node::BalanceHold(row.into()))
        }
        LedgerTransferId::KIND if access::read_ledger(actor).is_ok() => {
            loaders.one(LedgerTransferId(id)).await?.map(|row| Node::LedgerTransfer(row.into()))
        }
        RiskHoldId::KIND if access::read_risk(actor).is_ok() => {
            loaders.one(RiskHoldId(id)).await?.map(|row| Node::RiskHold(row.into()))
        }
        RuleId::KIND if access::read_rules(actor).is_ok() => {
            loaders.one(RuleId(id)).await?.map(|row| Node::RebateRule(row.into()))
        }
        NotificationId::KIND => {
            let row = loaders.one(NotificationId(id)).await?;
            let row = row.filter(|row| access::sees(actor, Some(row.user_id), access::read_notifications));
            row.map(|row| Node::Notification(row.into()))
        }
        TrackingLinkId::KIND => {
            let row = loaders.one(TrackingLinkId(id)).await?;
            let row = row.filter(|row| access::sees(actor, Some(row.user_id), access::read_links));
            row.map(|row| Node::TrackingLink(row.into()))
        }
        ProductId::KIND => Product::find(ctx, ProductId(id)).await?.map(Node::Product),
        MerchantId::KIND if access::read_stock(actor).is_ok() => {
            loaders.one(MerchantId(id)).await?.map(|row| Node::Merchant(row.into()))
        }
        JobId::KIND if access::read_jobs(actor).is_ok() => {
            loaders.one(JobId(id)).await?.map(|row| Node::Job(row.into()))
        }
        WebhookEndpointId::KIND if access::read_webhooks(actor).is_ok() => {
            loaders.one(WebhookEndpointId(id)).await?.map(|row| Node::WebhookEndpoint(row.into()))
        }
        WebhookDeliveryId::KIND if access::read_webhooks(actor).is_ok() => {
            loaders.one(WebhookDeliveryId(id)).await?.map(|row| Node::WebhookDelivery(row.into()))
        }
        AuditEntryId::KIND if access::read_audit(actor).is_ok() => {
            loaders.one(AuditEntryId(id)).await?.map(|row| Node::AuditEntry(row.into()))
        }
        _ => None,
    };
    Ok(found)
}
