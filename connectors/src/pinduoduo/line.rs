use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, MAX_MINOR, Money};
use rebated_domain::order::{FieldProblem, LIMITS, LineSnapshot, OrderSource, OrderStatus, ProblemCode};

use crate::ReadOptions;
use crate::json::{Object, Value};
use crate::page::Row;
use crate::record::{STAND_IN, price_of_one};

const SPELLING: [(&str, &str); 15] = [
    ("orderRef", "order_sn"),
    ("lineKey", "order_sn"),
    ("buyerRef", "custom_parameters"),
    ("title", "goods_name"),
    ("sku", "goods_id"),
    ("category", "cat_ids"),
    ("merchant", "mall_id"),
    ("quantity", "goods_quantity"),
    ("unitPrice", "goods_price"),
    ("paid", "order_amount"),
    ("commission", "promotion_amount"),
    ("placedAt", "order_create_time"),
    ("paidAt", "order_pay_time"),
    ("receivedAt", "order_receive_time"),
    ("modifiedAt", "order_modify_at"),
];

/// What an element of `order_list` says about its order.
pub(super) fn snapshot(text: &str, options: &ReadOptions) -> Result<LineSnapshot, Vec<FieldProblem>> {
    let mut row = Row::parse(text)?;
    let placed_at = row.unix_time("order_create_time");
    let paid_at = row.unix_time("order_pay_time");
    let received_at = row.unix_time("order_receive_time");
    let verified_at = row.unix_time("order_verify_time");
    let settled_at = row.unix_time("order_settle_time");
    let latest = [placed_at, paid_at, received_at, verified_at, settled_at].into_iter().flatten().max();
    let modified_at = row.unix_time("order_modify_at").or(latest);
    let placed_at = row.needed("order_create_time", placed_at).unwrap_or(STAND_IN);
    let modified_at = row.needed("order_modify_at", modified_at).unwrap_or(STAND_IN);
    let (status, held) = status(&mut row, received_at, settled_at);
    let is_settled = status == OrderStatus::Settled;

    let quantity = row.whole("goods_quantity").unwrap_or(1);
    let paid = row.fen("order_amount");
    let paid = row.needed("order_amount", paid).unwrap_or(Money::new(MAX_MINOR, Currency::Cny));
    let commission = row.fen("promotion_amount");
    let commission = if status.earns() { row.needed("promotion_amount", commission) } else { commission };
    let order_sn = row.text("order_sn");
    let order_sn = row.needed("order_sn", order_sn).unwrap_or_default();
    let snapshot = LineSnapshot {
        source: OrderSource::Pinduoduo,
        account: options.account.clone(),
        order_ref: order_sn.clone(),
        line_key: order_sn,
        buyer_ref: row.text("custom_parameters").and_then(|text| buyer(&text)),
        status,
        held,
        title: row.text("goods_name").unwrap_or_default(),
        sku: row.id_unless_zero("goods_id").or_else(|| row.text("goods_sign")),
        category: row.first_id("cat_ids"),
        merchant: row.id_unless_zero("mall_id"),
        quantity,
        unit_price: row.fen("goods_price").unwrap_or_else(|| price_of_one(paid, quantity)),
        paid,
        refunded: Money::zero(Currency::Cny),
        commission,
        commission_returned: None,
        channel: None,
        clicked_at: None,
        placed_at,
        paid_at,
        received_at,
        settled_at: settled_at.or(verified_at.filter(|_| is_settled)).or(is_settled.then_some(modified_at)),
        modified_at,
    };
    row.judge(snapshot, &SPELLING)
}

/// The state, and whether the order is punished. A punished order is as far as its times say.
fn status(
    row: &mut Row<'_>,
    received_at: Option<DateTime<Utc>>,
    settled_at: Option<DateTime<Utc>>,
) -> (OrderStatus, bool) {
    let code = row.whole("order_status");
    match row.needed("order_status", code) {
        Some(-1) => (OrderStatus::AwaitingPayment, false),
        Some(0 | 1) => (OrderStatus::Paid, false),
        Some(2 | 3) => (OrderStatus::Received, false),
        Some(4 | 8) => (OrderStatus::Invalid, false),
        Some(5) => (OrderStatus::Settled, false),
        Some(10) if settled_at.is_some() => (OrderStatus::Settled, true),
        Some(10) if received_at.is_some() => (OrderStatus::Received, true),
        Some(10) => (OrderStatus::Paid, true),
        Some(_) => {
            row.note("order_status", ProblemCode::UnknownStatus, "is not one of the known states");
            (OrderStatus::Paid, false)
        }
        None => (OrderStatus::Paid, false),
    }
}

/// Who bought: the `uid` of the parameters that the link carried, or all of a text that holds none.
fn buyer(parameters: &str) -> Option<String> {
    let uid = Object::parse(parameters).ok().and_then(|object| match object.get("uid")? {
        Value::Text(uid) => Some(uid),
        Value::Number(uid) => Some(uid.to_owned()),
        _ => None,
    });
    let text = uid.unwrap_or_else(|| parameters.trim().chars().take(LIMITS.key).collect());
    (!text.is_empty()).then_some(text)
}
