use rebated_domain::order::{FieldProblem, LineSnapshot};
use rebated_service::networks::{Cursor, Page, Trouble, UnreadRow};
use rebated_service::orders::ImportRecord;

use super::error::bad_answer;
use crate::page::Network;

/// A page of orders, cut into rows as a file of them would be, each read by `snapshot`.
pub(crate) fn order_page<N: Network>(
    raw: String,
    next: Option<Cursor>,
    snapshot: impl Fn(&str) -> Result<LineSnapshot, Vec<FieldProblem>>,
) -> Result<Page, Trouble> {
    let rows = N::rows(&raw).map_err(|_| bad_answer("the answer is no page of orders"))?;
    let mut page = Page { raw, next, ..Page::default() };
    for (position, document) in (1..).zip(rows) {
        match snapshot(&document) {
            Ok(snapshot) => page.orders.push(ImportRecord { position, snapshot, document }),
            Err(problems) => page.failures.push(UnreadRow { document, problems }),
        }
    }
    Ok(page)
}

/// What was kept of a row, read again.
pub(crate) fn kept_row(
    document: &str,
    snapshot: impl Fn(&str) -> Result<LineSnapshot, Vec<FieldProblem>>,
) -> Result<ImportRecord, Vec<FieldProblem>> {
    Ok(ImportRecord { position: 1, snapshot: snapshot(document)?, document: document.to_owned() })
}
