//! What a purchase would earn: the calculation that books, without booking.

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, OrderLineId};
use rebated_domain::money::Money;
use rebated_domain::order::{OrderSource, OrderStatus};
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::Explanation;
use rebated_entity::order_line;
use uuid::Uuid;

use super::plan::{choose_rule, explain};
use crate::access::{self, Denied};
use crate::{Actor, ErrorKind, Fault, Platform};

/// A purchase that somebody thinks about.
#[derive(Clone, Debug)]
pub struct Purchase {
    /// Where.
    pub source: OrderSource,
    /// Of which category.
    pub category: Option<String>,
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
            Self::BadAmount => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

/// What the buyer of a purchase would get, and why.
pub async fn preview(
    platform: &Platform,
    actor: &Actor,
    purchase: Purchase,
) -> Result<Explanation, PreviewError> {
    access::signed_in(actor)?;
    let commission = purchase.commission.unwrap_or(Money::zero(purchase.paid.currency()));
    let same = commission.currency() == purchase.paid.currency();
    if purchase.paid.is_negative() || commission.is_negative() || !same {
        return Err(PreviewError::BadAmount);
    }
    let rules = platform.rules.current(&platform.db).await?;
    let line = imagined_line(&purchase, platform.now());
    let pricing = choose_rule(&rules.published, BeneficiaryRole::Buyer, &line);
    Ok(explain(&line, &pricing, true))
}

fn imagined_line(purchase: &Purchase, now: DateTime<Utc>) -> order_line::Model {
    let placed_at = purchase.placed_at.unwrap_or(now);
    order_line::Model {
        id: OrderLineId(Uuid::nil()),
        order_id: OrderId(Uuid::nil()),
        source: purchase.source,
        account: String::new(),
        line_key: String::new(),
        title: String::new(),
        sku: None,
        category: purchase.category.clone(),
        merchant: None,
        quantity: 1,
        currency: purchase.paid.currency(),
        unit_price_minor: purchase.paid.minor(),
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
