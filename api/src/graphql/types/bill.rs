//! A monthly statement.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use rebated_entity::bill;
use rebated_service::bills::documents::DocumentFormat;
use rebated_service::bills::queries::{self, BillLine as Row};
use rebated_service::page::Key;

use super::balance::TransferReason;
use super::bill_link;
use super::order::Order;
use super::user::User;
use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::{encode, fault, missing};

const LINES: List = List::new("bill.lines", KeyKind::TimeId);

/// Where a bill is in its life.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum BillStatus {
    /// Issued; it never changes again.
    Issued,
}

/// The calendar month of a bill in the platform's time zone.
#[derive(SimpleObject)]
pub struct BillPeriod {
    /// The month, such as `2026-10`.
    month: String,
    /// Its first instant.
    starts_at: DateTime,
    /// The first instant after it.
    ends_at: DateTime,
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct Bill(bill::Model);

impl From<bill::Model> for Bill {
    fn from(row: bill::Model) -> Self {
        Self(row)
    }
}

impl Bill {
    fn money(&self, minor: i64) -> Money {
        Money::minor(minor, self.0.currency)
    }
}

/// The immutable statement of one member's month in one currency: what the member has, less what the
/// member owes.
#[Object]
impl Bill {
    /// The global id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// The platform's number for the bill.
    async fn number(&self) -> &str {
        &self.0.number
    }
    /// Whose bill it is.
    async fn user(&self, ctx: &Context<'_>) -> Result<User> {
        ctx.loaders().user(self.0.user_id).await?.ok_or_else(|| missing("user"))
    }
    /// The month.
    async fn period(&self) -> BillPeriod {
        BillPeriod {
            month: self.0.period.clone(),
            starts_at: self.0.starts_at.into(),
            ends_at: self.0.ends_at.into(),
        }
    }
    /// Where the bill is in its life.
    async fn status(&self) -> BillStatus {
        BillStatus::Issued
    }
    /// Balance before the first movement; negative when the member owes.
    async fn opening(&self) -> Money {
        self.money(self.0.opening_minor)
    }
    /// Sum of the movements in the member's favour.
    async fn credits(&self) -> Money {
        self.money(self.0.credits_minor)
    }
    /// Sum of the movements against the member, as a positive amount.
    async fn debits(&self) -> Money {
        self.money(self.0.debits_minor)
    }
    /// Balance after the last movement: opening and credits less debits.
    async fn closing(&self) -> Money {
        self.money(self.0.closing_minor)
    }
    /// Sums by kind of movement.
    async fn totals(&self, ctx: &Context<'_>) -> Result<Vec<BillTotal>> {
        let rows = queries::totals(ctx.platform().db.read(), &self.0).await.map_err(fault)?;
        let total = |row: queries::BillTotal| BillTotal {
            reason: row.reason.into(),
            count: i32::try_from(row.count).unwrap_or(i32::MAX),
            amount: self.money(row.amount),
        };
        Ok(rows.into_iter().map(total).collect())
    }
    /// The movements by date.
    async fn lines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<BillLineConnection> {
        let request = PageArgs::new(first, after, last, before).request(&LINES)?;
        let page = queries::lines(ctx.platform().db.read(), &self.0, &request).await.map_err(fault)?;
        let currency = self.0.currency;
        let page =
            page.map(|row| (Key::TimeId(row.effective_at, row.transfer_id.0), BillLine { row, currency }));
        let total = u64::try_from(self.0.line_count).ok();
        Ok(BillLineConnection::new(LINES, page, total))
    }
    /// A link to the bill's movements as CSV, for whoever has it; it expires, after 15 minutes unless the operator
    /// has set another time. Ask again for a new one.
    async fn csv_url(&self, ctx: &Context<'_>) -> Option<Result<String>> {
        bill_link::url(ctx, self.0.id, DocumentFormat::Csv).await
    }
    /// A link to the bill as PDF, for whoever has it; it expires, after 15 minutes unless the operator has set
    /// another time. Ask again for a new one.
    async fn pdf_url(&self, ctx: &Context<'_>) -> Option<Result<String>> {
        bill_link::url(ctx, self.0.id, DocumentFormat::Pdf).await
    }
    /// SHA-256 in hexadecimal over the bill's canonical text; issuing again gives the same.
    async fn hash(&self) -> String {
        self.0.hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }
    /// When it was issued.
    async fn issued_at(&self) -> DateTime {
        self.0.issued_at.into()
    }
}

/// The sum of a bill's movements of one kind.
#[derive(SimpleObject)]
pub struct BillTotal {
    /// Why money moved.
    reason: TransferReason,
    /// How many movements.
    count: i32,
    /// Their sum; positive in the member's favour.
    amount: Money,
}

/// See the GraphQL description.
pub struct BillLine {
    row: Row,
    currency: rebated_domain::money::Currency,
}

/// One movement on a bill.
#[Object]
impl BillLine {
    /// The ledger transfer.
    async fn transfer_id(&self) -> ID {
        encode(self.row.transfer_id)
    }
    /// Why money moved.
    async fn reason(&self) -> TransferReason {
        self.row.reason.into()
    }
    /// The order that it is about. For the buyer and staff; null for others, such as an inviter.
    async fn order(&self, ctx: &Context<'_>) -> Option<Result<Order>> {
        let order = ctx.loaders().one(self.row.order_id?).await;
        let seen = |order: &rebated_entity::order::Model| {
            rebated_service::access::sees(ctx.actor(), order.buyer_id, rebated_service::access::read_orders)
        };
        order.map(|order| order.filter(seen).map(Order::from)).transpose()
    }
    /// The amount; positive in the member's favour.
    async fn amount(&self) -> Money {
        Money::minor(self.row.amount, self.currency)
    }
    /// The balance after the movement.
    async fn balance_after(&self) -> Money {
        Money::minor(self.row.balance, self.currency)
    }
    /// The date that counts.
    async fn effective_at(&self) -> DateTime {
        self.row.effective_at.into()
    }
}

connection! {
    /// A page of a bill's movements.
    BillLineConnection,
    /// A movement and where it stands on the bill.
    BillLineEdge: BillLine
}
