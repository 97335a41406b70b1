use rebated_domain::network::Window;
use rebated_service::networks::{Cursor, Page, Trouble};

use super::call::Reply;
use super::cursor::Turn;
use super::{Taobao, TaobaoUnion, codes, line};
use crate::ReadOptions;
use crate::china::china_time;
use crate::json::Object;
use crate::union::{bad_answer, order_page, says_yes, text};

/// Most rows of a page.
pub(super) const PAGE: u32 = 100;

impl TaobaoUnion {
    /// One page of `taobao.tbk.order.details.get`, by the time of change.
    pub(super) async fn orders(&self, window: Window, cursor: Option<&Cursor>) -> Result<Page, Trouble> {
        let turn = Turn::of(cursor)?;
        let (from, until) = (china_time(window.from), china_time(window.until));
        let (scene, page, size) = (turn.scene.to_string(), turn.page.to_string(), PAGE.to_string());
        let business = [
            ("start_time", from.as_str()),
            ("end_time", &until),
            ("query_type", "4"),
            ("order_scene", &scene),
            ("page_no", &page),
            ("page_size", &size),
            ("position_index", &turn.position),
            ("jump_type", "1"),
        ];
        self.call_and_read("taobao.tbk.order.details.get", &business, |raw, reply: Reply<'_>| {
            let node = match reply {
                Ok(node) => node,
                // an account without channels or members is refused theirs: it has no such orders
                Err(said) if turn.scene > 1 && codes::is_denied(&said) => {
                    // the refusal is no page to keep: gateways repeat what they were sent
                    let next = turn.next_scene().map(|turn| turn.cursor());
                    return Ok(Page { next, ..Page::default() });
                }
                Err(said) => return Err(said.trouble(codes::kind(&said))),
            };
            let next = after(&turn, node.object("data").as_ref())?.or_else(|| turn.next_scene());
            let options = ReadOptions::of_account(&self.options.account);
            let read = |row: &str| line::snapshot(row, &options);
            order_page::<Taobao>(raw.to_owned(), next.map(|turn| turn.cursor()), read)
        })
        .await
    }
}

/// The page that follows in the same list. From the second on, Taobao knows by the position where the one before ended,
/// whatever has changed meanwhile. By its number alone a page may begin behind rows that nobody has seen.
pub(super) fn after(turn: &Turn, data: Option<&Object<'_>>) -> Result<Option<Turn>, Trouble> {
    let Some(data) = data.filter(|data| says_yes(data, "has_next")) else { return Ok(None) };
    let position = text(data, "position_index");
    let position = position.ok_or_else(|| bad_answer("the page does not say where it ends"))?;
    turn.turned(position).map(Some)
}
