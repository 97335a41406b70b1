//! A person, bot or member of staff.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use rebated_domain::user::contact_mask;
use rebated_entity::{external_identity, user};
use rebated_service::Actor;
use rebated_service::access::{self, Denied};
use rebated_service::bills::{DraftKey, Holder};
use rebated_service::ledger::queries::UserBalance;

use super::balance::Balance;
use super::bill::Bill;
use super::risk::RiskReport;
use super::store_order::InviteStatistics;
use super::user_words::{Role, UserStatus};
use crate::graphql::connection::PageArgs;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{BalancesAt, BalancesOf, IdentitiesOf, InviteStatisticsOf, PointsOf, RiskOf};
use crate::graphql::money::CurrencyCode;
use crate::graphql::queries::bills::{self, BillConnection, BillFilter};
use crate::graphql::queries::orders::{self, OrderConnection, OrderFilter, OrderSort};
use crate::graphql::queries::rebates::{self, RebateConnection, RebateFilter};
use crate::graphql::queries::refunds::{self, RefundConnection, RefundFilter};
use crate::graphql::queries::tracking_links::{self, TrackingLinkConnection};
use crate::graphql::queries::transactions::{self, AccountTransactionConnection, TransactionFilter};
use crate::graphql::queries::users::{UserConnection, invitees};
use crate::graphql::scalars::DateTime;
use crate::graphql::{bad_argument, denied, encode};

/// See the GraphQL description.
#[derive(Clone)]
pub struct User {
    row: Arc<user::Model>,
    /// Whether the call has just shown that it is made by this user, whoever it was sent as.
    is_proven: bool,
}

impl From<user::Model> for User {
    fn from(row: user::Model) -> Self {
        Self { row: Arc::new(row), is_proven: false }
    }
}

impl User {
    /// Whoever has just signed in: reads their own profile in the answer, though the call came from nobody.
    pub fn signed_in(row: user::Model) -> Self {
        Self { row: Arc::new(row), is_proven: true }
    }

    /// Whether the caller is this user or has a permission that opens it to others.
    fn is_open_to(&self, actor: &Actor, others: fn(&Actor) -> Result<(), Denied>) -> bool {
        access::sees(actor, Some(self.row.id), others)
    }

    /// Refuses callers to whom [`Self::is_open_to`] says no.
    fn open_to(&self, ctx: &Context<'_>, others: fn(&Actor) -> Result<(), Denied>) -> Result<()> {
        if self.is_open_to(ctx.actor(), others) {
            return Ok(());
        }
        others(ctx.actor()).map_err(denied)
    }

    /// The balances of a past moment, or of the present, and the moment.
    async fn balances_at(
        &self,
        ctx: &Context<'_>,
        as_of: Option<DateTime>,
    ) -> Result<(Vec<UserBalance>, DateTime)> {
        self.open_to(ctx, access::read_accounts)?;
        let (now, user) = (ctx.platform().now(), self.row.id);
        match as_of {
            None => Ok((ctx.loaders().many(BalancesOf(user)).await?, now.into())),
            Some(at) if at.0 > now => Err(bad_argument("asOf", "lies in the future")),
            Some(at) => Ok((ctx.loaders().many(BalancesAt { user, at: at.0 }).await?, at)),
        }
    }

    async fn transactions_now(
        &self,
        ctx: &Context<'_>,
        args: PageArgs,
        filter: TransactionFilter,
    ) -> Result<AccountTransactionConnection> {
        self.open_to(ctx, access::read_accounts)?;
        transactions::list(ctx, args, filter, self.row.id).await
    }

    async fn balance_at(&self, ctx: &Context<'_>, as_of: Option<DateTime>) -> Result<Balance> {
        let (balances, at) = self.balances_at(ctx, as_of).await?;
        let currency = ctx.loaders().settings().await?.settings.currency;
        let found = balances.into_iter().find(|balance| balance.currency == currency);
        Ok(Balance::new(found.unwrap_or_else(|| UserBalance::zero(currency)), at))
    }

    async fn draft(
        &self,
        ctx: &Context<'_>,
        period: Option<&str>,
        currency: Option<CurrencyCode>,
    ) -> Result<Option<Bill>> {
        self.open_to(ctx, access::read_accounts)?;
        let period = bills::month("month", period)?;
        let settings = ctx.loaders().settings().await?;
        let currency = currency.map_or(settings.settings.currency, Into::into);
        let holder = Holder { user_id: self.row.id, currency };
        Ok(ctx.loaders().one(DraftKey { holder, period }).await?.map(Bill::draft))
    }
}

/// A person, bot or member of staff.
#[Object]
impl User {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.row.id)
    }
    /// The name to show.
    async fn display_name(&self) -> &str {
        &self.row.display_name
    }
    /// What may be wrong with the user. For staff; null for others.
    async fn risk_signals(&self, ctx: &Context<'_>) -> Option<Result<RiskReport>> {
        access::read_risk(ctx.actor()).ok()?;
        let report = ctx.loaders().one(RiskOf(self.row.id)).await.transpose();
        report.map(|report| report.map(RiskReport::from))
    }
    /// Points for what was paid in the store. For the user and staff; null for others.
    async fn points(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        if !self.is_open_to(ctx.actor(), access::read_users) {
            return None;
        }
        let points = ctx.loaders().one(PointsOf(self.row.id)).await;
        Some(points.map(|found| i32::try_from(found.unwrap_or(0)).unwrap_or(i32::MAX)))
    }
    /// What those whom the user has invited have ordered in the store, by currency. For the user and staff; empty for
    /// others.
    async fn invite_statistics(&self, ctx: &Context<'_>) -> Result<Vec<InviteStatistics>> {
        if !self.is_open_to(ctx.actor(), access::read_users) {
            return Ok(Vec::new());
        }
        let rows = ctx.loaders().many(InviteStatisticsOf(self.row.id)).await?;
        Ok(rows.into_iter().map(InviteStatistics::from).collect())
    }
    /// The e-mail address. For the user and staff; masked for others, as in `l***@example.com`.
    async fn email(&self, ctx: &Context<'_>) -> Option<String> {
        let email = self.row.email.as_deref()?;
        let open = self.is_proven || self.is_open_to(ctx.actor(), access::read_users);
        Some(if open { email.to_owned() } else { contact_mask::email(email) })
    }
    /// The telephone number. For the user and staff; masked for others, as in `+86*********00`.
    async fn phone(&self, ctx: &Context<'_>) -> Option<String> {
        let phone = self.row.phone.as_deref()?;
        let open = self.is_proven || self.is_open_to(ctx.actor(), access::read_users);
        Some(if open { phone.to_owned() } else { contact_mask::phone(phone) })
    }
    /// What the user is to the platform.
    async fn role(&self) -> Role {
        self.row.role.into()
    }
    /// Whether the user may sign in.
    async fn status(&self) -> UserStatus {
        self.row.status.into()
    }
    /// The tier that rules may ask for, such as `STANDARD`.
    async fn tier(&self) -> &str {
        &self.row.tier
    }
    /// The language of messages, such as `zh-CN`.
    async fn locale(&self) -> &str {
        &self.row.locale
    }
    /// The code that the user gives to friends.
    async fn invite_code(&self) -> &str {
        &self.row.invite_code
    }
    /// Who invited the user. For the user and staff.
    async fn inviter(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        let is_own = self.is_proven || ctx.actor().user_id() == Some(self.row.id);
        if !is_own && let Err(denied) = self.open_to(ctx, access::read_users) {
            return Some(Err(denied));
        }
        ctx.loaders().user(self.row.inviter_id?).await.transpose()
    }
    /// When the account was made.
    async fn created_at(&self) -> DateTime {
        self.row.created_at.into()
    }
    /// Grows with every change; see `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }
    /// What the user has in the currency of the settings. For the user, finance and administrators.
    /// Also for bots with the scope `MONEY_READ`.
    ///
    /// At a past moment, every movement counts whose `effectiveAt` lies before it, and none that is dated at
    /// the moment itself: at the end of a month, available less owed is the closing of the month's bill.
    /// Moments of a month without bills can change when a late report is dated back, and an amount can be
    /// negative between movements that were booked in another order than that of their dates.
    async fn balance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A past moment; one in the future is refused. Default: the present.")] as_of: Option<
            DateTime,
        >,
    ) -> Option<Result<Balance>> {
        Some(self.balance_at(ctx, as_of).await)
    }
    /// What the user has, in every currency that there was a movement in. For the user, finance and
    /// administrators. See `balance` for past moments.
    async fn balances(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A past moment; one in the future is refused. Default: the present.")] as_of: Option<
            DateTime,
        >,
    ) -> Option<Result<Vec<Balance>>> {
        let read = self.balances_at(ctx, as_of).await;
        Some(read.map(|(all, at)| all.into_iter().map(|one| Balance::new(one, at)).collect()))
    }
    /// The user's orders. For the user, staff, and bots with the scope `ORDERS_READ`.
    #[expect(clippy::too_many_arguments, reason = "they are the arguments of a connection")]
    async fn orders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<OrderFilter>,
        #[graphql(desc = "The order of the list. Default: newest first.")] sort: Option<OrderSort>,
    ) -> Option<Result<OrderConnection>> {
        if let Err(denied) = self.open_to(ctx, access::read_orders) {
            return Some(Err(denied));
        }
        Some(
            orders::list(ctx, PageArgs::new(first, after, last, before), filter, sort, Some(self.row.id))
                .await,
        )
    }
    /// The user's rebates. For the user, staff, and bots with the scope `REBATES_READ`.
    async fn rebates(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<RebateFilter>,
    ) -> Option<Result<RebateConnection>> {
        if let Err(denied) = self.open_to(ctx, access::read_rebates) {
            return Some(Err(denied));
        }
        Some(rebates::list(ctx, PageArgs::new(first, after, last, before), filter, Some(self.row.id)).await)
    }
    /// What the user's bill of a month would say if the month ended now, as a bill with the status `DRAFT`; null
    /// for months whose bills are issued and those that have not begun. A month without movements gets no bill,
    /// and its draft has no lines. For the user, finance and administrators.
    async fn bill_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The month, such as `2026-10`. Default: the one that is running.")] month: Option<
            String,
        >,
        #[graphql(desc = "The currency. Default: that of the settings.")] currency_code: Option<CurrencyCode>,
    ) -> Option<Result<Bill>> {
        self.draft(ctx, month.as_deref(), currency_code).await.transpose()
    }
    /// The user's monthly bills, the newest month first. For the user, finance and administrators.
    /// Also for bots with the scope `MONEY_READ`.
    async fn bills(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<BillFilter>,
    ) -> Option<Result<BillConnection>> {
        if let Err(denied) = self.open_to(ctx, access::read_accounts) {
            return Some(Err(denied));
        }
        Some(bills::list(ctx, PageArgs::new(first, after, last, before), filter, Some(self.row.id)).await)
    }
    /// Refunds of the user's orders. For the user and staff.
    async fn refunds(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<RefundFilter>,
    ) -> Option<Result<RefundConnection>> {
        if let Err(denied) = self.open_to(ctx, access::read_refunds) {
            return Some(Err(denied));
        }
        Some(refunds::list(ctx, PageArgs::new(first, after, last, before), filter, Some(self.row.id)).await)
    }
    /// Links that were made for the user, newest first. For the user and staff.
    async fn tracking_links(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Option<Result<TrackingLinkConnection>> {
        if let Err(denied) = self.open_to(ctx, access::read_links) {
            return Some(Err(denied));
        }
        Some(tracking_links::list(ctx, PageArgs::new(first, after, last, before), self.row.id).await)
    }
    /// The movements of one of the user's accounts, newest first. For the user, finance and
    /// administrators.
    async fn transactions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Which movements.")] filter: Option<TransactionFilter>,
    ) -> Option<Result<AccountTransactionConnection>> {
        let args = PageArgs::new(first, after, last, before);
        Some(self.transactions_now(ctx, args, filter.unwrap_or_default()).await)
    }
    /// Whom the user invited, oldest first. For the user and staff.
    async fn invitees(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Option<Result<UserConnection>> {
        if let Err(denied) = self.open_to(ctx, access::read_users) {
            return Some(Err(denied));
        }
        Some(invitees(ctx, PageArgs::new(first, after, last, before), self.row.id).await)
    }
    /// Who the user is at networks and in chats, at most 100. For the user and staff.
    async fn identities(&self, ctx: &Context<'_>) -> Option<Result<Vec<ExternalIdentity>>> {
        if let Err(denied) = self.open_to(ctx, access::read_users) {
            return Some(Err(denied));
        }
        let found = ctx.loaders().many(IdentitiesOf(self.row.id)).await;
        Some(found.map(|found| found.into_iter().take(100).map(ExternalIdentity).collect()))
    }
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct ExternalIdentity(pub external_identity::Model);

/// Who a user is at a network or in a chat.
#[Object]
impl ExternalIdentity {
    /// Where, such as `WECHAT`, `TELEGRAM` or `TAOBAO`.
    async fn provider(&self) -> &str {
        &self.0.provider
    }
    /// Who, in the words of that place.
    async fn subject(&self) -> &str {
        &self.0.subject
    }
    /// When the two were linked.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// Whose it is; null for whoever may not see that user.
    async fn user(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        if !access::sees(ctx.actor(), Some(self.0.user_id), access::know_users) {
            return None;
        }
        ctx.loaders().user(self.0.user_id).await.transpose()
    }
}
