use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, MAX_MINOR, Money, prorate_floor};
use rebated_domain::order::{FieldProblem, LineSnapshot, OrderSource, OrderStatus, ProblemCode};

use super::status::{settles_at, status};
use crate::ReadOptions;
use crate::json::Object;
use crate::page::Row;
use crate::record::{STAND_IN, price_of_one};

const SPELLING: [(&str, &str); 13] = [
    ("orderRef", "orderId"),
    ("lineKey", "id"),
    ("buyerRef", "subUnionId"),
    ("title", "skuName"),
    ("sku", "skuId"),
    ("category", "cid1Name"),
    ("merchant", "shopName"),
    ("quantity", "skuNum"),
    ("unitPrice", "price"),
    ("paid", "estimateCosPrice"),
    ("placedAt", "orderTime"),
    ("receivedAt", "finishTime"),
    ("modifiedAt", "modifyTime"),
];

/// What a row says about its line, as far as its own times go.
pub(super) fn snapshot(text: &str, options: &ReadOptions) -> Result<LineSnapshot, Vec<FieldProblem>> {
    snapshot_as_of(text, options, None)
}

/// What a row says about its line at a time. The day of settlement is set when an order is complete, and JD does not
/// change the row again when that day has come.
pub(super) fn snapshot_as_of(
    text: &str,
    options: &ReadOptions,
    now: Option<DateTime<Utc>>,
) -> Result<LineSnapshot, Vec<FieldProblem>> {
    let (mut row, is_order) = layers(text)?;
    let placed_at = row.china_time("orderTime");
    let received_at = row.china_time("finishTime");
    let latest = placed_at.max(received_at);
    let modified_at = row.china_time("modifyTime").or(latest);
    let settles_at = settles_at(&mut row);
    let known = modified_at.max(now);
    let state = status(&mut row, known, received_at, settles_at);
    let status = state.map_or(OrderStatus::Paid, |(status, _)| status);
    let frozen = row.whole("skuFrozenNum").or_else(|| row.whole("frozenSkuNum")).unwrap_or(0);
    let placed_at = row.needed("orderTime", placed_at).unwrap_or(STAND_IN);
    let modified_at = row.needed("modifyTime", modified_at).unwrap_or(STAND_IN);
    let settled_at = (status == OrderStatus::Settled)
        .then(|| settles_at.filter(|day| Some(*day) <= known).or(received_at).unwrap_or(modified_at));

    let quantity = row.whole("skuNum").unwrap_or(1);
    let paid = row.yuan("estimateCosPrice");
    let paid = row.needed("estimateCosPrice", paid).unwrap_or(Money::new(MAX_MINOR, Currency::Cny));
    let order_ref = row.id("orderId").unwrap_or_default();
    let sku = row.id("skuId");
    let snapshot = LineSnapshot {
        source: OrderSource::Jd,
        account: options.account.clone(),
        line_key: line_key(&mut row, is_order, &order_ref, sku.as_deref()),
        order_ref,
        buyer_ref: row.text("subUnionId"),
        status,
        held: state.is_some_and(|(_, held)| held) || frozen > 0,
        title: row.text("skuName").unwrap_or_default(),
        sku,
        category: row.text("cid1Name").or_else(|| row.id_unless_zero("cid1")),
        merchant: row.text("shopName"),
        quantity,
        unit_price: row.yuan("price").unwrap_or_else(|| price_of_one(paid, quantity)),
        paid,
        refunded: refunded(&mut row, paid, quantity),
        commission: commission(&mut row, status),
        // JD amends the commission itself when something goes back.
        commission_returned: Some(NOTHING),
        channel: None,
        clicked_at: None,
        placed_at,
        paid_at: None,
        received_at,
        settled_at,
        modified_at,
    };
    row.judge(snapshot, &SPELLING)
}

const NOTHING: Money = Money::zero(Currency::Cny);

/// The objects that a line's fields are looked up in, and whether it came as an order with a `skuList`.
fn layers(text: &str) -> Result<(Row<'_>, bool), Vec<FieldProblem>> {
    let malformed = || vec![FieldProblem::new("", ProblemCode::Malformed, "is not a JSON object")];
    let row = Object::parse(text).map_err(|_| malformed())?;
    match row.elements("skuList").as_deref() {
        Some([item]) => {
            let item = Object::parse(item).map_err(|_| malformed())?;
            Ok((Row::new(vec![item, row]), true))
        }
        _ => {
            let inner = ["goodsInfo", "categoryInfo"].into_iter().filter_map(|name| row.object(name));
            let inner: Vec<_> = inner.collect();
            Ok((Row::new([vec![row], inner].into_iter().flatten().collect()), false))
        }
    }
}

/// JD's key of the row. The older call has none: there, order and item stand for it.
fn line_key(row: &mut Row<'_>, is_order: bool, order_ref: &str, sku: Option<&str>) -> String {
    match (row.id("id"), is_order, sku) {
        (Some(id), ..) => id,
        (None, true, Some(sku)) => format!("{order_ref}-{sku}"),
        (None, true, None) => {
            row.needed::<()>("skuId", None);
            String::new()
        }
        (None, false, _) => String::new(),
    }
}

/// The part of what was paid that belongs to the items that were returned, rounded down.
fn refunded(row: &mut Row<'_>, paid: Money, quantity: i64) -> Money {
    let returned = row.whole("skuReturnNum").unwrap_or(0);
    if returned < 0 {
        row.note("skuReturnNum", ProblemCode::Negative, "must not be negative");
    } else if returned > quantity {
        row.note("skuReturnNum", ProblemCode::OutOfRange, "is more than skuNum");
    } else if returned > 0 {
        return Money::new(prorate_floor(paid.minor(), returned, quantity), Currency::Cny);
    }
    NOTHING
}

/// The fee: an estimate until the order is complete, then what JD pays, which it amends on returns.
fn commission(row: &mut Row<'_>, status: OrderStatus) -> Option<Money> {
    let actual = row.yuan("actualFee");
    let complete = matches!(status, OrderStatus::Received | OrderStatus::Settled);
    if complete {
        row.needed("actualFee", actual)
    } else if actual.is_some_and(|fee| fee.minor() > 0) {
        actual
    } else {
        let estimate = row.yuan("estimateFee");
        row.needed("estimateFee", estimate)
    }
}
