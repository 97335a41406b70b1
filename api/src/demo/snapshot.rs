use rebated_domain::money::Money;
use rebated_domain::order::{LineSnapshot, OrderSource, OrderStatus};

use super::baskets::Basket;
use super::people::buyer_ref;
use super::plan::Plan;

/// The order's number at its source, in the source's manner.
pub(super) fn order_ref(plan: &Plan) -> String {
    let number = plan.number;
    match plan.source {
        OrderSource::Taobao => format!("40{:017}", 7_316_554_021 + number * 104_729),
        OrderSource::Jd => format!("30{:010}", 51_886_402 + number * 7_919),
        OrderSource::Pinduoduo => format!("{}-{:015}", plan.placed_at.format("%y%m%d"), number * 15_485_863),
        OrderSource::Import | OrderSource::Store => format!("{}-{number:05}", plan.placed_at.format("%Y")),
    }
}

fn line_key(plan: &Plan, place: usize) -> String {
    let order = order_ref(plan);
    match plan.source {
        OrderSource::Pinduoduo => order,
        OrderSource::Taobao | OrderSource::Jd => format!("{order}{:02}", place + 1),
        OrderSource::Import | OrderSource::Store => format!("{order}/{}", place + 1),
    }
}

/// What the source says of each line at the moment of the order.
pub(super) fn placed(plan: &Plan) -> Vec<LineSnapshot> {
    plan.lines.iter().enumerate().map(|(place, basket)| line(plan, place, basket)).collect()
}

fn line(plan: &Plan, place: usize, basket: &Basket) -> LineSnapshot {
    let Basket { product, quantity } = basket;
    let currency = product.price.currency();
    let paid = Money::new(product.price.minor() * quantity, currency);
    LineSnapshot {
        source: plan.source,
        account: product.account.into(),
        order_ref: order_ref(plan),
        line_key: line_key(plan, place),
        buyer_ref: Some(match plan.buyer {
            Some(buyer) => buyer_ref(plan.source, buyer),
            None => format!("visitor-{}", plan.number),
        }),
        status: OrderStatus::Created,
        held: false,
        title: product.title.into(),
        sku: None,
        category: Some(product.category.into()),
        merchant: Some(product.merchant.into()),
        quantity: *quantity,
        unit_price: product.price,
        paid,
        refunded: Money::zero(currency),
        commission: product.commission.map(|rate| Money::new(rate.of_floor(paid.minor()), currency)),
        commission_returned: None,
        channel: None,
        clicked_at: None,
        placed_at: plan.placed_at,
        paid_at: None,
        received_at: None,
        settled_at: None,
        modified_at: plan.placed_at,
    }
}
