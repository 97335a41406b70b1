//! Reading claims.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::id::UserId;
use rebated_service::access;
use rebated_service::claims::queries::{self, ClaimFilter as Narrowing};
use rebated_service::page::Key;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::order_claim::OrderClaim;
use crate::graphql::types::order_claim_words::{OrderClaimState, OrderClaimStatus};
use crate::graphql::types::order_words::OrderSource;
use crate::graphql::{decode_or_nothing, denied, fault};

const NEWEST: List = List::new("orderClaims.desc", KeyKind::TimeId);

connection! {
    /// A page of claims.
    OrderClaimConnection,
    /// A claim and where it stands in its list.
    OrderClaimEdge: OrderClaim
}

/// Which claims. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct OrderClaimFilter {
    /// Only for orders of this network.
    source: Option<OrderSource>,
    /// Only in this state. For staff; refused to others.
    state: Option<OrderClaimState>,
    /// Only with this status.
    status: Option<OrderClaimStatus>,
    /// Only this member's; of whom the caller may not read there is none.
    user_id: Option<ID>,
}

/// A page of claims: of one member, or of all that the filter leaves.
async fn list(
    ctx: &Context<'_>,
    args: PageArgs,
    filter: Option<OrderClaimFilter>,
    user: Option<UserId>,
) -> Result<OrderClaimConnection> {
    let OrderClaimFilter { source, state, status, user_id } = filter.unwrap_or_default();
    if state.is_some() {
        access::read_claims(ctx.actor()).map_err(denied)?;
    }
    let request = args.request(&NEWEST)?;
    let asked = user_id.as_ref().map(decode_or_nothing);
    let narrowing = Narrowing {
        user: match (user, asked) {
            (Some(own), Some(asked)) if own != asked => Some(UserId(uuid::Uuid::nil())),
            (own, asked) => own.or(asked),
        },
        standing: status.map(Into::into),
        status: state.map(Into::into),
        source: source.map(Into::into),
    };
    let page = queries::page(ctx.platform().db.read(), &narrowing, &request).await.map_err(fault)?;
    let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), OrderClaim::from(row)));
    Ok(OrderClaimConnection::new(NEWEST, page, None))
}

/// Reading claims.
#[derive(Default)]
pub struct OrderClaimQueries;

/// Reading claims.
#[Object]
impl OrderClaimQueries {
    /// Orders that members say are theirs, newest first: all for staff, else the caller's own.
    async fn order_claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<OrderClaimFilter>,
    ) -> Option<Result<OrderClaimConnection>> {
        let read = async {
            let user = access::own_or_all(ctx.actor(), access::read_claims).map_err(denied)?;
            list(ctx, PageArgs::new(first, after, last, before), filter, user).await
        };
        Some(read.await)
    }
}
