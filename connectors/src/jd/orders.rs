use rebated_domain::network::Window;
use rebated_service::networks::{Cursor, Page, Trouble};
use serde_json::json;

use super::cursor::Turn;
use super::{Jd, JdUnion, line};
use crate::ReadOptions;
use crate::china::china_time;
use crate::union::{order_page, says_yes};

/// Most rows of a page.
const PAGE: u32 = 500;
/// Rows by the time of their last change.
const BY_CHANGE: u32 = 3;

impl JdUnion {
    /// One page of `jd.union.open.order.row.query`.
    pub(super) async fn orders(&self, window: Window, cursor: Option<&Cursor>) -> Result<Page, Trouble> {
        let turn = Turn::of(cursor)?;
        let parameters = json!({ "orderReq": {
            "pageIndex": turn.page(),
            "pageSize": PAGE,
            "type": BY_CHANGE,
            "startTime": china_time(window.from),
            "endTime": china_time(window.until),
        }});
        self.call("jd.union.open.order.row.query", &parameters, |raw, inner| {
            let next = turn.next(says_yes(inner, "hasMore")).map(Turn::cursor);
            let options = ReadOptions::of_account(&self.options.account);
            let read = |row: &str| line::snapshot_as_of(row, &options, Some(self.clock.now()));
            order_page::<Jd>(raw.to_owned(), next, read)
        })
        .await
    }
}
