//! Reading rebates, and what a purchase would earn.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use rebated_domain::id::UserId;
use rebated_domain::money::Money as Amount;
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::rebates::preview::{self, Purchase};
use rebated_service::rebates::queries::{self, RebateFilter as Narrowing};

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::money::MoneyInput;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::order_words::OrderSource;
use crate::graphql::types::rebate::{Language, Rebate, RebateExplanation, RebateStatus, language_of};
use crate::graphql::{bad_argument, decode_or_nothing, denied, fault, of_kind};

const NEWEST: List = List::new("rebates.desc", KeyKind::Id);

connection! {
    /// A page of rebates.
    RebateConnection,
    /// A rebate and where it stands in its list.
    RebateEdge: Rebate
}

/// Which rebates. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct RebateFilter {
    /// Only in one of these states, at most 10.
    status: Option<Vec<RebateStatus>>,
    /// Only of this order.
    order_id: Option<ID>,
}

/// A page of rebates, newest first.
pub async fn list(
    ctx: &Context<'_>,
    args: PageArgs,
    filter: Option<RebateFilter>,
    beneficiary: Option<UserId>,
) -> Result<RebateConnection> {
    let filter = filter.unwrap_or_default();
    if filter.status.as_ref().is_some_and(|list| list.len() > 10) {
        return Err(bad_argument("filter.status", "has more than 10 items"));
    }
    let narrowing = Narrowing {
        beneficiary,
        statuses: filter.status.unwrap_or_default().into_iter().map(Into::into).collect(),
        order: filter.order_id.as_ref().map(decode_or_nothing),
    };
    let request = args.request(&NEWEST)?;
    let page = queries::page(ctx.platform().db.read(), &narrowing, &request).await.map_err(fault)?;
    let page = page.map(|row| (Key::Id(row.id.0), Rebate::from(row)));
    Ok(RebateConnection::new(NEWEST, page, None))
}

/// A purchase that somebody thinks about.
#[derive(InputObject)]
pub struct RebatePreviewInput {
    /// Where.
    source: OrderSource,
    /// The account at the source. Default: `default`.
    account: Option<String>,
    /// The app, bot or campaign channel.
    channel: Option<String>,
    /// Category in the source's words, `above/below`.
    category: Option<String>,
    /// Shop or merchant.
    merchant: Option<String>,
    /// The product's item id at the source.
    product: Option<String>,
    /// Number of items, 1 to 1,000,000. Default: 1.
    quantity: Option<i32>,
    /// What would be paid for all of them.
    paid: MoneyInput,
    /// Net commission that the platform would receive; in the currency of `paid`.
    commission: Option<MoneyInput>,
    /// When. Default: now.
    placed_at: Option<DateTime>,
}

/// What a purchase would earn.
#[derive(SimpleObject)]
pub struct RebatePreview {
    /// How much, and why: from the calculation that books.
    explanation: RebateExplanation,
}

/// Reading rebates.
#[derive(Default)]
pub struct RebateQueries;

/// Reading rebates.
#[Object]
impl RebateQueries {
    /// Rebates, newest first: of all members for staff and for bots with the scope, else the caller's
    /// own.
    async fn rebates(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<RebateFilter>,
    ) -> Option<Result<RebateConnection>> {
        let read = async {
            let beneficiary = access::own_or_all(ctx.actor(), access::read_rebates).map_err(denied)?;
            list(ctx, PageArgs::new(first, after, last, before), filter, beneficiary).await
        };
        Some(read.await)
    }

    /// What a purchase would earn the caller under the rules in force, with what is left of budgets and caps.
    /// For anybody who is signed in.
    async fn rebate_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The purchase.")] input: RebatePreviewInput,
        #[graphql(desc = "The language of the explanation. Default: that of the reader's profile.")] language: Option<
            Language,
        >,
    ) -> Option<Result<RebatePreview>> {
        let read = async {
            let money = |field: &str, amount: MoneyInput| {
                Amount::try_from(amount).map_err(|error| bad_argument(field, format!("is refused: {error}")))
            };
            let purchase = Purchase {
                source: input.source.into(),
                account: input.account,
                channel: input.channel,
                category: input.category,
                merchant: input.merchant,
                product: input.product,
                quantity: input.quantity.unwrap_or(1).into(),
                paid: money("input.paid", input.paid)?,
                commission: input.commission.map(|amount| money("input.commission", amount)).transpose()?,
                placed_at: input.placed_at.map(Into::into),
            };
            let found = preview::preview(ctx.platform(), ctx.actor(), purchase).await;
            let explanation = found.map_err(|error| of_kind(error.kind(), error))?;
            let language = language_of(ctx, language).await?;
            Ok(RebatePreview { explanation: RebateExplanation::new(&explanation, language) })
        };
        Some(read.await)
    }
}
