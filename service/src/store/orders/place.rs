use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::{OrderId, OrderLineId, UserId, VariantId};
use rebated_domain::money::{Currency, Money};
use rebated_domain::order::{Attribution, OrderSource, OrderStatus};
use rebated_domain::store::{
    MAX_LINES, MAX_QUANTITY, OrderProblem, RefundProgress, StockMovementKind, line_total, order_total,
};
use rebated_domain::store_order::StoreOrderFacts;
use rebated_entity::{order, order_line, store_order};
use sea_orm::{DatabaseTransaction, EntityTrait};
use serde::Serialize;

use super::StoreOrderError;
use super::told::Told;
use crate::access::Permit;
use crate::crash::{self, Point};
use crate::db::{Kind, Rows, Writes, transact};
use crate::idempotency::Claim;
use crate::orders::write_first_orders;
use crate::rebates::Desk;
use crate::store::catalogue::{Offer, offers_in};
use crate::store::life::{Cause, Locked, begin_in};
use crate::store::stock::{LineGoods, Movements, Wanted, reserve_in};
use crate::{Actor, Fault, Platform, access, row};

/// An order that somebody wants to place.
#[derive(Clone, Debug, Serialize)]
pub struct Placement {
    /// How many of what, 1 to 50 lines.
    pub lines: Vec<(VariantId, i64)>,
    /// What the buyer was shown that it comes to; with another sum the order is refused.
    pub expected_total: Option<Money>,
    /// A word for the warehouse.
    pub note: Option<String>,
}

/// Places an order for the caller. All of it is in one transaction: the stock is set aside, prices, commissions and
/// totals are fixed, and what has to be done afterwards is stored. Nothing of that is waited for.
///
/// Repeated with the same key it is one order, and answered as it is then.
pub async fn place(
    platform: &Platform,
    actor: &Actor,
    wanted: Placement,
    idempotency_key: &str,
) -> Result<order::Model, StoreOrderError> {
    let (buyer, permit) = access::place_orders(actor)?;
    check(&wanted)?;
    let claim = Claim::new(buyer, "orderPlace", idempotency_key, &wanted)?;
    let desk = Desk::open(platform).await?;
    let order = transact(&platform.db, async |txn| {
        if let Some(id) = claim.take_in::<OrderId>(txn, platform).await? {
            let earlier = order::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
            return earlier.ok_or(StoreOrderError::OrderNotFound);
        }
        let order = run_in(txn, &desk, permit, (actor, buyer), &wanted).await?;
        claim.answer_in(txn, &order.id).await?;
        crash::at(Point::StorePlacing);
        Ok(order)
    })
    .await?;
    crash::at(Point::StorePlaced);
    platform.events.wake();
    Ok(order)
}

fn check(wanted: &Placement) -> Result<(), StoreOrderError> {
    if !(1..=MAX_LINES).contains(&wanted.lines.len()) {
        return Err(StoreOrderError::Whole(OrderProblem::BadLineCount));
    }
    check_note(wanted.note.as_deref())?;
    let problem = |(place, (variant, quantity)): (usize, &(VariantId, i64))| {
        let is_twice = wanted.lines[..place].iter().any(|(other, _)| other == variant);
        let problem = match () {
            () if !(1..=MAX_QUANTITY).contains(quantity) => OrderProblem::BadQuantity,
            () if is_twice => OrderProblem::NamedTwice,
            () => return None,
        };
        Some((place, problem))
    };
    refuse(wanted.lines.iter().enumerate().filter_map(problem).collect())
}

pub(super) fn check_note(note: Option<&str>) -> Result<(), StoreOrderError> {
    let fits = |note: &str| {
        (1..=1_000).contains(&note.chars().count()) && !note.chars().any(|c| c.is_control() && c != '\n')
    };
    if note.is_none_or(fits) { Ok(()) } else { Err(StoreOrderError::BadNote) }
}

fn refuse(problems: Vec<(usize, OrderProblem)>) -> Result<(), StoreOrderError> {
    if problems.is_empty() { Ok(()) } else { Err(StoreOrderError::Lines(problems)) }
}

async fn run_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    permit: Permit,
    (actor, buyer): (&Actor, UserId),
    wanted: &Placement,
) -> Result<order::Model, StoreOrderError> {
    let (platform, now) = (desk.platform, desk.now);
    let offers = offers_in(txn, wanted.lines.iter().map(|(variant, _)| *variant)).await?;
    let currency = currency(wanted, &offers);
    let problem =
        |(place, line): (usize, &(VariantId, i64))| Some((place, unsold(&offers, currency, *line)?));
    refuse(wanted.lines.iter().enumerate().filter_map(problem).collect())?;
    let draft = draft(desk, buyer, wanted, &offers)?;
    let total = Money::new(draft.order.paid_minor, draft.order.currency);
    if wanted.expected_total.is_some_and(|expected| expected != total) {
        return Err(StoreOrderError::TotalChanged);
    }
    reserve_all_in(txn, now, wanted, &offers).await?;

    let mut writes = Writes::new(platform.db.backend());
    let store = draft.store.clone();
    let facts = StoreOrderFacts { stock_is_set_aside: true, ..StoreOrderFacts::default() };
    let locked = Locked { order: draft.order, lines: draft.lines, store: draft.store, facts };
    let begun = begin_in(txn, desk, locked, &Cause::command(actor), &mut writes).await?;
    writes.insert("store_lines", &draft.sold, "");
    let mut movements = Movements::default();
    movements.of_lines(platform, now, StockMovementKind::Reserve, &draft.goods, buyer);
    movements.write_history(&mut writes);
    write_first_orders(std::iter::once(&begun.order), &mut writes);
    let entry = permit.did(AuditAction::OrderPlace, begun.order.id).made(&Told::of(&begun.order, &store))?;
    entry.note(wanted.note.as_deref()).write(platform, now, &mut writes);
    writes.run(txn).await?;
    Ok(begun.order)
}

/// The currency of the first line that is for sale.
fn currency(wanted: &Placement, offers: &HashMap<VariantId, Offer>) -> Option<Currency> {
    wanted.lines.iter().find_map(|(variant, _)| Some(offers.get(variant)?.currency))
}

/// Why a line cannot be sold, as far as one can know without a lock.
fn unsold(
    offers: &HashMap<VariantId, Offer>,
    currency: Option<Currency>,
    (variant, quantity): (VariantId, i64),
) -> Option<OrderProblem> {
    match offers.get(&variant) {
        None => Some(OrderProblem::NotForSale),
        Some(offer) if Some(offer.currency) != currency => Some(OrderProblem::OtherCurrency),
        Some(offer) if offer.available < quantity => Some(OrderProblem::OutOfStock),
        Some(_) => None,
    }
}

/// Sets the goods of all lines aside, or names those for which that was not possible. The transaction then fails.
async fn reserve_all_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    wanted: &Placement,
    offers: &HashMap<VariantId, Offer>,
) -> Result<(), StoreOrderError> {
    let want = |(variant, quantity): &(VariantId, i64)| {
        let price_minor = offers.get(variant).map_or(0, |offer| offer.price_minor);
        Wanted { variant_id: *variant, quantity: *quantity, price_minor }
    };
    let wants: Vec<Wanted> = wanted.lines.iter().map(want).collect();
    let reserved = reserve_in(txn, now, &wants).await?;
    if reserved.len() == wants.len() {
        return Ok(());
    }
    metrics::counter!("rebated_store_reservations_lost_total").increment(1);
    let newest = offers_in(txn, wants.iter().map(|want| want.variant_id)).await?;
    let lost = wants.iter().enumerate().filter(|(_, want)| !reserved.contains(&want.variant_id));
    let problem = |want: &Wanted| match newest.get(&want.variant_id) {
        None => OrderProblem::NotForSale,
        Some(offer) if offer.price_minor != want.price_minor => OrderProblem::PriceChanged,
        Some(_) => OrderProblem::OutOfStock,
    };
    refuse(lost.map(|(place, want)| (place, problem(want))).collect())
}

/// The rows of an order that does not exist yet.
struct Draft {
    order: order::Model,
    lines: Vec<order_line::Model>,
    store: store_order::Model,
    sold: Rows,
    goods: Vec<LineGoods>,
}

const SOLD: &[(&str, Kind)] = &[
    ("line_id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("variant_id", Kind::Uuid),
    ("product_id", Kind::Uuid),
    ("merchant_id", Kind::Uuid),
    ("commission_ppm", Kind::Big),
];

fn draft(
    desk: &Desk<'_>,
    buyer: UserId,
    wanted: &Placement,
    offers: &HashMap<VariantId, Offer>,
) -> Result<Draft, Fault> {
    let (platform, now) = (desk.platform, desk.now);
    let id: OrderId = platform.new_id(now);
    let (mut lines, mut goods, mut sold) = (Vec::new(), Vec::new(), Rows::new(SOLD));
    for (variant_id, quantity) in &wanted.lines {
        let Some(offer) = offers.get(variant_id) else { continue };
        let rate = offer.rate()?;
        let line = line(platform, now, id, offer, *quantity, rate.ppm())?;
        goods.push(LineGoods { line_id: line.id, variant_id: *variant_id, quantity: *quantity });
        let ppm = i64::from(rate.ppm());
        sold.push(row![line.id, id, *variant_id, offer.product_id, offer.merchant_id, ppm]);
        lines.push(line);
    }
    let sum = order_total(lines.iter().map(|line| (line.currency, line.paid_minor)));
    let sum = sum.ok_or_else(|| Fault::Corrupt("an order leaves the range of amounts".into()))?;
    let number = crate::numbers::number("O", now, id.0);
    let order = order::Model {
        id,
        external_id: number.clone(),
        number,
        source: OrderSource::Store,
        account: "default".into(),
        buyer_id: Some(buyer),
        buyer_ref: None,
        status: OrderStatus::Created,
        held: false,
        currency: sum.currency,
        paid_minor: sum.total_minor,
        refunded_minor: 0,
        refund_reserved_minor: 0,
        refund_capacity_minor: 0,
        commission_minor: None,
        placed_at: now,
        paid_at: None,
        received_at: None,
        settled_at: None,
        created_at: now,
        updated_at: now,
        version: 0,
        channel: None,
        clicked_at: None,
        attributed_by: Some(Attribution::Store),
    };
    let store = store_order::Model {
        order_id: id,
        refund_progress: RefundProgress::None,
        note: wanted.note.clone(),
        carrier: None,
        tracking_number: None,
        shipped_at: None,
        tries: 0,
        wake_at: None,
        wake_job: None,
    };
    Ok(Draft { order, lines, store, sold, goods })
}

fn line(
    platform: &Platform,
    now: DateTime<Utc>,
    order_id: OrderId,
    offer: &Offer,
    quantity: i64,
    ppm: u32,
) -> Result<order_line::Model, Fault> {
    let out_of_range = || Fault::Corrupt(format!("the price of variant {} is too large", offer.variant_id));
    let total = line_total(offer.price_minor, quantity).ok_or_else(out_of_range)?;
    let rate = rebated_domain::money::Rate::try_from_ppm(ppm).map_err(|_| out_of_range())?;
    let id: OrderLineId = platform.new_id(now);
    Ok(order_line::Model {
        id,
        order_id,
        source: OrderSource::Store,
        account: "default".into(),
        line_key: id.to_string(),
        title: offer.title(),
        sku: Some(offer.sku.clone()),
        category: offer.category.clone(),
        merchant: Some(offer.merchant.clone()),
        quantity,
        currency: offer.currency,
        unit_price_minor: offer.price_minor,
        paid_minor: total,
        source_refunded_minor: 0,
        platform_refunded_minor: 0,
        commission_minor: Some(rate.of_floor(total)),
        commission_returned_minor: None,
        commission_booked_minor: 0,
        status: OrderStatus::Created,
        held: false,
        placed_at: now,
        received_at: None,
        settled_at: None,
        modified_at: now,
        digest: String::new(),
        revision: 1,
    })
}
