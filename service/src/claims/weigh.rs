use chrono::{DateTime, Utc};
use rebated_domain::claim::{ClaimFacts, ClaimInput, ClaimStatus, Click, Evidence, is_strong, score, weigh};
use rebated_domain::money::Money;
use rebated_entity::{link_click, order, order_claim};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::found::Found;
use crate::Fault;
use crate::orders::{lines_of_orders_in, queries};

/// How many clicks are looked at: the last ones before the order.
const MOST_CLICKS: u64 = 1_000;

/// Puts down what speaks for a claim, and moves it: granted when that is enough and the order is nobody's, else to
/// people. `has_rival` says that somebody else claims the order too.
///
/// Answers whether the order is now to be given to the claimant.
pub(super) async fn match_in(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    claim: &mut order_claim::Model,
    found: &Found,
    has_rival: bool,
) -> Result<bool, Fault> {
    let evidence = put_down_in(txn, claim, &found.order).await?;
    let is_theirs = found.order.buyer_id == Some(claim.user_id);
    let is_free = found.order.buyer_id.is_none() && found.is_alone && !has_rival;
    let input = match is_theirs || (is_free && is_strong(&evidence)) {
        true => ClaimInput::Match,
        false => ClaimInput::Review,
    };
    let Some(to) = claim.status.after(input) else { return Ok(false) };
    claim.status = to;
    if to == ClaimStatus::Granted {
        claim.decided_at = Some(now);
    }
    Ok(to == ClaimStatus::Granted && !is_theirs)
}

/// Puts down the order of a claim and what speaks for it.
pub(super) async fn put_down_in(
    txn: &DatabaseTransaction,
    claim: &mut order_claim::Model,
    order: &order::Model,
) -> Result<Vec<Evidence>, Fault> {
    let evidence = weigh(&facts_in(txn, claim, order).await?);
    claim.order_id = Some(order.id);
    claim.score = Some(score(&evidence));
    claim.evidence = Some(serde_json::to_value(&evidence)?);
    Ok(evidence)
}

async fn facts_in(
    txn: &DatabaseTransaction,
    claim: &order_claim::Model,
    order: &order::Model,
) -> Result<ClaimFacts, Fault> {
    let lines = lines_of_orders_in(txn, &[order.id]).await?;
    let clicks = link_click::Entity::find()
        .filter(link_click::Column::UserId.eq(claim.user_id))
        .filter(link_click::Column::Network.eq(order.source))
        .filter(link_click::Column::ClickedAt.gte(ClaimFacts::clicks_from(order.placed_at)))
        .filter(link_click::Column::ClickedAt.lte(order.placed_at))
        .order_by_desc(link_click::Column::ClickedAt)
        .limit(MOST_CLICKS)
        .all(txn)
        .await?;
    let says_paid = claim.paid_minor.zip(claim.paid_currency);
    Ok(ClaimFacts {
        claimed_at: claim.created_at,
        says_paid: says_paid.map(|(minor, currency)| Money::new(minor, currency)),
        clicks: clicks.into_iter().map(|row| Click { item_id: row.item_id, at: row.clicked_at }).collect(),
        items: lines.into_iter().filter_map(|line| line.sku).collect(),
        placed_at: order.placed_at,
        clicked_at: order.clicked_at,
        paid: Money::new(queries::paid_minor(order), order.currency),
    })
}
