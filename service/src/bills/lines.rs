use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerTransferId, OrderId};
use rebated_domain::ledger::TransferReason;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use super::BillWindow;
use super::window::{MOVEMENTS, rows};
use crate::Fault;
use crate::ledger::MovementSource;
use crate::ledger::queries::transfers_by_ids;
use crate::page::{Key, Page, PageRequest};

/// One movement on a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillLine {
    /// The ledger's transfer.
    pub transfer_id: LedgerTransferId,
    /// Why money moved.
    pub reason: TransferReason,
    /// The order it is about.
    pub order_id: Option<OrderId>,
    /// What caused it, the most telling first.
    pub sources: Vec<MovementSource>,
    /// The date that counts.
    pub effective_at: DateTime<Utc>,
    /// When it happened, if it was too late for the month in which it did.
    pub occurred_at: Option<DateTime<Utc>>,
    /// Minor units; positive in the member's favour.
    pub amount: i64,
    /// Minor units after the movement.
    pub balance: i64,
}

#[derive(FromQueryResult)]
struct Row {
    place: i64,
    transfer_id: LedgerTransferId,
    effective_at: DateTime<Utc>,
    amount: i64,
    balance: i64,
}

/// Each bill's movements with the balance after each, and of these one page.
const LINES: &str = "SELECT place, transfer_id, effective_at, amount, balance FROM (\
    SELECT place, transfer_id, effective_at, amount, balance, row_number() OVER (PARTITION BY place \
    ORDER BY effective_at {direction}, transfer_id {direction}) AS number FROM (\
    SELECT place, transfer_id, effective_at, amount, CAST(opening + sum(amount) OVER (PARTITION BY place \
    ORDER BY effective_at, transfer_id) AS bigint) AS balance FROM ({movements}) AS movements) AS lines \
    WHERE true {after} {before}) AS numbered WHERE number <= {limit} ORDER BY place, number";

/// The same page of the movements of many bills, by date, then transfer: two statements, however many bills.
pub async fn lines_of(
    db: &impl ConnectionTrait,
    windows: &[BillWindow],
    page: &PageRequest,
) -> Result<HashMap<BillWindow, Page<BillLine>>, Fault> {
    let mut found: Vec<Vec<Row>> = windows.iter().map(|_| Vec::new()).collect();
    for row in rows_of(db, windows, page).await? {
        let list = usize::try_from(row.place).ok().and_then(|place| found.get_mut(place));
        list.ok_or_else(|| Fault::Internal("a line that nobody asked for".into()))?.push(row);
    }
    let ids = found.iter().flatten().map(|row| row.transfer_id);
    let transfers = transfers_by_ids(db, ids).await?;
    let mut pages = HashMap::with_capacity(windows.len());
    for (window, rows) in windows.iter().zip(found) {
        let page = page_of(rows, page);
        let mut items = Vec::with_capacity(page.items.len());
        for row in page.items {
            let transfer = transfers.get(&row.transfer_id);
            let transfer = transfer.ok_or_else(|| Fault::Corrupt("an entry without a transfer".into()))?;
            items.push(BillLine {
                transfer_id: row.transfer_id,
                reason: transfer.reason,
                order_id: transfer.order_id,
                sources: MovementSource::of(transfer.object_type, transfer.object_id, transfer.refund_id),
                effective_at: row.effective_at,
                occurred_at: transfer.occurred_at,
                amount: row.amount,
                balance: row.balance,
            });
        }
        pages.insert(*window, Page { items, has_next: page.has_next, has_previous: page.has_previous });
    }
    Ok(pages)
}

async fn rows_of(
    db: &impl ConnectionTrait,
    windows: &[BillWindow],
    page: &PageRequest,
) -> Result<Vec<Row>, Fault> {
    if windows.is_empty() {
        return Ok(Vec::new());
    }
    let backend = db.get_database_backend();
    let mut params: Vec<sea_orm::Value> = Vec::new();
    let mut bound = |key: Option<Key>, sign: &str| match key {
        Some(Key::TimeId(at, id)) => {
            params.extend([at.into(), id.into()]);
            let last = params.len();
            format!("AND (effective_at, transfer_id) {sign} (${}, ${last})", last - 1)
        }
        _ => String::new(),
    };
    let (after, before) = (bound(page.after, ">"), bound(page.before, "<"));
    let keys = rows(windows).source(backend, &mut params);
    let sql = LINES
        .replace("{movements}", &MOVEMENTS.replace("{keys}", &keys))
        .replace("{direction}", if page.from_end { "DESC" } else { "ASC" })
        .replace("{after}", &after)
        .replace("{before}", &before)
        .replace("{limit}", &(page.size + 1).to_string());
    Ok(Row::find_by_statement(Statement::from_sql_and_values(backend, sql, params)).all(db).await?)
}

/// What was read is one row more than the page, if there is one.
fn page_of(mut items: Vec<Row>, page: &PageRequest) -> Page<Row> {
    let more = items.len() as u64 > page.size;
    items.truncate(usize::try_from(page.size).unwrap_or(usize::MAX));
    if page.from_end {
        items.reverse();
        return Page { items, has_next: page.before.is_some(), has_previous: more };
    }
    Page { items, has_next: more, has_previous: page.after.is_some() }
}
