use rebated_domain::network::{AfterSale, Window};
use rebated_service::networks::{Cursor, Page, Trouble, UnreadRow};
use serde_json::json;

use super::cursor::Turn;
use super::orders::after;
use super::{TaobaoUnion, codes, punish_page, refunds};
use crate::china::china_time;
use crate::union::bad_answer;
use crate::{FileError, ReadOptions};

/// What the rows of a page were read as.
type Rows = Result<Vec<Result<AfterSale, crate::RecordFailure>>, FileError>;

impl TaobaoUnion {
    /// One page of `taobao.tbk.order.refund.get`, by the time of change.
    pub(super) async fn after_sales(&self, window: Window, cursor: Option<&Cursor>) -> Result<Page, Trouble> {
        let turn = Turn::of(cursor)?;
        let mut option = json!({
            "start_time": china_time(window.from),
            "end_time": china_time(window.until),
            "query_type": 5,
            "order_scene": 1,
            "page_no": turn.page,
            "page_size": 100,
        });
        if !turn.position.is_empty() {
            option["position_index"] = turn.position.as_str().into();
        }
        let option = option.to_string();
        let business = [("publisher_refund_order_query_option", option.as_str())];
        self.call_and_read("taobao.tbk.order.refund.get", &business, |raw, reply| {
            let node = reply.map_err(|said| said.trouble(codes::kind(&said)))?;
            let data = node.object("data");
            case_page(raw, refunds(raw, &self.read_options()), after(&turn, data.as_ref())?)
        })
        .await
    }

    /// One page of `taobao.tbk.dg.punish.order.get`: what was frozen or freed from a time on, for so many seconds.
    pub(super) async fn punishments(&self, window: Window, cursor: Option<&Cursor>) -> Result<Page, Trouble> {
        let turn = Turn::of(cursor)?;
        let option = json!({
            "start_time": china_time(window.from),
            "span": (window.until - window.from).num_seconds().max(1),
            // as the call for refunds has it; some gateways want it here, too
            "end_time": china_time(window.until),
            "page_no": turn.page,
            "page_size": 100,
        });
        let option = option.to_string();
        self.call_and_read(
            "taobao.tbk.dg.punish.order.get",
            &[("af_order_option", option.as_str())],
            |raw, reply| {
                let node = reply.map_err(|said| said.trouble(codes::kind(&said)))?;
                let result = node.object("result").unwrap_or(node);
                let data = result.object("data");
                let next = match after(&turn, data.as_ref())? {
                    None => after(&turn, Some(&result))?,
                    next => next,
                };
                case_page(raw, punish_page::punishments(&result, &self.read_options()), next)
            },
        )
        .await
    }

    fn read_options(&self) -> ReadOptions {
        ReadOptions::of_account(&self.options.account)
    }
}

fn case_page(raw: &str, rows: Rows, next: Option<Turn>) -> Result<Page, Trouble> {
    let rows = rows.map_err(|_| bad_answer("the answer is no page of cases"))?;
    let mut page = Page { raw: raw.to_owned(), next: next.map(|turn| turn.cursor()), ..Page::default() };
    for row in rows {
        match row {
            Ok(case) => page.after_sales.push(case),
            Err(failure) => {
                page.failures.push(UnreadRow { document: String::new(), problems: failure.problems })
            }
        }
    }
    Ok(page)
}
