use rebated_domain::network::{AfterSale, Window};
use rebated_domain::order::FieldProblem;
use rebated_service::networks::{Cursor, Page, Trouble, UnreadRow};
use serde_json::json;

use super::cursor::Turn;
use super::orders::{PAGE, after};
use super::punish::punishment;
use super::refund::refund;
use super::{TaobaoUnion, punish_page, refund_page};
use crate::ReadOptions;
use crate::china::china_time;
use crate::page::PageError;
use crate::union::{bad_answer, says_yes};

/// What reads a row.
type Read = fn(&str, &ReadOptions) -> Result<AfterSale, Vec<FieldProblem>>;

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
            "page_size": PAGE,
        });
        if !turn.position.is_empty() {
            option["position_index"] = turn.position.as_str().into();
        }
        let option = option.to_string();
        let business = [("publisher_refund_order_query_option", option.as_str())];
        self.call("taobao.tbk.order.refund.get", &business, |raw, node| {
            let next = after(&turn, node.object("data").as_ref())?;
            self.case_page(raw, refund_page::rows(raw), next, refund)
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
            "page_size": PAGE,
        });
        let option = option.to_string();
        let business = [("af_order_option", option.as_str())];
        self.call("taobao.tbk.dg.punish.order.get", &business, |raw, node| {
            let inner = node.object("result");
            let result = inner.as_ref().unwrap_or(node);
            let data = result.object("data");
            // this call is asked by page numbers alone
            let says = data.iter().chain([result]).any(|object| says_yes(object, "has_next"));
            let next = says.then(|| turn.turned(String::new())).transpose()?;
            self.case_page(raw, punish_page::rows(result), next, punishment)
        })
        .await
    }

    fn case_page(
        &self,
        raw: &str,
        rows: Result<Vec<String>, PageError>,
        next: Option<Turn>,
        read: Read,
    ) -> Result<Page, Trouble> {
        let rows = rows.map_err(|_| bad_answer("the answer is no page of cases"))?;
        let options = ReadOptions::of_account(&self.options.account);
        let mut page = Page { raw: raw.to_owned(), next: next.map(|turn| turn.cursor()), ..Page::default() };
        for document in rows {
            match read(&document, &options) {
                Ok(case) => page.after_sales.push(case),
                Err(problems) => page.failures.push(UnreadRow { document, problems }),
            }
        }
        Ok(page)
    }
}
