//! Reading refunds.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::id::UserId;
use rebated_domain::money::Money;
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::refunds::queries::{self, RefundFilter as Narrowing};

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::money::MoneyInput;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::refund::Refund;
use crate::graphql::types::refund_words::RefundStatus;
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
    /// Only in one of these states, at most 20.
    status: Option<Vec<RefundStatus>>,
    /// Only of this order.
    order_id: Option<ID>,
    /// Only over this much or more.
    amount_from: Option<MoneyInput>,
    /// Only over this much or less.
    amount_to: Option<MoneyInput>,
    /// Only asked for at this time or before.
    asked_until: Option<DateTime>,
    /// Only set apart as a risk, or only not. For staff; ignored for others.
    is_risky: Option<bool>,
    /// Only given to this member of staff. For staff; ignored for others.
    assignee_id: Option<ID>,
    /// Only given to somebody, or only to nobody. For staff; ignored for others.
    is_assigned: Option<bool>,
}

/// A page of refunds, newest first.
pub async fn list(
    ctx: &Context<'_>,
    args: PageArgs,
    filter: Option<RefundFilter>,
    buyer: Option<UserId>,
) -> Result<RefundConnection> {
    let filter = filter.unwrap_or_default();
    if filter.status.as_ref().is_some_and(|list| list.len() > 20) {
        return Err(bad_argument("filter.status", "has more than 20 items"));
    }
    let minor = |field: &str, amount: Option<MoneyInput>| {
        let amount = amount.map(Money::try_from).transpose();
        let refused = |error| bad_argument(field, format!("is refused: {error}"));
        amount.map(|amount| amount.map(Money::minor)).map_err(refused)
    };
    let is_staff = access::read_refunds(ctx.actor()).is_ok();
    let narrowing = Narrowing {
        buyer,
        statuses: filter.status.unwrap_or_default().into_iter().map(Into::into).collect(),
        order: filter.order_id.as_ref().map(decode_or_nothing),
        from_minor: minor("filter.amountFrom", filter.amount_from)?,
        to_minor: minor("filter.amountTo", filter.amount_to)?,
        asked_until: filter.asked_until.map(Into::into),
        is_risky: filter.is_risky.filter(|_| is_staff),
        assignee: filter.assignee_id.as_ref().map(decode_or_nothing).filter(|_| is_staff),
        is_assigned: filter.is_assigned.filter(|_| is_staff),
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
