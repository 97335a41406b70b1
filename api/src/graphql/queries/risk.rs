//! Reading holds.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::risk::queries::{self, RiskHoldFilter as Narrowing};

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::risk::{RiskHold, RiskHoldReason};
use crate::graphql::{decode_or_nothing, denied, fault};

const NEWEST: List = List::new("riskHolds.desc", KeyKind::TimeId);

connection! {
    /// A page of holds.
    RiskHoldConnection,
    /// A hold and where it stands in its list.
    RiskHoldEdge: RiskHold
}

/// Which holds. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct RiskHoldFilter {
    /// Only open ones (true), or only released ones (false).
    is_open: Option<bool>,
    /// Only on this user.
    user_id: Option<ID>,
    /// Only on this order.
    order_id: Option<ID>,
    /// Only for this reason.
    reason: Option<RiskHoldReason>,
}

/// Reading holds.
#[derive(Default)]
pub struct RiskQueries;

/// Reading holds.
#[Object]
impl RiskQueries {
    /// Users and orders that are or were on hold, newest first. For staff.
    async fn risk_holds(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<RiskHoldFilter>,
    ) -> Option<Result<RiskHoldConnection>> {
        let read = async {
            access::read_risk(ctx.actor()).map_err(denied)?;
            let filter = filter.unwrap_or_default();
            let narrowing = Narrowing {
                open: filter.is_open,
                user: filter.user_id.as_ref().map(decode_or_nothing),
                order: filter.order_id.as_ref().map(decode_or_nothing),
                reason: filter.reason.map(Into::into),
            };
            let request = PageArgs::new(first, after, last, before).request(&NEWEST)?;
            let page = queries::page(ctx.platform().db.read(), &narrowing, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.placed_at, row.id.0), RiskHold::from(row)));
            Ok(RiskHoldConnection::new(NEWEST, page, None))
        };
        Some(read.await)
    }
}
