//! What happened to a refund, its calls, its goods, and what the desk wrote.

use async_graphql::{Context, Object, Result};
use rebated_domain::money::Currency;
use rebated_entity::{
    refund_attempt, refund_note, refund_transition, return_inspection, return_inspection_line,
    return_shipment,
};
use rebated_service::access;

use super::order::OrderLine;
use super::refund_words::{
    RefundEventCause, RefundEventKind, RefundInspectionVerdict, RefundReturnKind, RefundStatus,
};
use super::user::User;
use crate::graphql::context::Ask;
use crate::graphql::loaders::InspectedLinesOf;
use crate::graphql::missing;
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;

/// See the GraphQL description.
pub struct RefundEvent(pub refund_transition::Model);

/// One change of a refund. It is never changed or removed.
#[Object]
impl RefundEvent {
    /// What happened.
    async fn kind(&self) -> RefundEventKind {
        self.0.input.into()
    }
    /// The state before; null for the first.
    async fn status_before(&self) -> Option<RefundStatus> {
        self.0.status_before.map(Into::into)
    }
    /// The state afterwards.
    async fn status(&self) -> RefundStatus {
        self.0.status_after.into()
    }
    /// What moved it.
    async fn cause(&self) -> RefundEventCause {
        self.0.cause.into()
    }
    /// The row of the table of refunds that applied, such as `R27`; with the row that chose the way behind a plus
    /// sign, such as `R06+R11`.
    async fn row(&self) -> &str {
        &self.0.row_name
    }
    /// The refund's version afterwards.
    async fn version(&self) -> i32 {
        self.0.version_after
    }
    /// Who moved it; null where it was the platform itself, a channel or a courier, and null for whoever is not of the
    /// staff.
    async fn actor(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        access::read_refunds(ctx.actor()).ok()?;
        let row = ctx.loaders().one(self.0.actor_id).await.transpose()?;
        Some(row.map(User::from))
    }
    /// What was said with it: a reason, what proves it, or the words of the channel; null for whoever is not of the
    /// staff.
    async fn note(&self, ctx: &Context<'_>) -> Option<&str> {
        access::read_refunds(ctx.actor()).ok()?;
        self.0.note.as_deref()
    }
    /// When.
    async fn at(&self) -> DateTime {
        self.0.at.into()
    }
}

/// See the GraphQL description.
pub struct RefundAttempt {
    pub(super) row: refund_attempt::Model,
    pub(super) currency: Currency,
}

/// One call to a channel for a refund. Calls with one number move the money once.
#[Object]
impl RefundAttempt {
    /// Our number of it, which the channel knows. A new one only after the channel has closed the one before.
    async fn number(&self) -> &str {
        &self.row.number
    }
    /// How much.
    async fn amount(&self) -> Money {
        Money::minor(self.row.amount_minor, self.currency)
    }
    /// When it was committed, just before the call.
    async fn called_at(&self) -> DateTime {
        self.row.called_at.into()
    }
    /// What the answer said; null while there is none, and when whoever called has died.
    async fn answer(&self) -> Option<RefundEventKind> {
        self.row.answer.map(Into::into)
    }
    /// The channel's code of what went wrong; null when nothing did.
    async fn trouble(&self) -> Option<&str> {
        self.row.trouble.as_deref()
    }
    /// When the answer came.
    async fn answered_at(&self) -> Option<DateTime> {
        self.row.answered_at.map(DateTime::from)
    }
}

/// See the GraphQL description.
pub struct RefundNote(pub refund_note::Model);

/// What somebody of the desk wrote about a refund. It is never changed or removed.
#[Object]
impl RefundNote {
    /// Who wrote it.
    async fn author(&self, ctx: &Context<'_>) -> Result<User> {
        let row = ctx.loaders().one(self.0.author_id).await?;
        row.map(User::from).ok_or_else(|| missing("author"))
    }
    /// What it says.
    async fn text(&self) -> &str {
        &self.0.text
    }
    /// When it was written.
    async fn at(&self) -> DateTime {
        self.0.at.into()
    }
}

/// See the GraphQL description.
pub struct RefundReturn(pub return_shipment::Model);

/// A parcel with goods of a refund on its way back.
#[Object]
impl RefundReturn {
    /// Why it comes back.
    async fn kind(&self) -> RefundReturnKind {
        self.0.kind.into()
    }
    /// Where the buyer sends it; null for one that the courier turned round, and while the policy names
    /// no address.
    async fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }
    /// With whom it was sent.
    async fn carrier(&self) -> Option<&str> {
        self.0.carrier.as_deref()
    }
    /// Its number there.
    async fn tracking_number(&self) -> Option<&str> {
        self.0.tracking_number.as_deref()
    }
    /// When it was asked for.
    async fn asked_at(&self) -> DateTime {
        self.0.asked_at.into()
    }
    /// Until when it has to be sent.
    async fn send_by(&self) -> Option<DateTime> {
        self.0.send_by.map(DateTime::from)
    }
    /// When the buyer sent it.
    async fn shipped_at(&self) -> Option<DateTime> {
        self.0.shipped_at.map(DateTime::from)
    }
    /// Until when it has to be here.
    async fn arrive_by(&self) -> Option<DateTime> {
        self.0.arrive_by.map(DateTime::from)
    }
    /// When it had come.
    async fn received_at(&self) -> Option<DateTime> {
        self.0.received_at.map(DateTime::from)
    }
}

/// See the GraphQL description.
pub struct RefundInspection {
    pub(super) row: return_inspection::Model,
    pub(super) currency: Currency,
}

/// What came of looking at the goods of a refund. It is never changed or removed.
#[Object]
impl RefundInspection {
    /// What they are worth.
    async fn verdict(&self) -> RefundInspectionVerdict {
        self.row.verdict.into()
    }
    /// The amount that is left.
    async fn amount(&self) -> Money {
        Money::minor(self.row.amount_minor, self.currency)
    }
    /// Why.
    async fn reason(&self) -> Option<&str> {
        self.row.reason.as_deref()
    }
    /// Addresses of pictures.
    async fn photos(&self) -> Vec<String> {
        let list = self.row.photos.as_array().cloned().unwrap_or_default();
        list.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }
    /// What became of the items, line by line.
    async fn lines(&self, ctx: &Context<'_>) -> Result<Vec<RefundInspectionLine>> {
        let rows = ctx.loaders().many(InspectedLinesOf(self.row.id)).await?;
        Ok(rows.into_iter().map(RefundInspectionLine).collect())
    }
    /// When.
    async fn at(&self) -> DateTime {
        self.row.at.into()
    }
}

/// See the GraphQL description.
pub struct RefundInspectionLine(return_inspection_line::Model);

/// What became of the items of a line that came back.
#[Object]
impl RefundInspectionLine {
    /// The order line.
    async fn line(&self, ctx: &Context<'_>) -> Result<OrderLine> {
        let line = ctx.loaders().one(self.0.line_id).await?;
        line.map(OrderLine::from).ok_or_else(|| missing("line"))
    }
    /// How many items were taken.
    async fn accepted(&self) -> i32 {
        i32::try_from(self.0.accepted).unwrap_or(i32::MAX)
    }
    /// How many of them went back into the stock.
    async fn restocked(&self) -> i32 {
        i32::try_from(self.0.restocked).unwrap_or(i32::MAX)
    }
    /// How many of them cannot be sold again.
    async fn written_off(&self) -> i32 {
        i32::try_from(self.0.written_off).unwrap_or(i32::MAX)
    }
}
