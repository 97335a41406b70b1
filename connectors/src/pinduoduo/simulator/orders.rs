use std::sync::atomic::Ordering;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::order::OrderStatus;
use serde_json::{Value, json};

use super::PinduoduoSimulator;
use super::answer::{invalid, refused};
use super::authority::parameters_of;
use crate::union::Parameters;
use crate::union::simulator::{Line, doubled, enveloped, joined};

/// The longest window.
const LONGEST: TimeDelta = TimeDelta::hours(24);
/// How far back orders can be asked for.
const REACH: TimeDelta = TimeDelta::days(90);

impl PinduoduoSimulator {
    /// `pdd.ddk.order.list.increment.get`: pages of the rows as they stand now, the earliest first, so that whoever turns
    /// pages forward loses rows when rows change. The first count and every second one after it is one too low.
    pub(super) fn orders(&self, form: &Parameters, is_doubled: bool) -> Result<Value, Value> {
        let window = (time(form, "start_update_time")?, time(form, "end_update_time")?);
        let (from, until) = window;
        if until < from || until - from > LONGEST {
            return Err(refused(50001, "业务服务错误:查询时间跨度不能超过24小时", "50001"));
        }
        if from < self.0.account.book.now() - REACH {
            return Err(refused(50001, "业务服务错误:只能查询最近90天的订单", "50001"));
        }
        let page = whole(form, "page", 1, 1..=10_000)?;
        let size = whole(form, "page_size", 100, 10..=100)?;
        let rows = self.0.account.book.rows(window, |line| Some(line.modified_at));
        let total = rows.len();
        let shown = rows.iter().skip((page - 1) * size).take(size).map(|(_, line)| self.row(line));
        let list: Value = doubled(shown.collect(), is_doubled).into();
        let mut answer = json!({ "order_list": list });
        if form.get("return_count").is_none_or(|text| text != "false") {
            let is_low = self.0.counted.fetch_add(1, Ordering::SeqCst).is_multiple_of(2);
            answer["total_count"] = total.saturating_sub(usize::from(is_low)).into();
        }
        self.0.account.book.page_served();
        Ok(enveloped("order_list_get_response", answer))
    }

    fn row(&self, line: &Line) -> Value {
        let product = &line.product;
        let time = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp());
        let (code, words) = status(line);
        let row = json!({
            "order_sn": line.key,
            "order_id": format!("{:x}==", line.serial + 0x00d1_3ca0),
            "goods_id": null,
            "goods_sign": product.item_id,
            "goods_name": product.title,
            "goods_quantity": line.quantity,
            "goods_thumbnail_url": "https://img.pddpic.com/simulated.jpeg",
            "cat_ids": [product.category_id, 0, 0, 0],
            "mall_id": product.shop_id,
            "mall_name": product.shop,
            "order_status": code,
            "order_status_desc": words,
            "fail_reason": line.is_void.then_some("订单已退款"),
            "order_create_time": line.placed_at.timestamp(),
            "order_pay_time": time(line.paid_at),
            "order_group_success_time": time(line.paid_at),
            "order_receive_time": time(line.received_at),
            "order_verify_time": time(line.settled_at),
            "order_settle_time": time(line.settled_at),
            "order_modify_at": line.modified_at.timestamp(),
            "p_id": line.tracks.place.as_deref().unwrap_or(self.0.account.pid),
            "custom_parameters": line.tracks.sub_id.as_deref().map(parameters_of),
            "price_compare_status": u8::from(line.compared),
            "group_id": 2_859_337_392_764_093_890 + line.serial,
        });
        joined(row, amounts(line))
    }
}

/// Amounts are fen, the rate is per mille.
fn amounts(line: &Line) -> Value {
    let product = &line.product;
    let rate = product.compare_rate.filter(|_| line.compared).unwrap_or(product.commission_rate);
    json!({
        "goods_price": product.price_minor,
        "order_amount": line.paid_minor,
        "promotion_rate": rate.ppm() / 1_000,
        "promotion_amount": if line.is_void { 0 } else { line.net_minor() },
        "duo_coupon_amount": 0,
        "platform_discount": 0,
        "subsidy_amount": 0,
        "subsidy_duo_amount_level": 0,
        "subsidy_duo_amount_ten_million": 0,
        "batch_no": "",
        "cpa_new": 0,
        "is_direct": 1,
        "type": 0,
        "match_channel": 5,
        "auth_duo_id": 0,
        "zs_duo_id": 0,
    })
}

fn status(line: &Line) -> (i8, &'static str) {
    match line.status() {
        OrderStatus::Invalid => (4, "审核失败"),
        _ if line.is_frozen() => (10, "已处罚"),
        OrderStatus::Settled => (5, "已结算"),
        OrderStatus::Received => (2, "确认收货"),
        OrderStatus::Paid => (1, "已成团"),
        _ => (-1, "未支付"),
    }
}

/// A time in seconds since 1970.
fn time(form: &Parameters, name: &str) -> Result<DateTime<Utc>, Value> {
    let seconds = form.get(name).and_then(|text| text.parse().ok());
    seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).ok_or_else(|| invalid(name))
}

fn whole(
    form: &Parameters,
    name: &str,
    default: usize,
    range: std::ops::RangeInclusive<usize>,
) -> Result<usize, Value> {
    let number = form.get(name).map_or(Ok(default), |text| text.parse());
    number.ok().filter(|number| range.contains(number)).ok_or_else(|| invalid(name))
}
