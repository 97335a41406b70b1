//! The double-entry ledger, for finance.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use rebated_domain::ledger;
use rebated_entity::{ledger_account, ledger_entry, ledger_transfer};
use rebated_service::ledger::queries::{self, TransferFilter, TrialBalanceLine};
use rebated_service::page::Key;

use super::balance::TransferReason;
use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::loaders::EntriesOf;
use crate::graphql::money::{CurrencyCode, Money};
use crate::graphql::scalars::DateTime;
use crate::graphql::{decode_or_nothing, encode, fault};

const TRANSFERS: List = List::new("ledger.transfers.desc", KeyKind::Id);

/// What an account is for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "ledger::AccountPurpose")]
pub enum AccountPurpose {
    /// Commission that networks owe the platform.
    NetworkReceivable,
    /// What the platform gave or took by hand: goodwill, corrections, amounts held and taken.
    PlatformAdjustment,
    /// What the platform keeps: commission less rebates.
    PlatformMargin,
    /// A user's rebates that can be withdrawn.
    UserAvailable,
    /// What a user must give back.
    UserOwed,
    /// A user's rebates that are announced and not yet available.
    UserPending,
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
pub struct LedgerTransfer(ledger_transfer::Model);

/// One movement of the ledger: entries that add up to zero.
#[Object]
impl LedgerTransfer {
    /// The transfer's id.
    async fn id(&self) -> ID {
        encode(self.0.id)
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
        Ok(rows.into_iter().map(|(entry, account)| LedgerEntry { entry, account }).collect())
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
    entry: ledger_entry::Model,
    account: ledger_account::Model,
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
    /// The user whose account it is; null for the platform's.
    async fn owner_id(&self) -> Option<ID> {
        let owner = self.account.owner_id;
        (!owner.is_nil()).then(|| encode(rebated_domain::id::UserId(owner)))
    }
    /// Positive credits the account, negative debits it.
    async fn amount(&self) -> Money {
        Money::minor(self.entry.amount_minor, self.account.currency)
    }
}

connection! {
    /// A page of ledger transfers.
    LedgerTransferConnection,
    /// A transfer and where it stands in its list.
    LedgerTransferEdge: LedgerTransfer
}
