//! Reading the movements of a member's accounts.

use async_graphql::{Context, ID, InputObject, Result};
use rebated_domain::id::UserId;
use rebated_domain::ledger::{AccountKey, AccountPurpose, Side};
use rebated_service::ledger::queries::{self, MovementFilter};
use rebated_service::page::{Key, Page};

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::money::CurrencyCode;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::balance::{AccountTransaction, TransferReason, UserAccount};
use crate::graphql::types::movement_source::visible_order;
use crate::graphql::{bad_argument, decode_or_nothing, fault};

const NEWEST: List = List::new("transactions.desc", KeyKind::Seq);

/// Most reasons of one filter.
const MOST_REASONS: usize = 10;

connection! {
    /// A page of a member's transactions.
    AccountTransactionConnection,
    /// A transaction and where it stands in its list.
    AccountTransactionEdge: AccountTransaction
}

/// Which movements. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct TransactionFilter {
    /// Of which account. Default: `AVAILABLE`.
    account: Option<UserAccount>,
    /// In which currency. Default: that of the settings.
    currency_code: Option<CurrencyCode>,
    /// Only for one of these reasons, at most 10.
    reasons: Option<Vec<TransferReason>>,
    /// Only those whose `effectiveAt` is this moment or later.
    effective_from: Option<DateTime>,
    /// Only those whose `effectiveAt` is before this moment.
    effective_to: Option<DateTime>,
    /// Only those about this order. There are none about an order that the caller may not see.
    order_id: Option<ID>,
}

/// A page of the movements of one account, newest first.
pub async fn list(
    ctx: &Context<'_>,
    args: PageArgs,
    filter: TransactionFilter,
    user: UserId,
) -> Result<AccountTransactionConnection> {
    if filter.reasons.as_ref().is_some_and(|list| list.len() > MOST_REASONS) {
        return Err(bad_argument("filter.reasons", "has more than 10 items"));
    }
    let request = args.request(&NEWEST)?;
    let settings = ctx.loaders().settings().await?;
    let currency = filter.currency_code.map_or(settings.settings.currency, Into::into);
    let purpose: AccountPurpose = filter.account.unwrap_or(UserAccount::Available).into();
    let order = filter.order_id.as_ref().map(decode_or_nothing);
    if let Some(order) = order
        && visible_order(ctx, order).await?.is_none()
    {
        let nothing = Page { items: Vec::new(), has_next: false, has_previous: false };
        return Ok(AccountTransactionConnection::new(NEWEST, nothing, None));
    }
    let narrowing = MovementFilter {
        reasons: filter.reasons.map(|list| list.into_iter().map(Into::into).collect()),
        effective_from: filter.effective_from.map(Into::into),
        effective_to: filter.effective_to.map(Into::into),
        order,
    };
    let account = AccountKey::user(user, purpose, currency);
    let db = ctx.platform().db.read();
    let page = queries::movements(db, account, &narrowing, &request).await.map_err(fault)?;
    let debit_normal = purpose.side() == Side::Debit;
    let page = page.map(|movement| {
        let key = Key::Seq(movement.entry.seq.unwrap_or(0));
        (key, AccountTransaction { movement, currency, debit_normal })
    });
    Ok(AccountTransactionConnection::new(NEWEST, page, None))
}
