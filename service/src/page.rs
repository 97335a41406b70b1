//! Keyset pages: a page starts after a row, never after a count of rows.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::Fault;

/// Where a row stands in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// By id alone.
    Id(Uuid),
    /// By a time, then by id.
    TimeId(DateTime<Utc>, Uuid),
    /// By a number that is unique in its list.
    Seq(i64),
}

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageRequest {
    /// How many rows.
    pub size: u64,
    /// Whether they are counted from the end.
    pub from_end: bool,
    /// Only rows behind this one.
    pub after: Option<Key>,
    /// Only rows before this one.
    pub before: Option<Key>,
}

impl PageRequest {
    /// The first `size` rows.
    pub fn first(size: u64) -> Self {
        Self { size, from_end: false, after: None, before: None }
    }
}

/// A part of a list, in the list's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Whether rows follow.
    pub has_next: bool,
    /// Whether rows precede.
    pub has_previous: bool,
}

impl<T> Page<T> {
    /// The same page with every row changed.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(change).collect(),
            has_next: self.has_next,
            has_previous: self.has_previous,
        }
    }
}

/// By which columns a list is sorted.
#[derive(Clone, Copy, Debug)]
pub enum SortBy<C> {
    /// By id.
    Id(C),
    /// By time, then id.
    TimeId(C, C),
    /// By a unique number.
    Seq(C),
}

/// Reads one page of `select`.
pub async fn fetch<E: EntityTrait>(
    db: &impl ConnectionTrait,
    select: Select<E>,
    sort: SortBy<E::Column>,
    descending: bool,
    page: &PageRequest,
) -> Result<Page<E::Model>, Fault> {
    let mut select = select;
    if let Some(key) = page.after {
        select = select.filter(beyond(sort, key, descending));
    }
    if let Some(key) = page.before {
        select = select.filter(beyond(sort, key, !descending));
    }
    let order = if descending == page.from_end { Order::Asc } else { Order::Desc };
    select = match sort {
        SortBy::Id(id) => select.order_by(id, order),
        SortBy::TimeId(time, id) => select.order_by(time, order.clone()).order_by(id, order),
        SortBy::Seq(seq) => select.order_by(seq, order),
    };
    let mut items = select.limit(page.size + 1).all(db).await?;
    let more = items.len() as u64 > page.size;
    items.truncate(usize::try_from(page.size).unwrap_or(usize::MAX));
    let (has_next, has_previous) = if page.from_end {
        items.reverse();
        (page.before.is_some(), more)
    } else {
        (more, page.after.is_some())
    };
    Ok(Page { items, has_next, has_previous })
}

/// The rows that come after `key` in ascending order, or before it when `descending`.
fn beyond<C: ColumnTrait>(sort: SortBy<C>, key: Key, descending: bool) -> Condition {
    let past = |column: SimpleExpr, value: sea_orm::Value| {
        if descending { column.lt(value) } else { column.gt(value) }
    };
    let column = |c: C| Expr::col((c.entity_name(), c));
    let expression = match (sort, key) {
        (SortBy::Id(id), Key::Id(value)) => past(column(id), value.into()),
        (SortBy::Seq(seq), Key::Seq(value)) => past(column(seq), value.into()),
        (SortBy::TimeId(time, id), Key::TimeId(at, value)) => {
            let row = Expr::tuple([column(time), column(id)]);
            let bound = Expr::tuple([Expr::value(at), Expr::value(value)]);
            if descending { row.lt(bound) } else { row.gt(bound) }
        }
        // a cursor of another list was refused when it was decoded
        _ => Expr::value(false),
    };
    Condition::all().add(expression)
}
