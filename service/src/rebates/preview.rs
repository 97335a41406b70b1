//! What a purchase would earn: the calculation that books, without booking.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, OrderLineId, UserId};
use rebated_domain::money::Money;
use rebated_domain::order::{OrderSource, OrderStatus};
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::Explanation;
use rebated_entity::{order, order_line};
use uuid::Uuid;

use super::first_settled::FirstOrders;
use super::pins::{self, Wanted};
use super::pricing::Chosen;
use super::{Desk, limits};
use crate::access::{self, Denied};
use crate::{Actor, ErrorKind, Fault, Platform};

/// A purchase that somebody thinks about.
#[derive(Clone, Debug)]
pub struct Purchase {
    /// Where.
    pub source: OrderSource,
    /// At which account of the source.
    pub account: Option<String>,
    /// Through which app, bot or campaign channel.
    pub channel: Option<String>,
    /// Of which category.
    pub category: Option<String>,
    /// In which shop.
    pub merchant: Option<String>,
    /// Which product, by its item id at the source.
    pub product: Option<String>,
    /// How many items.
    pub quantity: i64,
    /// What it costs.
    pub paid: Money,
    /// Net commission that the platform would receive.
    pub commission: Option<Money>,
    /// When; none for now.
    pub placed_at: Option<DateTime<Utc>>,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    /// An amount is below zero, or the two are in different currencies.
    #[error("amounts must not be negative and must share one currency")]
    BadAmount,
    /// The quantity is not above zero.
    #[error("the quantity must be at least 1 and at most 1000000")]
    BadQuantity,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl PreviewError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::BadAmount | Self::BadQuantity => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

/// What the caller would get for a purchase, and why: with the caller's tier, purchases of the month, and
/// what is left of budgets and caps now.
pub async fn preview(
    platform: &Platform,
    actor: &Actor,
    purchase: Purchase,
) -> Result<Explanation, PreviewError> {
    let buyer = access::signed_in(actor)?;
    preview_for(platform, buyer, &purchase).await
}

/// What a purchase would earn somebody. The caller has been checked.
pub(crate) async fn preview_for(
    platform: &Platform,
    buyer: UserId,
    purchase: &Purchase,
) -> Result<Explanation, PreviewError> {
    let commission = purchase.commission.unwrap_or(Money::zero(purchase.paid.currency()));
    let same = commission.currency() == purchase.paid.currency();
    if purchase.paid.is_negative() || commission.is_negative() || !same {
        return Err(PreviewError::BadAmount);
    }
    if !(1..=1_000_000).contains(&purchase.quantity) {
        return Err(PreviewError::BadQuantity);
    }
    Ok(explain(platform, buyer, purchase).await?)
}

async fn explain(platform: &Platform, buyer: UserId, purchase: &Purchase) -> Result<Explanation, Fault> {
    let desk = Desk::open(platform).await?;
    let (index, db) = (&desk.rules.index, platform.db.read());
    let order = imagined_order(purchase, buyer, desk.now);
    let line = imagined_line(purchase, order.placed_at);
    let gone = || Fault::Corrupt(format!("user {buyer} is gone"));
    let profile = pins::profiles_of(db, [buyer]).await?.remove(&buyer).ok_or_else(gone)?;
    let zone = desk.settings.settings.zone();
    let volume = match Wanted::of(&order, zone).filter(|_| index.needs().month_volume) {
        Some(wanted) => pins::month_volumes(db, &[wanted]).await?.remove(&order.id).unwrap_or(0),
        None => 0,
    };
    let first = match index.needs().first_settled {
        true => FirstOrders::of_buyers(db, [buyer]).await?,
        false => FirstOrders::default(),
    };
    let pin = pins::pin(&desk, &order, &profile, volume);
    let facts = pins::facts_of(zone, &order, &pin, order.paid_minor, first.of(&order));
    let chosen = Chosen::of(index, facts, vec![&line]);
    let mut keys = BTreeSet::new();
    chosen.keys(index, &mut keys);
    let mut book = limits::look(db, &keys).await?;
    let mut priced = chosen.price(index, &mut book);
    let priced = priced.remove(&(line.id, BeneficiaryRole::Buyer));
    Ok(priced.expect("the buyer is always told").explanation)
}

fn imagined_order(purchase: &Purchase, buyer: UserId, now: DateTime<Utc>) -> order::Model {
    let placed_at = purchase.placed_at.unwrap_or(now);
    order::Model {
        id: OrderId(Uuid::max()),
        number: String::new(),
        source: purchase.source,
        account: purchase.account.clone().unwrap_or_else(|| "default".into()),
        external_id: String::new(),
        buyer_id: Some(buyer),
        buyer_ref: None,
        status: OrderStatus::Paid,
        held: false,
        currency: purchase.paid.currency(),
        paid_minor: purchase.paid.minor(),
        refunded_minor: 0,
        refund_reserved_minor: 0,
        refund_capacity_minor: 0,
        commission_minor: purchase.commission.map(Money::minor),
        placed_at,
        paid_at: None,
        received_at: None,
        settled_at: None,
        created_at: now,
        updated_at: now,
        version: 0,
        channel: purchase.channel.clone(),
        clicked_at: None,
        attributed_by: None,
    }
}

fn imagined_line(purchase: &Purchase, placed_at: DateTime<Utc>) -> order_line::Model {
    order_line::Model {
        id: OrderLineId(Uuid::nil()),
        order_id: OrderId(Uuid::max()),
        source: purchase.source,
        account: String::new(),
        line_key: String::new(),
        title: String::new(),
        sku: purchase.product.clone(),
        category: purchase.category.clone(),
        merchant: purchase.merchant.clone(),
        quantity: purchase.quantity,
        currency: purchase.paid.currency(),
        unit_price_minor: purchase.paid.minor() / purchase.quantity,
        paid_minor: purchase.paid.minor(),
        source_refunded_minor: 0,
        platform_refunded_minor: 0,
        commission_minor: purchase.commission.map(Money::minor),
        commission_returned_minor: None,
        commission_booked_minor: 0,
        status: OrderStatus::Paid,
        held: false,
        placed_at,
        received_at: None,
        settled_at: None,
        modified_at: placed_at,
        digest: String::new(),
        revision: 0,
    }
}
