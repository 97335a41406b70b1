//! The double-entry ledger, for finance.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use rebated_domain::ledger;
use rebated_entity::{ledger_account, ledger_transfer};
use rebated_service::ledger::chain;
use rebated_service::ledger::queries::{self, TransferFilter, TrialBalanceLine};
use rebated_service::page::Key;

use super::balance::TransferReason;
use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::loaders::{EntriesOf, ReservedOf};
use crate::graphql::money::{CurrencyCode, Money};
use crate::graphql::scalars::{DateTime, Decimal};
use crate::graphql::{decode_or_nothing, encode, fault};

const TRANSFERS: List = List::new("ledger.transfers.desc", KeyKind::Id);

/// What a transfer does to the accounts that it names.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "ledger::TransferPhase")]
pub enum TransferPhase {
    /// Frees what a pending transfer reserved, because its time was over.
    Expire,
    /// Reserves what it would move, until it is posted, voided or expires.
    Pending,
    /// Moves all or part of what a pending transfer reserved, and frees the rest.
    Post,
    /// Moves money at once.
    Single,
    /// A cancel that came before its try, which is then refused for ever.
    Tombstone,
    /// Frees what a pending transfer reserved.
    Void,
}

/// What an account is for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "ledger::AccountPurpose")]
pub enum AccountPurpose {
    /// What Alipay holds of buyers' money.
    AlipayClearing,
    /// The platform's own account at its bank.
    Bank,
    /// Commission that networks owe the platform.
    NetworkReceivable,
    /// What the buyer of a store order has paid for it and neither got back nor received goods for.
    OrderPrepayment,
    /// Money at a channel that no payment accounts for, until somebody has looked at it.
    PaymentSuspense,
    /// What the platform gave or took by hand: goodwill, corrections, amounts held and taken.
    PlatformAdjustment,
    /// What the platform keeps: commission less rebates.
    PlatformMargin,
    /// What budgets of rebate rules pay beyond the commission.
    PlatformSubsidy,
    /// Refunds that the buyers' banks sent back: owed to the buyers.
    RefundPayable,
    /// What the store has sold.
    StoreSales,
    /// A user's rebates that can be withdrawn.
    UserAvailable,
    /// What a user must give back.
    UserOwed,
    /// A user's rebates that are announced and not yet available.
    UserPending,
    /// What WeChat Pay holds of buyers' money.
    WechatPayClearing,
}

/// See the GraphQL description.
pub struct Ledger;

/// The double-entry ledger. For finance and administrators.
#[Object]
impl Ledger {
    /// All debits and credits by purpose and currency; per currency they are equal.
    async fn trial_balance(&self, ctx: &Context<'_>) -> Result<Vec<TrialBalanceRow>> {
        let rows = queries::trial_balance(ctx.platform().db.read()).await.map_err(fault)?;
        Ok(rows.into_iter().map(TrialBalanceRow::from).collect())
    }
    /// The end of the hash chain over the transfers. Who keeps it elsewhere can prove later that nothing
    /// up to it was changed or removed.
    async fn chain_head(&self, ctx: &Context<'_>) -> Result<LedgerChainHead> {
        let (head, waiting) = chain::head(ctx.platform().db.read()).await.map_err(fault)?;
        Ok(LedgerChainHead {
            length: Decimal::new(head.as_ref().map_or(0, |head| head.length).to_string()),
            hash: head.as_ref().map(|head| head.hash.iter().map(|byte| format!("{byte:02x}")).collect()),
            sealed_at: head.map(|head| head.sealed_at.into()),
            waiting: i32::try_from(waiting).unwrap_or(i32::MAX),
        })
    }
    /// Transfers, newest first.
    async fn transfers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Only transfers about this order.")] order_id: Option<ID>,
    ) -> Result<LedgerTransferConnection> {
        let request = PageArgs::new(first, after, last, before).request(&TRANSFERS)?;
        let filter = TransferFilter { order: order_id.as_ref().map(decode_or_nothing) };
        let page = queries::transfers(ctx.platform().db.read(), &filter, &request).await.map_err(fault)?;
        let page = page.map(|row| (Key::Id(row.id.0), LedgerTransfer(row)));
        Ok(LedgerTransferConnection::new(TRANSFERS, page, None))
    }
}

/// The end of the ledger's hash chain: SHA-256 over every transfer and the hash before it.
#[derive(SimpleObject)]
pub struct LedgerChainHead {
    /// How many transfers are sealed: a whole number.
    length: Decimal,
    /// The last hash in hexadecimal; null when nothing is sealed yet.
    hash: Option<String>,
    /// When the last transfer was sealed.
    sealed_at: Option<DateTime>,
    /// How many transfers wait for their seal.
    waiting: i32,
}

/// All accounts of one purpose and currency together.
#[derive(SimpleObject)]
pub struct TrialBalanceRow {
    /// What the accounts are for.
    purpose: AccountPurpose,
    /// Their currency.
    currency_code: CurrencyCode,
    /// How many accounts.
    accounts: i32,
    /// Sum of their debits.
    debits: Money,
    /// Sum of their credits.
    credits: Money,
}

impl From<TrialBalanceLine> for TrialBalanceRow {
    fn from(line: TrialBalanceLine) -> Self {
        Self {
            purpose: line.purpose.into(),
            currency_code: line.currency.into(),
            accounts: i32::try_from(line.accounts).unwrap_or(i32::MAX),
            debits: Money::minor(line.debits, line.currency),
            credits: Money::minor(line.credits, line.currency),
        }
    }
}

/// See the GraphQL description.
#[derive(Clone)]
pub struct LedgerTransfer(ledger_transfer::Model);

impl From<ledger_transfer::Model> for LedgerTransfer {
    fn from(row: ledger_transfer::Model) -> Self {
        Self(row)
    }
}

/// One movement of the ledger: entries that add up to zero.
#[Object]
impl LedgerTransfer {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// What it does to the accounts that it names.
    fn phase(&self) -> TransferPhase {
        self.0.phase.into()
    }
    /// The pending transfer that it settles.
    async fn settles(&self, ctx: &Context<'_>) -> Option<Result<LedgerTransfer>> {
        let pending = ctx.loaders().one(self.0.pending_id?).await;
        pending.map(|pending| pending.map(Self::from)).transpose()
    }
    /// The transfer that it undoes.
    async fn reverses(&self, ctx: &Context<'_>) -> Option<Result<LedgerTransfer>> {
        let undone = ctx.loaders().one(self.0.reverses_id?).await;
        undone.map(|undone| undone.map(Self::from)).transpose()
    }
    /// When the reservation ends by itself; null for a transfer that reserves nothing, or for ever.
    fn expires_at(&self) -> Option<DateTime> {
        self.0.expires_at.map(Into::into)
    }
    /// What it reserves, or frees with the opposite sign, sorted by account.
    async fn reserved(&self, ctx: &Context<'_>) -> Result<Vec<LedgerEntry>> {
        let rows = ctx.loaders().many(ReservedOf(self.0.id)).await?;
        Ok(rows.into_iter().map(|(entry, account)| LedgerEntry::new(entry.amount_minor, account)).collect())
    }
    /// The step of the object that caused it, such as `r3` for a third revision.
    async fn step(&self) -> &str {
        &self.0.step
    }
    /// Why money moved.
    async fn reason(&self) -> TransferReason {
        self.0.reason.into()
    }
    /// The order that it is about.
    async fn order_id(&self) -> Option<ID> {
        self.0.order_id.map(encode)
    }
    /// The sides, sorted by account.
    async fn entries(&self, ctx: &Context<'_>) -> Result<Vec<LedgerEntry>> {
        let rows = ctx.loaders().many(EntriesOf(self.0.id)).await?;
        Ok(rows.into_iter().map(|(entry, account)| LedgerEntry::new(entry.amount_minor, account)).collect())
    }
    /// The date that counts.
    async fn effective_at(&self) -> DateTime {
        self.0.effective_at.into()
    }
    /// When it was booked.
    async fn recorded_at(&self) -> DateTime {
        self.0.recorded_at.into()
    }
}

/// See the GraphQL description.
pub struct LedgerEntry {
    amount: i64,
    account: ledger_account::Model,
}

impl LedgerEntry {
    fn new(amount: i64, account: ledger_account::Model) -> Self {
        Self { amount, account }
    }
}

/// One side of a transfer.
#[Object]
impl LedgerEntry {
    /// The account's id.
    async fn account_id(&self) -> ID {
        encode(self.account.id)
    }
    /// What the account is for.
    async fn purpose(&self) -> AccountPurpose {
        self.account.purpose.into()
    }
    /// The user or order whose account it is; null for the platform's.
    async fn owner_id(&self) -> Option<ID> {
        match ledger::Owner::of(self.account.purpose, self.account.owner_id) {
            ledger::Owner::Platform => None,
            ledger::Owner::User(id) => Some(encode(id)),
            ledger::Owner::Order(id) => Some(encode(id)),
        }
    }
    /// Positive credits the account, negative debits it.
    async fn amount(&self) -> Money {
        Money::minor(self.amount, self.account.currency)
    }
}

connection! {
    /// A page of ledger transfers.
    LedgerTransferConnection,
    /// A transfer and where it stands in its list.
    LedgerTransferEdge: LedgerTransfer
}
