use chrono::{DateTime, Utc};
use rebated_domain::order::OrderStatus;
use serde_json::{Value, json};

use super::answer::invalid;
use super::pages::{Asked, whole};
use super::{TaobaoSimulator, festivals};
use crate::china::china_time;
use crate::union::Parameters;
use crate::union::simulator::{Line, doubled, id, joined, percent, yuan};

/// Taobao's word for none.
const NONE: &str = "--";

impl TaobaoSimulator {
    /// `taobao.tbk.order.details.get`. Scene 1 lists orders without a channel and a member, 2 those of channels, 3 those
    /// of members.
    pub(super) fn orders(&self, form: &Parameters, is_doubled: bool) -> Result<Value, Value> {
        let asked = Asked::read(form)?;
        asked.no_longer_than(festivals::longest(asked.window))?;
        let scene = whole(form, "order_scene", 1)?;
        let state = whole(form, "tk_status", 0)?;
        if !(1..=3).contains(&scene) {
            return Err(invalid("order_scene"));
        }
        let time: fn(&Line) -> Option<DateTime<Utc>> = match asked.query_type {
            1 => |line| Some(line.placed_at),
            2 => |line| line.paid_at,
            3 => |line| line.settled_at,
            4 => |line| Some(line.modified_at),
            _ => return Err(invalid("query_type")),
        };
        let is_asked_for =
            |line: &Line| scene_of(line) == scene && (state == 0 || state == i64::from(tk_status(line)));
        let rows = self.0.book.rows(asked.window, time).into_iter().filter(|(_, line)| is_asked_for(line));
        let page = asked.turn(rows.map(|(at, line)| (at, line.key.clone(), line)).collect());
        let rows: Vec<Value> = page.rows.iter().map(|line| self.row(line)).collect();
        let results = if rows.is_empty() {
            json!({})
        } else {
            json!({ "publisher_order_dto": doubled(rows, is_doubled) })
        };
        self.0.book.page_served();
        Ok(json!({ "data": {
            "results": results,
            "has_pre": page.has_pre,
            "has_next": page.has_next,
            "position_index": page.position_index,
            "page_no": asked.page_no,
            "page_size": asked.page_size,
        } }))
    }

    fn row(&self, line: &Line) -> Value {
        let place = line.tracks.place.as_deref().unwrap_or(self.0.pid);
        let mut zones = place.split('_').skip(1).map(id);
        let (pub_id, site_id, adzone_id) = (zones.next(), zones.next(), zones.next());
        let mut row = json!({
            "trade_id": line.key,
            "trade_parent_id": line.order_ref,
            "tk_status": tk_status(line),
            "refund_tag": u8::from(line.is_disputed() && !line.is_void),
            "tk_order_role": 2,
            "order_type": "天猫",
            "terminal_type": "无线",
            "flow_source": NONE,
            "item_id": line.product.item_id,
            "item_title": line.product.title,
            "item_num": line.quantity,
            "item_category_name": line.product.category,
            "item_img": "//img.alicdn.com/tfscom/simulated.jpg",
            "item_link": format!("{}/shop", self.0.base_url),
            "seller_shop_title": line.product.shop,
            "seller_nick": line.product.shop,
            "click_time": time(line.clicked_at),
            "tk_create_time": china_time(line.placed_at),
            "tb_paid_time": time(line.paid_at),
            "tk_paid_time": time(line.paid_at),
            "tk_earning_time": time(line.settled_at),
            "tb_deposit_time": NONE,
            "tk_deposit_time": NONE,
            "modified_time": china_time(line.modified_at),
            "pub_id": pub_id,
            "site_id": site_id,
            "site_name": "simulated",
            "adzone_id": adzone_id,
            "adzone_name": "simulated",
            "is_lx": "0",
        });
        for (name, tracked) in
            [("relation_id", &line.tracks.relation_id), ("special_id", &line.tracks.special_id)]
        {
            if let Some(tracked) = tracked {
                row[name] = id(tracked);
            }
        }
        joined(row, self.amounts(line))
    }

    /// Amounts are yuan, rates per cent. Both fees of the publisher include the technical fee.
    fn amounts(&self, line: &Line) -> Value {
        let rate = percent(line.product.commission_rate.ppm());
        let (gross, fee) = if line.is_void { (0, 0) } else { (line.gross_minor, line.fee_minor) };
        let settled = |minor: i64| yuan(if line.settled_at.is_some() { minor } else { 0 });
        json!({
            "item_price": yuan(line.product.price_minor),
            "alipay_total_price": yuan(line.paid_minor),
            "pay_price": settled(line.paid_minor),
            "deposit_price": "0.00",
            "total_commission_rate": rate,
            "total_commission_fee": settled(gross),
            "income_rate": rate,
            "pub_share_rate": "100.00",
            "tk_total_rate": rate,
            "pub_share_pre_fee": yuan(gross),
            "pub_share_fee": settled(gross),
            "alimama_rate": percent(self.0.book.kind().fee_ppm()),
            "alimama_share_fee": yuan(fee),
            "subsidy_rate": "0.00",
            "subsidy_fee": "0.00",
            "subsidy_type": NONE,
        })
    }
}

fn scene_of(line: &Line) -> i64 {
    match (&line.tracks.relation_id, &line.tracks.special_id) {
        (Some(_), _) => 2,
        (None, Some(_)) => 3,
        (None, None) => 1,
    }
}

fn tk_status(line: &Line) -> u8 {
    match line.status() {
        OrderStatus::Settled => 3,
        OrderStatus::Paid => 12,
        OrderStatus::Received => 14,
        OrderStatus::Invalid => 13,
        _ => 11,
    }
}

/// A time, or Taobao's word for none.
pub(super) fn time(at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(|| NONE.to_owned(), china_time)
}
