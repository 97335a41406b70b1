use rebated_domain::money::{Currency, MAX_MINOR, Money};
use rebated_domain::order::{FieldProblem, LineSnapshot, OrderSource, OrderStatus, ProblemCode};

use crate::ReadOptions;
use crate::page::Row;
use crate::record::{STAND_IN, price_of_one};

const SPELLING: [(&str, &str); 13] = [
    ("orderRef", "trade_parent_id"),
    ("lineKey", "trade_id"),
    ("buyerRef", "relation_id"),
    ("title", "item_title"),
    ("sku", "item_id"),
    ("category", "item_category_name"),
    ("merchant", "seller_shop_title"),
    ("quantity", "item_num"),
    ("unitPrice", "item_price"),
    ("paid", "alipay_total_price"),
    ("placedAt", "tk_create_time"),
    ("paidAt", "tb_paid_time"),
    ("modifiedAt", "modified_time"),
];

/// What a `publisher_order_dto` says about its line.
pub(super) fn snapshot(text: &str, options: &ReadOptions) -> Result<LineSnapshot, Vec<FieldProblem>> {
    let mut row = Row::parse(text)?;
    let status = status(&mut row);
    let earns = status.is_some_and(OrderStatus::earns);
    let paid = row.yuan("alipay_total_price");
    // An order that was never paid need not say what was paid.
    let paid = if earns { row.needed("alipay_total_price", paid) } else { paid.or(Some(NOTHING)) };
    let paid = paid.unwrap_or(Money::new(MAX_MINOR, Currency::Cny));
    let quantity = row.whole("item_num").unwrap_or(1);

    let placed_at = row.china_time("tk_create_time");
    let paid_at = row.china_time("tb_paid_time").or_else(|| row.china_time("tk_paid_time"));
    let earned_at = row.china_time("tk_earning_time");
    let latest = [placed_at, paid_at, row.china_time("tk_paid_time"), earned_at].into_iter().flatten().max();
    let modified_at = row.china_time("modified_time").or(latest);
    let placed_at = row.needed("tk_create_time", placed_at);
    let modified_at = row.needed("modified_time", modified_at).unwrap_or(STAND_IN);
    let settled_at = earned_at.or((status == Some(OrderStatus::Settled)).then_some(modified_at));

    let snapshot = LineSnapshot {
        source: OrderSource::Taobao,
        account: options.account.clone(),
        order_ref: row.id("trade_parent_id").unwrap_or_default(),
        line_key: row.id("trade_id").unwrap_or_default(),
        buyer_ref: buyer(&mut row),
        status: status.unwrap_or(OrderStatus::Paid),
        held: row.whole("refund_tag") == Some(1),
        title: row.text("item_title").unwrap_or_default(),
        sku: row.id("item_id"),
        category: row.text("item_category_name"),
        merchant: row.text("seller_shop_title"),
        quantity,
        unit_price: row.yuan("item_price").unwrap_or_else(|| price_of_one(paid, quantity)),
        paid,
        refunded: NOTHING,
        commission: commission(&mut row, status),
        commission_returned: None,
        channel: None,
        clicked_at: row.china_time("click_time"),
        placed_at: placed_at.unwrap_or(STAND_IN),
        paid_at,
        received_at: None,
        settled_at,
        modified_at,
    };
    row.judge(snapshot, &SPELLING)
}

const NOTHING: Money = Money::zero(Currency::Cny);

fn status(row: &mut Row<'_>) -> Option<OrderStatus> {
    let code = row.whole("tk_status");
    let status = match row.needed("tk_status", code)? {
        3 => OrderStatus::Settled,
        11 => OrderStatus::AwaitingPayment,
        12 => OrderStatus::Paid,
        13 => OrderStatus::Invalid,
        14 => OrderStatus::Received,
        _ => {
            row.note("tk_status", ProblemCode::UnknownStatus, "is not one of 3, 11, 12, 13 and 14");
            return None;
        }
    };
    Some(status)
}

/// Net commission: what the publisher gets, less the platform's technical fee, which both figures include.
/// Until the merchant has paid it is an estimate.
fn commission(row: &mut Row<'_>, status: Option<OrderStatus>) -> Option<Money> {
    let field = match status? {
        OrderStatus::Settled => "pub_share_fee",
        _ => "pub_share_pre_fee",
    };
    let gross = row.yuan(field);
    let gross = if status?.earns() { row.needed(field, gross) } else { gross }?;
    let fee = row.yuan("alimama_share_fee").unwrap_or(NOTHING);
    Some(Money::new((gross.minor() - fee.minor()).max(0), Currency::Cny))
}

/// The channel or, without one, the member that the link was made for.
fn buyer(row: &mut Row<'_>) -> Option<String> {
    let relation = row.id_unless_zero("relation_id").map(|id| format!("relation:{id}"));
    let special = row.id_unless_zero("special_id").map(|id| format!("special:{id}"));
    relation.or(special)
}
