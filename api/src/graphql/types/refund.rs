//! A refund.

use async_graphql::{Context, Enum, ID, Object, Result};
use rebated_domain::refund as words;
use rebated_domain::refund::successor;
use rebated_entity::{refund, refund_line};
use rebated_service::access;

use super::order::{Order, OrderLine};
use super::parcel::{CourierInterception, ParcelTracking};
use super::voucher::RefundVoucher;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{InterceptionOf, RefundLinesOf, ReturnParcelOf, VoucherOf};
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::{encode, missing};

/// Who started a refund.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundTrigger")]
pub enum RefundTrigger {
    /// A member of support.
    Support,
    /// The platform itself.
    System,
    /// The buyer.
    User,
}

/// Where a refund is in its life.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundStatus")]
pub enum RefundStatus {
    /// Withdrawn.
    Cancelled,
    /// Waiting for somebody's decision.
    InReview,
    /// Approved; the money is about to go out.
    Ready,
    /// Refused.
    Rejected,
    /// The buyer has the money.
    Succeeded,
}

/// What can be done with a refund.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundAction")]
pub enum RefundAction {
    /// Grant it.
    Approve,
    /// Withdraw it.
    Cancel,
    /// Refuse it.
    Reject,
    /// Record that the buyer has the money.
    Settle,
}

/// Why money goes back.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::RefundReason")]
pub enum RefundReason {
    /// The buyer no longer wants it.
    ChangedMind,
    /// It arrived damaged or does not work.
    Defective,
    /// It is not what was described.
    NotAsDescribed,
    /// It never arrived.
    NotReceived,
    /// Something else; the note says what.
    Other,
    /// Sold out.
    OutOfStock,
    /// Sold at a wrong price.
    WrongPrice,
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct Refund(refund::Model);

impl From<refund::Model> for Refund {
    fn from(row: refund::Model) -> Self {
        Self(row)
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
    /// Where it is in its life.
    async fn status(&self) -> RefundStatus {
        self.0.status.into()
    }
    /// When it grants itself unless somebody decides before; null when it does not.
    async fn auto_approve_at(&self) -> Option<DateTime> {
        self.0.auto_approve_at.map(DateTime::from)
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
    /// What the caller may do with it now.
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Vec<RefundAction> {
        let decides = access::decide_refunds(ctx.actor()).is_ok();
        let cancels = access::cancel_refund(ctx.actor(), self.0.requested_by).is_ok();
        let actions =
            [words::RefundAction::Approve, words::RefundAction::Cancel, words::RefundAction::Reject];
        let open = actions.into_iter().filter(|action| successor(self.0.status, *action).is_ok());
        let allowed = open.filter(|action| match action {
            words::RefundAction::Cancel => cancels,
            _ => decides,
        });
        allowed.map(Into::into).collect()
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
}
