//! Reading the ledger.

use async_graphql::{Context, Object, Result};
use rebated_service::access;

use crate::graphql::context::Ask;
use crate::graphql::denied;
use crate::graphql::types::ledger::Ledger;

/// Reading the ledger.
#[derive(Default)]
pub struct LedgerQueries;

/// Reading the ledger.
#[Object]
impl LedgerQueries {
    /// The double-entry ledger. For finance and administrators.
    async fn ledger(&self, ctx: &Context<'_>) -> Option<Result<Ledger>> {
        Some(access::read_ledger(ctx.actor()).map(|()| Ledger).map_err(denied))
    }
}
