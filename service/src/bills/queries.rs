//! Reading bills. Callers have been checked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::bill::BillPeriod;
use rebated_domain::id::{BillId, UserId};
use rebated_domain::money::Currency;
use rebated_entity::bill;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

pub use super::lines::{BillLine, lines_of};
pub use super::totals::{BillTotal, totals_of};
use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Which bills. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct BillFilter {
    /// Only this user's.
    pub user: Option<UserId>,
    /// Only of this month.
    pub period: Option<BillPeriod>,
    /// Only of this month and later ones.
    pub from: Option<BillPeriod>,
    /// Only of this month and earlier ones.
    pub to: Option<BillPeriod>,
    /// Only those that were issued before.
    pub issued_before: Option<DateTime<Utc>>,
    /// Only in this currency.
    pub currency: Option<Currency>,
}

/// Bills, the newest month first.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &BillFilter,
    page: &PageRequest,
) -> Result<Page<bill::Model>, Fault> {
    let mut select = bill::Entity::find();
    if let Some(user) = filter.user {
        select = select.filter(bill::Column::UserId.eq(user));
    }
    if let Some(period) = filter.period {
        select = select.filter(bill::Column::Period.eq(period.to_string()));
    }
    if let Some(from) = filter.from {
        select = select.filter(bill::Column::Period.gte(from.to_string()));
    }
    if let Some(to) = filter.to {
        select = select.filter(bill::Column::Period.lte(to.to_string()));
    }
    if let Some(before) = filter.issued_before {
        select = select.filter(bill::Column::IssuedAt.lt(before));
    }
    if let Some(currency) = filter.currency {
        select = select.filter(bill::Column::Currency.eq(currency));
    }
    fetch(db, select, SortBy::TimeId(bill::Column::StartsAt, bill::Column::Id), true, page).await
}

/// Bills by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = BillId>,
) -> Result<HashMap<BillId, bill::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), bill::Column::Id, ids);
    let bills = bill::Entity::find().filter(wanted).all(db).await?;
    Ok(bills.into_iter().map(|bill| (bill.id, bill)).collect())
}

/// How many bills a month has.
pub async fn count_of(db: &impl ConnectionTrait, period: BillPeriod) -> Result<u64, Fault> {
    Ok(bill::Entity::find().filter(bill::Column::Period.eq(period.to_string())).count(db).await?)
}

/// The movements of one bill by date, then transfer.
pub async fn lines(
    db: &impl ConnectionTrait,
    bill: &bill::Model,
    page: &PageRequest,
) -> Result<Page<BillLine>, Fault> {
    let window = bill.into();
    let found = lines_of(db, &[window], page).await?.remove(&window);
    found.ok_or_else(|| Fault::Internal("a page that was asked for is missing".into()))
}

/// One bill's sums by kind of movement.
pub async fn totals(db: &impl ConnectionTrait, bill: &bill::Model) -> Result<Vec<BillTotal>, Fault> {
    let window = bill.into();
    Ok(totals_of(db, &[window]).await?.remove(&window).unwrap_or_default())
}
