//! Reading refunds.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::id::UserId;
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::refunds::queries::{self, RefundFilter as Narrowing};

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::refund::{Refund, RefundStatus};
use crate::graphql::{bad_argument, decode_or_nothing, denied, fault};

const NEWEST: List = List::new("refunds.desc", KeyKind::Id);

connection! {
    /// A page of refunds.
    RefundConnection,
    /// A refund and where it stands in its list.
    RefundEdge: Refund
}

/// Which refunds. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct RefundFilter {
    /// Only in one of these states, at most 10.
    status: Option<Vec<RefundStatus>>,
    /// Only of this order.
    order_id: Option<ID>,
}

/// A page of refunds, newest first.
pub async fn list(
    ctx: &Context<'_>,
    args: PageArgs,
    filter: Option<RefundFilter>,
    buyer: Option<UserId>,
) -> Result<RefundConnection> {
    let filter = filter.unwrap_or_default();
    if filter.status.as_ref().is_some_and(|list| list.len() > 10) {
        return Err(bad_argument("filter.status", "has more than 10 items"));
    }
    let narrowing = Narrowing {
        buyer,
        statuses: filter.status.unwrap_or_default().into_iter().map(Into::into).collect(),
        order: filter.order_id.as_ref().map(decode_or_nothing),
    };
    let request = args.request(&NEWEST)?;
    let page = queries::page(ctx.platform().db.read(), &narrowing, &request).await.map_err(fault)?;
    let page = page.map(|row| (Key::Id(row.id.0), Refund::from(row)));
    Ok(RefundConnection::new(NEWEST, page, None))
}

/// Reading refunds.
#[derive(Default)]
pub struct RefundQueries;

/// Reading refunds.
#[Object]
impl RefundQueries {
    /// Refunds, newest first: of all orders for staff, else of the caller's own orders.
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
        let read = async {
            let buyer = access::own_or_all(ctx.actor(), access::read_refunds).map_err(denied)?;
            list(ctx, PageArgs::new(first, after, last, before), filter, buyer).await
        };
        Some(read.await)
    }
}
