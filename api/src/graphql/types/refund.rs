//! A refund.

use async_graphql::{Context, ID, Object, Result};
use rebated_entity::{refund, refund_line};
use rebated_service::{access, refunds};

use super::order::{Order, OrderLine};
use super::parcel::{CourierInterception, ParcelTracking};
use super::payment::Payment;
use super::refund_parts::{RefundAttempt, RefundEvent, RefundInspection, RefundNote, RefundReturn};
use super::refund_words::{
    RefundAction, RefundPayout, RefundReason, RefundRisk, RefundRoute, RefundStatus, RefundTrigger,
};
use super::user::User;
use super::voucher::RefundVoucher;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{
    ClawbackOf, InspectionOf, InterceptionOf, RefundAttemptsOf, RefundLinesOf, RefundLogOf, RefundNotesOf,
    RefundParcelsOf, ReturnParcelOf, VoucherOf,
};
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::{denied, encode, missing};

/// See the GraphQL description.
#[derive(Clone)]
pub struct Refund(refund::Model);

impl From<refund::Model> for Refund {
    fn from(row: refund::Model) -> Self {
        Self(row)
    }
}

impl Refund {
    fn for_staff<T>(&self, ctx: &Context<'_>, value: Option<T>) -> Option<Result<T>> {
        match access::read_refunds(ctx.actor()) {
            Ok(()) => value.map(Ok),
            Err(refusal) => Some(Err(denied(refusal))),
        }
    }
}

/// Money that goes back to the payer of an order.
#[Object]
impl Refund {
    /// The global id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// The platform's number for the refund.
    async fn number(&self) -> &str {
        &self.0.number
    }
    /// The order.
    async fn order(&self, ctx: &Context<'_>) -> Result<Order> {
        let order = ctx.loaders().one(self.0.order_id).await?;
        order.map(Order::from).ok_or_else(|| missing("order"))
    }
    /// The payment that it goes back from; null when the platform did not collect the money.
    async fn payment(&self, ctx: &Context<'_>) -> Option<Result<Payment>> {
        let row = ctx.loaders().one(self.0.payment_id?).await.transpose()?;
        Some(row.map(Payment::from))
    }
    /// How much of which lines goes back, at most 500.
    async fn lines(&self, ctx: &Context<'_>) -> Result<Vec<RefundLine>> {
        let rows = ctx.loaders().many(RefundLinesOf(self.0.id)).await?;
        let currency = self.0.currency;
        Ok(rows.into_iter().take(500).map(|row| RefundLine { row, currency }).collect())
    }
    /// How much goes back in all.
    async fn amount(&self) -> Money {
        Money::minor(self.0.amount_minor, self.0.currency)
    }
    /// How much was asked for. Looking at the goods may have lowered the amount.
    async fn amount_asked(&self) -> Money {
        Money::minor(self.0.asked_minor, self.0.currency)
    }
    /// Who started it.
    async fn trigger(&self) -> RefundTrigger {
        self.0.trigger.into()
    }
    /// Why.
    async fn reason(&self) -> RefundReason {
        self.0.reason.into()
    }
    /// More about why.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
    /// What was handed in to show why, at most ten.
    async fn evidence(&self) -> Vec<String> {
        let list = self.0.evidence.as_ref().and_then(|list| list.as_array().cloned()).unwrap_or_default();
        list.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }
    /// Where it is in its life.
    async fn status(&self) -> RefundStatus {
        self.0.status.into()
    }
    /// How the money goes out.
    async fn payout(&self) -> RefundPayout {
        self.0.payout.into()
    }
    /// What it does about the goods; null until it is granted.
    async fn route(&self) -> Option<RefundRoute> {
        self.0.route.map(Into::into)
    }
    /// When it grants itself unless somebody decides before; null when it does not.
    async fn auto_approve_at(&self) -> Option<DateTime> {
        self.0.auto_approve_at.map(DateTime::from)
    }
    /// When it goes on by itself, or somebody is reminded of it; null at its end.
    async fn next_step_at(&self) -> Option<DateTime> {
        self.0.wake_at.map(DateTime::from)
    }
    /// What the decider wrote.
    async fn decision_note(&self) -> Option<&str> {
        self.0.decision_note.as_deref()
    }
    /// When it was requested.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When it was decided.
    async fn decided_at(&self) -> Option<DateTime> {
        self.0.decided_at.map(DateTime::from)
    }
    /// When the buyer had the money.
    async fn succeeded_at(&self) -> Option<DateTime> {
        self.0.succeeded_at.map(DateTime::from)
    }
    /// The channel's number of it, where it has one and has said it.
    async fn channel_number(&self) -> Option<&str> {
        self.0.channel_number.as_deref()
    }
    /// The parcels on their way back, in the order in which they were asked for.
    async fn returns(&self, ctx: &Context<'_>) -> Result<Vec<RefundReturn>> {
        let rows = ctx.loaders().many(RefundParcelsOf(self.0.id)).await?;
        Ok(rows.into_iter().map(RefundReturn).collect())
    }
    /// What came of looking at the goods; null until somebody has.
    async fn inspection(&self, ctx: &Context<'_>) -> Option<Result<RefundInspection>> {
        let row = ctx.loaders().one(InspectionOf(self.0.id)).await.transpose()?;
        let currency = self.0.currency;
        Some(row.map(|row| RefundInspection { row, currency }))
    }
    /// What it took back of rebates, those of inviters among them; null for whoever is not of the staff.
    async fn rebate_clawback(&self, ctx: &Context<'_>) -> Option<Result<Money>> {
        if access::read_refunds(ctx.actor()).is_err() {
            return None;
        }
        let taken = ctx.loaders().one(ClawbackOf(self.0.id)).await;
        Some(taken.map(|taken| Money::minor(taken.unwrap_or(0), self.0.currency)))
    }
    /// What has happened to it, oldest first.
    async fn timeline(&self, ctx: &Context<'_>) -> Result<Vec<RefundEvent>> {
        let rows = ctx.loaders().many(RefundLogOf(self.0.id)).await?;
        Ok(rows.into_iter().map(RefundEvent).collect())
    }
    /// The calls to the channel, oldest first. For staff.
    async fn attempts(&self, ctx: &Context<'_>) -> Option<Result<Vec<RefundAttempt>>> {
        if let Err(refusal) = access::read_refunds(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        let rows = ctx.loaders().many(RefundAttemptsOf(self.0.id)).await;
        let currency = self.0.currency;
        Some(rows.map(|rows| rows.into_iter().map(|row| RefundAttempt { row, currency }).collect()))
    }
    /// What the desk has written about it, oldest first. For staff.
    async fn notes(&self, ctx: &Context<'_>) -> Option<Result<Vec<RefundNote>>> {
        if let Err(refusal) = access::read_refunds(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        let rows = ctx.loaders().many(RefundNotesOf(self.0.id)).await;
        Some(rows.map(|rows| rows.into_iter().map(RefundNote).collect()))
    }
    /// Who of the desk looks after it. For staff.
    async fn assigned_to(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        if let Err(refusal) = access::read_refunds(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        let row = ctx.loaders().one(self.0.assigned_to?).await.transpose()?;
        Some(row.map(User::from))
    }
    /// Why it was set apart for a person to look at; null when it was not. For staff.
    async fn risk(&self, ctx: &Context<'_>) -> Option<Result<RefundRisk>> {
        self.for_staff(ctx, self.0.risk.map(Into::into))
    }
    /// The channel's code of what went wrong the last time; null when nothing did. For staff.
    async fn trouble(&self, ctx: &Context<'_>) -> Option<Result<String>> {
        self.for_staff(ctx, self.0.trouble.clone())
    }
    /// What the caller may do with it now.
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Result<Vec<RefundAction>> {
        let order = ctx.loaders().one(self.0.order_id).await?;
        let buyer = order.and_then(|order| order.buyer_id);
        let allowed = refunds::allowed_actions(ctx.actor(), buyer, &self.0);
        Ok(allowed.into_iter().map(Into::into).collect())
    }
    /// What the courier says of the parcel that comes back; null for one that nobody follows.
    async fn return_tracking(&self, ctx: &Context<'_>) -> Option<Result<ParcelTracking>> {
        let parcel = ctx.loaders().one(ReturnParcelOf(self.0.id)).await;
        parcel.map(|row| row.map(ParcelTracking::from)).transpose()
    }
    /// The wish that the courier turn the parcel round; null where there was none.
    async fn interception(&self, ctx: &Context<'_>) -> Option<Result<CourierInterception>> {
        let asked = ctx.loaders().one(InterceptionOf(self.0.id)).await;
        asked.map(|row| row.map(CourierInterception::from)).transpose()
    }
    /// The receipt, made shortly after the refund has succeeded; null before. It tells of the first time that the
    /// money was with the buyer.
    async fn voucher(&self, ctx: &Context<'_>) -> Option<Result<RefundVoucher>> {
        let voucher = ctx.loaders().one(VoucherOf(self.0.id)).await;
        voucher.map(|row| row.map(RefundVoucher::from)).transpose()
    }
    /// Grows with every change; see `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// See the GraphQL description.
pub struct RefundLine {
    row: refund_line::Model,
    currency: rebated_domain::money::Currency,
}

/// How much of one order line goes back.
#[Object]
impl RefundLine {
    /// The order line.
    async fn line(&self, ctx: &Context<'_>) -> Result<OrderLine> {
        let line = ctx.loaders().one(self.row.line_id).await?;
        line.map(OrderLine::from).ok_or_else(|| missing("line"))
    }
    /// How much of it goes back.
    async fn amount(&self) -> Money {
        Money::minor(self.row.amount_minor, self.currency)
    }
    /// How much of it was asked for.
    async fn amount_asked(&self) -> Money {
        Money::minor(self.row.asked_minor, self.currency)
    }
    /// How many items of it; 0 when only money goes back.
    async fn quantity(&self) -> i32 {
        i32::try_from(self.row.quantity).unwrap_or(i32::MAX)
    }
}
