//! Reading adjustments and holds.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::access;
use rebated_service::balances::queries::{self, AdjustmentFilter as Narrowing};
use rebated_service::page::Key;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::adjustment::{AdjustmentStatus, BalanceAdjustment};
use crate::graphql::types::hold::BalanceHold;
use crate::graphql::{decode_or_nothing, denied, fault};

const ADJUSTMENTS: List = List::new("adjustments.desc", KeyKind::TimeId);
const HOLDS: List = List::new("holds.desc", KeyKind::TimeId);

connection! {
    /// A page of adjustments.
    BalanceAdjustmentConnection,
    /// An adjustment and where it stands in its list.
    BalanceAdjustmentEdge: BalanceAdjustment
}

connection! {
    /// A page of holds.
    BalanceHoldConnection,
    /// A hold and where it stands in its list.
    BalanceHoldEdge: BalanceHold
}

/// Which adjustments. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct BalanceAdjustmentFilter {
    /// Only in this state.
    status: Option<AdjustmentStatus>,
    /// Only of this member.
    user_id: Option<ID>,
}

/// Which holds. Absent fields do not narrow.
#[derive(InputObject, Default)]
pub struct BalanceHoldFilter {
    /// Only of this member.
    user_id: Option<ID>,
}

/// Reading adjustments and holds.
#[derive(Default)]
pub struct BalanceQueries;

/// Reading adjustments and holds.
#[Object]
impl BalanceQueries {
    /// Corrections of balances by hand, newest first. For finance and administrators.
    async fn balance_adjustments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<BalanceAdjustmentFilter>,
    ) -> Option<Result<BalanceAdjustmentConnection>> {
        let read = async {
            access::read_money(ctx.actor()).map_err(denied)?;
            let filter = filter.unwrap_or_default();
            let narrowing = Narrowing {
                user: filter.user_id.as_ref().map(decode_or_nothing),
                status: filter.status.map(Into::into),
            };
            let request = PageArgs::new(first, after, last, before).request(&ADJUSTMENTS)?;
            let db = ctx.platform().db.read();
            let page = queries::adjustments(db, &narrowing, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), BalanceAdjustment::from(row)));
            Ok(BalanceAdjustmentConnection::new(ADJUSTMENTS, page, None))
        };
        Some(read.await)
    }

    /// Parts of balances that were set aside, newest first. For finance and administrators.
    async fn balance_holds(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<BalanceHoldFilter>,
    ) -> Option<Result<BalanceHoldConnection>> {
        let read = async {
            access::read_money(ctx.actor()).map_err(denied)?;
            let user = filter.unwrap_or_default().user_id.as_ref().map(decode_or_nothing);
            let request = PageArgs::new(first, after, last, before).request(&HOLDS)?;
            let page = queries::holds(ctx.platform().db.read(), user, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), BalanceHold::from(row)));
            Ok(BalanceHoldConnection::new(HOLDS, page, None))
        };
        Some(read.await)
    }
}
