//! A person, bot or member of staff.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::ledger::AccountPurpose;
use rebated_entity::{external_identity, user};
use rebated_service::Actor;
use rebated_service::access::{self, Denied};
use rebated_service::ledger::queries::UserBalance;

use super::balance::{Balance, UserAccount};
use super::contact_mask;
use super::user_words::{Role, UserStatus};
use crate::graphql::connection::PageArgs;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{BalancesOf, IdentitiesOf};
use crate::graphql::money::CurrencyCode;
use crate::graphql::queries::bills::{self, BillConnection};
use crate::graphql::queries::orders::{self, OrderConnection, OrderFilter, OrderSort};
use crate::graphql::queries::rebates::{self, RebateConnection, RebateFilter};
use crate::graphql::queries::refunds::{self, RefundConnection, RefundFilter};
use crate::graphql::queries::transactions::{self, AccountTransactionConnection};
use crate::graphql::queries::users::{UserConnection, invitees};
use crate::graphql::scalars::DateTime;
use crate::graphql::{denied, encode, fault};

/// See the GraphQL description.
#[derive(Clone)]
pub struct User(Arc<user::Model>);

impl From<user::Model> for User {
    fn from(row: user::Model) -> Self {
        Self(Arc::new(row))
    }
}

impl User {
    /// Whether the caller is this user or has a permission that opens it to others.
    fn is_open_to(&self, actor: &Actor, others: fn(&Actor) -> Result<(), Denied>) -> bool {
        access::sees(actor, Some(self.0.id), others)
    }

    /// Refuses callers to whom [`Self::is_open_to`] says no.
    fn open_to(&self, ctx: &Context<'_>, others: fn(&Actor) -> Result<(), Denied>) -> Result<()> {
        if self.is_open_to(ctx.actor(), others) {
            return Ok(());
        }
        others(ctx.actor()).map_err(denied)
    }

    async fn balances_now(&self, ctx: &Context<'_>) -> Result<Vec<UserBalance>> {
        self.open_to(ctx, access::read_money)?;
        ctx.loaders().many(BalancesOf(self.0.id)).await
    }
}

/// Which movements.
#[derive(InputObject, Default)]
pub struct TransactionFilter {
    /// Of which account. Default: `AVAILABLE`.
    account: Option<UserAccount>,
    /// In which currency. Default: that of the settings.
    currency_code: Option<CurrencyCode>,
}

/// A person, bot or member of staff.
#[Object]
impl User {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// The name to show.
    async fn display_name(&self) -> &str {
        &self.0.display_name
    }
    /// The e-mail address; masked, as in `l***@example.com`, unless it is the caller's own or the caller
    /// may read users.
    async fn email(&self, ctx: &Context<'_>) -> Option<String> {
        let email = self.0.email.as_deref()?;
        let open = self.is_open_to(ctx.actor(), access::read_users);
        Some(if open { email.to_owned() } else { contact_mask::email(email) })
    }
    /// The telephone number; masked, as in `+86*********00`, unless it is the caller's own or the caller
    /// may read users.
    async fn phone(&self, ctx: &Context<'_>) -> Option<String> {
        let phone = self.0.phone.as_deref()?;
        let open = self.is_open_to(ctx.actor(), access::read_users);
        Some(if open { phone.to_owned() } else { contact_mask::phone(phone) })
    }
    /// What the user is to the platform.
    async fn role(&self) -> Role {
        self.0.role.into()
    }
    /// Whether the user may sign in.
    async fn status(&self) -> UserStatus {
        self.0.status.into()
    }
    /// The tier that rules may ask for, such as `STANDARD`.
    async fn tier(&self) -> &str {
        &self.0.tier
    }
    /// The language of messages, such as `zh-CN`.
    async fn locale(&self) -> &str {
        &self.0.locale
    }
    /// The code that the user gives to friends.
    async fn invite_code(&self) -> &str {
        &self.0.invite_code
    }
    /// Who invited the user.
    async fn inviter(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        ctx.loaders().user(self.0.inviter_id?).await.transpose()
    }
    /// When the account was made.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// Grows with every change; see `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What the user has in the currency of the settings. For the user, finance and administrators.
    async fn balance(&self, ctx: &Context<'_>) -> Result<Balance> {
        let settings = ctx.platform().settings.current(&ctx.platform().db).await.map_err(fault)?;
        let currency = settings.settings.currency;
        let found = self.balances_now(ctx).await?.into_iter().find(|balance| balance.currency == currency);
        let balance = found.unwrap_or_else(|| UserBalance::zero(currency));
        Ok(Balance::new(balance, ctx.platform().now().into()))
    }
    /// What the user has, in every currency that there was a movement in. For the user, finance and
    /// administrators.
    async fn balances(&self, ctx: &Context<'_>) -> Result<Vec<Balance>> {
        let now = ctx.platform().now();
        let balances = self.balances_now(ctx).await?;
        Ok(balances.into_iter().map(|balance| Balance::new(balance, now.into())).collect())
    }
    /// The user's orders. For the user and whoever may read orders.
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
    ) -> Result<OrderConnection> {
        self.open_to(ctx, access::read_orders)?;
        orders::list(ctx, PageArgs::new(first, after, last, before), filter, sort, Some(self.0.id)).await
    }
    /// The user's rebates. For the user and whoever may read rebates.
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
    ) -> Result<RebateConnection> {
        self.open_to(ctx, access::read_rebates)?;
        rebates::list(ctx, PageArgs::new(first, after, last, before), filter, Some(self.0.id)).await
    }
    /// The user's monthly bills. For the user, finance and administrators.
    async fn bills(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<BillConnection> {
        self.open_to(ctx, access::read_money)?;
        bills::list(ctx, PageArgs::new(first, after, last, before), None, Some(self.0.id)).await
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
    ) -> Result<RefundConnection> {
        self.open_to(ctx, access::read_refunds)?;
        refunds::list(ctx, PageArgs::new(first, after, last, before), filter, Some(self.0.id)).await
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
    ) -> Result<AccountTransactionConnection> {
        self.open_to(ctx, access::read_money)?;
        let filter = filter.unwrap_or_default();
        let settings = ctx.platform().settings.current(&ctx.platform().db).await.map_err(fault)?;
        let currency = filter.currency_code.map_or(settings.settings.currency, Into::into);
        let purpose: AccountPurpose = filter.account.unwrap_or(UserAccount::Available).into();
        transactions::list(ctx, PageArgs::new(first, after, last, before), self.0.id, purpose, currency).await
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
    ) -> Result<UserConnection> {
        self.open_to(ctx, access::read_users)?;
        invitees(ctx, PageArgs::new(first, after, last, before), self.0.id).await
    }
    /// Who the user is at networks and in chats, at most 100. For the user and staff.
    async fn identities(&self, ctx: &Context<'_>) -> Result<Vec<ExternalIdentity>> {
        self.open_to(ctx, access::read_users)?;
        let found = ctx.loaders().many(IdentitiesOf(self.0.id)).await?;
        Ok(found.into_iter().take(100).map(ExternalIdentity).collect())
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
}
