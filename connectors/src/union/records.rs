use rebated_domain::order::{FieldProblem, LineSnapshot};
use rebated_service::networks::{Cursor, Page, Trouble};
use rebated_service::orders::{ImportRecord, RecordFailure};

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
            Err(problems) => page.failures.push(RecordFailure { position, problems }),
        }
    }
    Ok(page)
}
