//! An order and its lines.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use rebated_entity::{order, order_line, order_step, refund, risk_hold, store_order};
use rebated_service::{access, orders, store};

use super::order_words::{OrderAttribution, OrderSource, OrderStatus};
use super::payment::Payment;
use super::product::Product;
use super::rebate::Rebate;
use super::refund::Refund;
use super::store_order::{OrderCancellation, OrderEvent, OrderStep, Shipment};
use super::store_words::{OrderAction, RefundProgress};
use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{
    CancellationOf, HoldOnOrder, LinesOf, LogOf, PaymentsOf, RebatesOf, RefundsOf, SoldAs, StepsOf,
    StoreOrderOf,
};
use crate::graphql::money::Money;
use crate::graphql::prefetch::Prefetched;
use crate::graphql::scalars::DateTime;
use crate::graphql::{denied, encode};

/// See the GraphQL description.
#[derive(Clone)]
pub struct Order {
    pub(crate) row: Arc<order::Model>,
    /// What was read together with the order, so that its fields need not ask.
    pub(crate) with: Prefetched,
}

impl From<order::Model> for Order {
    fn from(row: order::Model) -> Self {
        Self { row: Arc::new(row), with: Prefetched::default() }
    }
}

impl Order {
    fn money(&self, minor: i64) -> Money {
        Money::minor(minor, self.row.currency)
    }

    async fn hold(&self, ctx: &Context<'_>) -> Result<Option<risk_hold::Model>> {
        ctx.loaders().one(HoldOnOrder { order: self.row.id, buyer: self.row.buyer_id }).await
    }
}

/// A purchase: reported by an affiliate network, imported, or made in the platform's own store.
#[Object]
impl Order {
    /// The global id.
    async fn id(&self) -> ID {
        encode(self.row.id)
    }
    /// The platform's own number for the order.
    async fn number(&self) -> &str {
        &self.row.number
    }
    /// Where the order comes from.
    async fn source(&self) -> OrderSource {
        self.row.source.into()
    }
    /// The account at the source that reported it.
    async fn account(&self) -> &str {
        &self.row.account
    }
    /// The order's number at its source.
    async fn external_id(&self) -> Option<&str> {
        Some(&self.row.external_id)
    }
    /// Who bought; null while the order is attributed to nobody. Whoever sees the order knows them.
    async fn buyer(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        if let Some(buyer) = &self.with.buyer {
            return Some(Ok(buyer.clone()));
        }
        ctx.loaders().user(self.row.buyer_id?).await.transpose()
    }
    /// How the order has found its buyer; null while it is attributed to nobody.
    async fn attributed_by(&self) -> Option<OrderAttribution> {
        self.row.attributed_by.map(OrderAttribution::from)
    }
    /// Where the order is in its life: as far as its least advanced live line.
    async fn status(&self) -> OrderStatus {
        self.row.status.into()
    }
    /// Whether a dispute is open on one of its lines, or a person looks at it or its buyer; nothing is credited
    /// meanwhile.
    async fn on_hold(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.row.held || self.hold(ctx).await?.is_some())
    }
    /// Why the order is on hold, in words; null when it is not. Staff are told the reason of a hold, others that
    /// somebody looks at it.
    async fn hold_reason(&self, ctx: &Context<'_>) -> Option<Result<String>> {
        let hold = match self.hold(ctx).await {
            Ok(hold) => hold,
            Err(error) => return Some(Err(error)),
        };
        let is_staff = access::read_risk(ctx.actor()).is_ok();
        Some(Ok(match hold {
            Some(hold) if is_staff => format!("On hold by a person: {}.", hold.reason),
            Some(_) => "The order is being checked.".to_owned(),
            None if self.row.held => "A dispute is open.".to_owned(),
            None => return None,
        }))
    }
    /// When the order was placed.
    async fn placed_at(&self) -> DateTime {
        self.row.placed_at.into()
    }
    /// When it was paid.
    async fn paid_at(&self) -> Option<DateTime> {
        self.row.paid_at.map(DateTime::from)
    }
    /// When the buyer received all of it.
    async fn received_at(&self) -> Option<DateTime> {
        self.row.received_at.map(DateTime::from)
    }
    /// When the commission of all its lines became final.
    async fn settled_at(&self) -> Option<DateTime> {
        self.row.settled_at.map(DateTime::from)
    }
    /// The order's lines, at most 500, in the order of arrival.
    async fn lines(&self, ctx: &Context<'_>) -> Result<Vec<OrderLine>> {
        let rows = match &self.with.lines {
            Some(rows) => rows.clone(),
            None => ctx.loaders().many(LinesOf(self.row.id)).await?,
        };
        Ok(rows.into_iter().take(500).map(OrderLine::from).collect())
    }
    /// What the buyer was charged for all lines.
    async fn total(&self) -> Money {
        self.money(self.row.paid_minor)
    }
    /// What the buyer paid; nothing yet while an order of the store waits for its payment.
    async fn paid(&self) -> Money {
        self.money(orders::queries::paid_minor(&self.row))
    }
    /// How much of it went back.
    async fn refunded(&self) -> Money {
        self.money(self.row.refunded_minor)
    }
    /// How much can still be asked back: what was paid less what went back or is being asked back.
    async fn refundable(&self) -> Money {
        let gone = self.row.refunded_minor.max(self.row.refund_reserved_minor);
        let left = if self.row.status.earns() { (self.row.paid_minor - gone).max(0) } else { 0 };
        self.money(left)
    }
    /// Net commission of the platform after refunds; null when the source reports none. For staff, and bots
    /// with the scope `ORDERS_READ`.
    async fn commission(&self, ctx: &Context<'_>) -> Option<Result<Money>> {
        match access::read_commissions(ctx.actor()) {
            Ok(()) => self.row.commission_minor.map(|minor| Ok(self.money(minor))),
            Err(refusal) => Some(Err(denied(refusal))),
        }
    }
    /// The order's rebates that the caller may see, at most 500: all for staff, and bots with the scope
    /// `REBATES_READ`, else the caller's own.
    async fn rebates(&self, ctx: &Context<'_>) -> Result<Vec<Rebate>> {
        let rows = match &self.with.rebates {
            Some(rows) => rows.clone(),
            None => ctx.loaders().many(RebatesOf(self.row.id)).await?,
        };
        let seen = |row: &rebated_entity::rebate::Model| {
            access::sees(ctx.actor(), Some(row.beneficiary_id), access::read_rebates)
        };
        Ok(rows.into_iter().filter(seen).take(500).map(Rebate::from).collect())
    }
    /// The order's refunds, oldest first, at most 100. For the buyer and staff; empty for others.
    async fn refunds(&self, ctx: &Context<'_>) -> Result<Vec<Refund>> {
        if !access::sees(ctx.actor(), self.row.buyer_id, access::read_refunds) {
            return Ok(Vec::new());
        }
        let rows = match &self.with.refunds {
            Some(rows) => rows.clone(),
            None => ctx.loaders().many(RefundsOf(self.row.id)).await?,
        };
        Ok(rows.into_iter().take(100).map(Refund::from).collect())
    }
    /// Whether every asynchronous step has run; true for orders that are not of the store.
    async fn complete(&self, ctx: &Context<'_>) -> Result<bool> {
        let steps: Vec<order_step::Model> = ctx.loaders().many(StepsOf(self.row.id)).await?;
        Ok(store::orders::is_complete(&steps))
    }
    /// The asynchronous steps of an order of the store; empty for others.
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<OrderStep>> {
        let steps = ctx.loaders().many(StepsOf(self.row.id)).await?;
        Ok(steps.into_iter().map(OrderStep::from).collect())
    }
    /// What has happened to an order of the store, oldest first; empty for others.
    async fn timeline(&self, ctx: &Context<'_>) -> Result<Vec<OrderEvent>> {
        let log = ctx.loaders().many(LogOf(self.row.id)).await?;
        Ok(log.into_iter().map(OrderEvent::from).collect())
    }
    /// The parcel of an order of the store, once it is shipped.
    async fn shipment(&self, ctx: &Context<'_>) -> Option<Result<Shipment>> {
        let store = ctx.loaders().one(StoreOrderOf(self.row.id)).await;
        store.map(|row| row.and_then(Shipment::of)).transpose()
    }
    /// The payments of an order of the store by channels, oldest first, at most 100. For the buyer and staff; empty for
    /// others.
    async fn payments(&self, ctx: &Context<'_>) -> Result<Vec<Payment>> {
        if !access::sees(ctx.actor(), self.row.buyer_id, access::read_payments) {
            return Ok(Vec::new());
        }
        let rows = ctx.loaders().many(PaymentsOf(self.row.id)).await?;
        Ok(rows.into_iter().take(100).map(Payment::from).collect())
    }
    /// The wish to cancel an order of the store; null when there is none.
    async fn cancellation(&self, ctx: &Context<'_>) -> Option<Result<OrderCancellation>> {
        let wish = ctx.loaders().one(CancellationOf(self.row.id)).await.transpose();
        wish.map(|found| found.map(OrderCancellation::from))
    }
    /// How much of an order of the store is refunded; null for others.
    async fn refund_progress(&self, ctx: &Context<'_>) -> Option<Result<RefundProgress>> {
        let store = ctx.loaders().one(StoreOrderOf(self.row.id)).await.transpose();
        store.map(|found| found.map(|row| row.refund_progress.into()))
    }
    /// Until when an order of the store must be paid; null when it waits for no payment.
    async fn payment_due_at(&self, ctx: &Context<'_>) -> Option<Result<DateTime>> {
        let store = ctx.loaders().one(StoreOrderOf(self.row.id)).await.transpose()?;
        store
            .map(|row| store::orders::payment_due_at(&self.row, &row))
            .transpose()
            .map(|at| at.map(Into::into))
    }
    /// What the caller may do now with an order of the store; empty for others.
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Result<Vec<OrderAction>> {
        let store: Option<store_order::Model> = ctx.loaders().one(StoreOrderOf(self.row.id)).await?;
        let refunds: Vec<refund::Model> = match store {
            Some(_) => ctx.loaders().many(RefundsOf(self.row.id)).await?,
            None => return Ok(Vec::new()),
        };
        let allowed = store::orders::allowed_actions(ctx.actor(), &self.row, &refunds);
        Ok(allowed.into_iter().map(Into::into).collect())
    }
    /// Grows with every change.
    async fn version(&self) -> i32 {
        self.row.version
    }
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct OrderLine(order_line::Model);

impl From<order_line::Model> for OrderLine {
    fn from(row: order_line::Model) -> Self {
        Self(row)
    }
}

/// One line of an order: what a source reports and a rule prices.
#[Object]
impl OrderLine {
    /// The line's id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// Name of the product.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// The line's key at its source.
    async fn external_line_id(&self) -> Option<&str> {
        Some(&self.0.line_key)
    }
    /// What the store sold; null for orders of other sources, and when the caller does not see the product any more.
    async fn product(&self, ctx: &Context<'_>) -> Option<Result<Product>> {
        match ctx.loaders().one(SoldAs(self.0.id)).await {
            Ok(sold) => Product::find(ctx, sold?.product_id).await.transpose(),
            Err(error) => Some(Err(error)),
        }
    }
    /// Stock-keeping unit or item id at the source.
    async fn sku(&self) -> Option<&str> {
        self.0.sku.as_deref()
    }
    /// Number of items.
    async fn quantity(&self) -> i32 {
        i32::try_from(self.0.quantity).unwrap_or(i32::MAX)
    }
    /// Price of one item.
    async fn unit_price(&self) -> Money {
        Money::minor(self.0.unit_price_minor, self.0.currency)
    }
    /// What was paid for the line.
    async fn paid(&self) -> Money {
        Money::minor(self.0.paid_minor, self.0.currency)
    }
    /// How much of it went back.
    async fn refunded(&self) -> Money {
        Money::minor(orders::queries::line_refunded(&self.0), self.0.currency)
    }
    /// Net commission of the platform before refunds; null when the source reports none. For staff, and bots
    /// with the scope `ORDERS_READ`.
    async fn commission(&self, ctx: &Context<'_>) -> Option<Result<Money>> {
        match access::read_commissions(ctx.actor()) {
            Ok(()) => self.0.commission_minor.map(|minor| Ok(Money::minor(minor, self.0.currency))),
            Err(refusal) => Some(Err(denied(refusal))),
        }
    }
    /// Category in the source's words.
    async fn category(&self) -> Option<&str> {
        self.0.category.as_deref()
    }
    /// Shop or merchant.
    async fn merchant(&self) -> Option<&str> {
        self.0.merchant.as_deref()
    }
    /// Where the line is in its life.
    async fn status(&self) -> OrderStatus {
        self.0.status.into()
    }
    /// Whether a dispute or a check of its source is open.
    async fn on_hold(&self) -> bool {
        self.0.held
    }
    /// How many reports have changed the line.
    async fn revision(&self) -> i32 {
        self.0.revision
    }
    /// When its source last changed it.
    async fn modified_at(&self) -> DateTime {
        self.0.modified_at.into()
    }
}
