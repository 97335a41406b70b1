use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Months, TimeDelta, Utc};
use rebated_domain::order::OrderStatus;
use serde_json::{Value, json};

use super::answer::{failed, found};
use super::{JdSimulator, PID, SITE_ID, UNION_ID};
use crate::china::{CHINA, china_time, parse_china_time};
use crate::union::simulator::{Line, doubled, id, joined, number, percent, yuan};

/// The longest window.
const LONGEST: TimeDelta = TimeDelta::hours(1);
/// The most rows of a page.
const LARGEST_PAGE: u64 = 500;

impl JdSimulator {
    /// `jd.union.open.order.row.query`: pages of the rows as they stand now, the earliest first. There is nothing to hold
    /// on to between two pages: a row that changes goes to the end, and those behind it move up.
    pub(super) fn orders(&self, request: &Value, is_doubled: bool) -> Result<Value, Value> {
        let request = &request["orderReq"];
        let whole = |name: &str| request[name].as_u64();
        let at = |name: &str| request[name].as_str().and_then(parse_china_time);
        let (Some(from), Some(until)) = (at("startTime"), at("endTime")) else {
            return Err(failed(400, "参数错误：startTime或endTime"));
        };
        if until < from || until - from > LONGEST {
            return Err(failed(400, "参数错误：查询时间范围不能超过1小时"));
        }
        let (page, size) = (whole("pageIndex").unwrap_or(0), whole("pageSize").unwrap_or(0));
        if page == 0 || !(1..=LARGEST_PAGE).contains(&size) {
            return Err(failed(400, "参数错误：pageIndex或pageSize"));
        }
        let time: fn(&Line) -> Option<DateTime<Utc>> = match whole("type") {
            Some(1) => |line| Some(line.placed_at),
            Some(2) => |line| line.received_at,
            Some(3) => |line| Some(line.modified_at),
            _ => return Err(failed(400, "参数错误：type")),
        };
        let rows = self.0.book.rows((from, until), time);
        let skipped = usize::try_from((page - 1).saturating_mul(size)).unwrap_or(usize::MAX);
        let size = usize::try_from(size).expect("at most 500");
        let has_more = rows.len().saturating_sub(skipped) > size;
        let page = rows.iter().skip(skipped).take(size).map(|(_, line)| row(line)).collect();
        self.0.book.page_served();
        Ok(joined(found(doubled(page, is_doubled).into()), json!({ "hasMore": has_more })))
    }
}

fn row(line: &Line) -> Value {
    let time = |at: Option<DateTime<Utc>>| at.map(china_time).unwrap_or_default();
    // a place is a position's number, or the account's, the site's and the position's
    let place = line.tracks.place.as_deref().unwrap_or(PID);
    let position = place.rsplit('_').next().unwrap_or(place);
    let row = json!({
        "id": line.key,
        "orderId": id(&line.order_ref),
        "parentId": 0,
        "orderTime": china_time(line.placed_at),
        "finishTime": time(line.received_at),
        "modifyTime": china_time(line.modified_at),
        "orderEmt": 2,
        "plus": 0,
        "unionId": UNION_ID,
        "skuId": id(&line.product.item_id),
        "skuName": line.product.title,
        "skuNum": line.quantity,
        "skuReturnNum": line.returned_items(),
        "skuFrozenNum": if line.is_void { 0 } else { line.frozen_items() },
        "validCode": valid_code(line),
        "traceType": 2,
        "positionId": id(position),
        "siteId": SITE_ID,
        "unionAlias": "",
        "pid": if place.contains('_') { place } else { "" },
        "subUnionId": line.tracks.sub_id.as_deref().unwrap_or_default(),
        "unionTag": "00000000000000000000000000000010",
        "popId": line.product.shop_id,
        "ext1": "",
        "payMonth": line.settled_at.map_or_else(|| "0".to_owned(), day),
        "cpActId": 0,
        "unionRole": 1,
        "giftCouponKey": "",
        "balanceExt": balances(line),
        "rid": 0,
        "goodsInfo": { "owner": "p", "shopName": line.product.shop, "shopId": line.product.shop_id },
        "categoryInfo": { "cid1": line.product.category_id, "cid1Name": line.product.category },
    });
    joined(row, amounts(line))
}

/// Amounts are yuan as numbers. `estimateFee` moves when something goes back before the order is complete, `actualFee`
/// also afterwards.
fn amounts(line: &Line) -> Value {
    let net = if line.is_void { 0 } else { line.net_minor() };
    let complete = |minor: i64| number(&yuan(if line.received_at.is_some() { minor } else { 0 }));
    json!({
        "price": number(&yuan(line.product.price_minor)),
        "commissionRate": number(&percent(line.product.commission_rate.ppm())),
        "subSideRate": number("90.00"),
        "subsidyRate": number("0.00"),
        "finalRate": number("90.00"),
        "estimateCosPrice": number(&yuan(line.paid_minor)),
        "estimateFee": number(&yuan(net)),
        "actualCosPrice": complete(line.paid_minor),
        "actualFee": complete(net),
        "giftCouponOcsAmount": number("0.00"),
        "proPriceAmount": number("0.00"),
    })
}

/// Unpaid, paid, complete, cancelled, or in breach of rules.
fn valid_code(line: &Line) -> u8 {
    match line.status() {
        OrderStatus::Invalid => 3,
        _ if line.is_frozen() => 27,
        OrderStatus::Received | OrderStatus::Settled => 17,
        OrderStatus::Paid => 16,
        _ => 15,
    }
}

/// What was settled in which month, such as `{20261120:9.8,20261220:-2.0}`: JD settles on the 20th of the month after.
fn balances(line: &Line) -> String {
    let mut months: BTreeMap<String, i64> = BTreeMap::new();
    for (at, minor) in &line.settlements {
        *months.entry(day_of_settlement(*at)).or_default() += minor;
    }
    let months: Vec<String> =
        months.iter().map(|(day, minor)| format!("{day}:{}", number(&yuan(*minor)))).collect();
    if months.is_empty() { String::new() } else { format!("{{{}}}", months.join(",")) }
}

fn day_of_settlement(at: DateTime<Utc>) -> String {
    let next = at.with_timezone(&CHINA).date_naive() + Months::new(1);
    format!("{:04}{:02}20", next.year(), next.month())
}

fn day(at: DateTime<Utc>) -> String {
    at.with_timezone(&CHINA).format("%Y%m%d").to_string()
}
