use std::ops::Range;

use rebated_service::bills::documents::BillDocument;

use super::pen::HEIGHT;
use super::summary;

/// Where the table begins on pages after the first.
pub(super) const NEXT_TOP: f32 = 72.0;
/// Height of the table's heading and head.
pub(super) const HEAD: f32 = 40.0;
/// Height of one row.
pub(super) const ROW: f32 = 17.0;
/// Where the table ends at the latest.
const BOTTOM: f32 = HEIGHT - 58.0;

/// Where the table begins on the first page.
pub(super) fn first_top(bill: &BillDocument) -> f32 {
    summary::bottom(bill) + 16.0
}

/// Which rows are on which page. Row 0 is the opening balance and the last one the closing balance.
pub(super) fn split(bill: &BillDocument) -> Vec<Range<usize>> {
    let rows = bill.lines.len() + 2;
    let mut pages = Vec::new();
    let mut start = 0;
    let mut top = first_top(bill);
    while start < rows {
        let end = rows.min(start + fitting(top));
        pages.push(start..end);
        (start, top) = (end, NEXT_TOP);
    }
    pages
}

/// How many rows fit below.
fn fitting(top: f32) -> usize {
    let mut count = 1;
    let mut end = top + HEAD + 2.0 * ROW;
    while end <= BOTTOM {
        count += 1;
        end += ROW;
    }
    count
}
