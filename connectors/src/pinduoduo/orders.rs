use rebated_domain::network::Window;
use rebated_service::networks::{Cursor, Page, Trouble};

use super::cursor::{Found, Turn};
use super::{Duoduoke, Pinduoduo, line};
use crate::ReadOptions;
use crate::union::{order_page, text};

/// Rows of a page: at most 100; 40 to 50 are advised.
const PAGE: usize = 50;

impl Duoduoke {
    /// One page of `pdd.ddk.order.list.increment.get`.
    pub(super) async fn orders(&self, window: Window, cursor: Option<&Cursor>) -> Result<Page, Trouble> {
        let options = ReadOptions::of_account(&self.options.account);
        let read = |row: &str| line::snapshot(row, &options);
        let turn = Turn::of(cursor, self.options.paging)?;
        let (from, until) = (window.from.timestamp().to_string(), window.until.timestamp().to_string());
        let (page, size) = (turn.page().to_string(), PAGE.to_string());
        let business = [
            ("start_update_time", from.as_str()),
            ("end_update_time", &until),
            ("page", &page),
            ("page_size", &size),
            // counting makes a call slow
            ("return_count", if turn == Turn::Count { "true" } else { "false" }),
        ];
        self.call("pdd.ddk.order.list.increment.get", "order_list_get_response", &business, |raw, node| {
            let mut page = order_page::<Pinduoduo>(raw.to_owned(), None, read)?;
            let rows = page.orders.len() + page.failures.len();
            let total = text(node, "total_count").and_then(|total| total.parse().ok());
            page.next = turn.next(Found { rows, total }, PAGE)?.map(Turn::cursor);
            Ok(page)
        })
        .await
    }
}
