use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::TaobaoSimulator;
use super::answer::invalid;
use super::orders::time;
use super::pages::{Asked, whole, with_options};
use crate::china::china_time;
use crate::union::Parameters;
use crate::union::simulator::{Dispute, DisputeState, Line, doubled, id, yuan};

/// The longest window.
const LONGEST: TimeDelta = TimeDelta::days(30);

impl TaobaoSimulator {
    /// `taobao.tbk.order.refund.get`: every case of every line, whatever its scene.
    pub(super) fn refunds(&self, form: &Parameters, is_doubled: bool) -> Result<Value, Value> {
        let form = with_options(form, "publisher_refund_order_query_option");
        let asked = Asked::read(&form)?;
        asked.no_longer_than(LONGEST)?;
        if whole(&form, "order_scene", 1)? != 1 {
            return Err(invalid("order_scene"));
        }
        let at: fn(&Line, &Dispute) -> Option<DateTime<Utc>> = match asked.query_type {
            1 => |_, dispute| Some(dispute.opened_at),
            2 => |line, _| line.settled_at,
            3 => |_, dispute| dispute.ended_at,
            4 => |line, _| Some(line.placed_at),
            5 => |_, dispute| Some(dispute.modified_at),
            _ => return Err(invalid("query_type")),
        };
        let always = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
        let lines = self.0.book.rows(always, |line| Some(line.modified_at));
        let cases =
            lines.iter().flat_map(|(_, line)| line.disputes.iter().map(move |dispute| (line, dispute)));
        let page = asked.page_of(cases.filter_map(|(line, dispute)| {
            Some((at(line, dispute)?, dispute.key.clone(), row(line, dispute)))
        }));
        let rows = doubled(page.rows, is_doubled);
        let result =
            if rows.is_empty() { json!({}) } else { json!({ "publisher_refund_order_d_t_o": rows }) };
        Ok(json!({
            "result_code": 200,
            "data": {
                "result": result,
                "page_no": asked.page_no,
                "page_size": asked.page_size,
                "has_next": page.has_next,
                "has_pre": page.has_pre,
                "position_index": page.position_index,
            },
        }))
    }
}

fn row(line: &Line, dispute: &Dispute) -> Value {
    let (net, fee) = (dispute.returned_minor, dispute.returned_fee_minor);
    let mut row = json!({
        "refund_suit_id": dispute.key,
        "tb_trade_id": line.key,
        "tb_trade_parent_id": line.order_ref,
        "tb_trade_create_time": china_time(line.placed_at),
        "earning_time": time(line.settled_at),
        "tk_refund_time": china_time(dispute.opened_at),
        "tk_refund_suit_time": time(dispute.ended_at),
        "modified_time": china_time(dispute.modified_at),
        "item_title": line.product.title,
        "tk_order_role": "二方",
        "refund_status": refund_status(dispute),
        "tb_trade_finish_price": yuan(line.paid_minor),
        "refund_fee": yuan(dispute.refund_minor),
        "pub_share_fee": yuan(line.gross_minor),
        "tk_commission_fee_refund": yuan(net),
        "tk_commission_alimm_refund_fee": yuan(fee),
        "tk_commission_agent_refund_fee": "0.00",
        "tk_subsidy_fee_refund": "0.00",
        "tk_subsidy_alimm_refund_fee": "0.00",
        "tk_subsidy_agent_refund_fee": "0.00",
        "show_return_fee": yuan(net + fee),
    });
    for (name, tracked) in
        [("relation_id", &line.tracks.relation_id), ("special_id", &line.tracks.special_id)]
    {
        if let Some(tracked) = tracked {
            row[name] = id(tracked);
        }
    }
    row
}

/// Opened, failed, succeeded before the commission was settled, or taken from the publisher.
fn refund_status(dispute: &Dispute) -> u8 {
    match dispute.state {
        DisputeState::Open => 4,
        DisputeState::Won => 3,
        DisputeState::Lost if dispute.was_settled => 13,
        DisputeState::Lost => 2,
    }
}
