//! Reading the movements of a member's accounts.

use async_graphql::{Context, Result};
use rebated_domain::id::UserId;
use rebated_domain::ledger::{AccountKey, AccountPurpose, Side};
use rebated_domain::money::Currency;
use rebated_service::ledger::queries;
use rebated_service::page::Key;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::fault;
use crate::graphql::types::balance::AccountTransaction;

const NEWEST: List = List::new("transactions.desc", KeyKind::Seq);

connection! {
    /// A page of a member's transactions.
    AccountTransactionConnection,
    /// A transaction and where it stands in its list.
    AccountTransactionEdge: AccountTransaction
}

/// A page of the movements of one account, newest first.
pub async fn list(
    ctx: &Context<'_>,
    args: PageArgs,
    user: UserId,
    purpose: AccountPurpose,
    currency: Currency,
) -> Result<AccountTransactionConnection> {
    let account = AccountKey::user(user, purpose, currency);
    let request = args.request(&NEWEST)?;
    let page = queries::movements(ctx.platform().db.read(), account, &request).await.map_err(fault)?;
    let debit_normal = purpose.side() == Side::Debit;
    let page = page.map(|movement| {
        let key = Key::Seq(movement.entry.seq.unwrap_or(0));
        (key, AccountTransaction { movement, currency, debit_normal })
    });
    Ok(AccountTransactionConnection::new(NEWEST, page, None))
}
