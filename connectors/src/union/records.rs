use rebated_domain::order::FieldProblem;
use rebated_service::networks::{Cursor, Page, Trouble, UnreadRow};
use rebated_service::orders::ImportRecord;

use super::error::bad_answer;
use crate::ReadOptions;
use crate::page::Network;

/// A page of orders, read as a file of them would be.
pub(crate) fn order_page<N: Network>(
    raw: String,
    account: &str,
    next: Option<Cursor>,
) -> Result<Page, Trouble> {
    let rows = N::rows(&raw).map_err(|_| bad_answer("the answer is no page of orders"))?;
    let options = ReadOptions { account: account.to_owned(), ..ReadOptions::default() };
    let mut page = Page { raw, next, ..Page::default() };
    for (position, document) in (1..).zip(rows) {
        match N::snapshot(&document, &options) {
            Ok(snapshot) => page.orders.push(ImportRecord { position, snapshot, document }),
            Err(problems) => page.failures.push(UnreadRow { document, problems }),
        }
    }
    Ok(page)
}

/// Reads again what was kept of a row.
pub(crate) fn kept_row<N: Network>(document: &str, account: &str) -> Result<ImportRecord, Vec<FieldProblem>> {
    let options = ReadOptions { account: account.to_owned(), ..ReadOptions::default() };
    let snapshot = N::snapshot(document, &options)?;
    Ok(ImportRecord { position: 1, snapshot, document: document.to_owned() })
}
