//! Reading bills.

use async_graphql::{Context, InputObject, Object, Result};
use rebated_domain::bill::BillPeriod;
use rebated_domain::id::UserId;
use rebated_service::access;
use rebated_service::bills::queries::{self, BillFilter as Narrowing};
use rebated_service::page::Key;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::money::CurrencyCode;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::bill::Bill;
use crate::graphql::{bad_argument, denied, fault};

const NEWEST: List = List::new("bills.startsAt.desc", KeyKind::TimeId);

connection! {
    /// A page of bills.
    BillConnection,
    /// A bill and where it stands in its list.
    BillEdge: Bill
}

/// Which bills. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct BillFilter {
    /// Only of this month, such as `2026-10`.
    month: Option<String>,
    /// Only of this month and later ones.
    from_month: Option<String>,
    /// Only of this month and earlier ones.
    to_month: Option<String>,
    /// Only those that were issued before this moment: what the list was then.
    issued_before: Option<DateTime>,
    /// Only in this currency.
    currency_code: Option<CurrencyCode>,
}

impl BillFilter {
    fn narrowing(self, user: Option<UserId>) -> Result<Narrowing> {
        Ok(Narrowing {
            user,
            period: month("filter.month", self.month.as_deref())?,
            from: month("filter.fromMonth", self.from_month.as_deref())?,
            to: month("filter.toMonth", self.to_month.as_deref())?,
            issued_before: self.issued_before.map(Into::into),
            currency: self.currency_code.map(Into::into),
        })
    }
}

/// Reads an argument that is a month.
pub fn month(argument: &str, text: Option<&str>) -> Result<Option<BillPeriod>> {
    text.map(BillPeriod::parse).transpose().map_err(|error| bad_argument(argument, error))
}

/// A page of bills, the newest month first.
pub async fn list(
    ctx: &Context<'_>,
    args: PageArgs,
    filter: Option<BillFilter>,
    user: Option<UserId>,
) -> Result<BillConnection> {
    let narrowing = filter.unwrap_or_default().narrowing(user)?;
    let request = args.request(&NEWEST)?;
    let page = queries::page(ctx.platform().db.read(), &narrowing, &request).await.map_err(fault)?;
    let page = page.map(|row| (Key::TimeId(row.starts_at, row.id.0), Bill::from(row)));
    Ok(BillConnection::new(NEWEST, page, None))
}

/// Reading bills.
#[derive(Default)]
pub struct BillQueries;

/// Reading bills.
#[Object]
impl BillQueries {
    /// Issued bills, the newest month first: of all members for finance and administrators, else the caller's own.
    async fn bills(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<BillFilter>,
    ) -> Option<Result<BillConnection>> {
        let read = async {
            let user = access::own_or_all(ctx.actor(), access::read_accounts).map_err(denied)?;
            list(ctx, PageArgs::new(first, after, last, before), filter, user).await
        };
        Some(read.await)
    }
}
