use rebated_domain::audit::AuditAction;
use rebated_domain::id::{StockMovementId, VariantId};
use rebated_domain::store::StockReason;
use rebated_entity::{product_variant, stock_movement, variant_stock};
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};
use serde::Serialize;

use super::{Movements, StockError};
use crate::access::Permit;
use crate::db::{Writes, transact};
use crate::idempotency::Claim;
use crate::{Actor, Fault, Platform, access};

/// Most items of one change, and the highest count.
const MOST: i64 = 1_000_000_000;

/// A correction of what is in stock.
#[derive(Clone, Debug, Serialize)]
pub struct StockAdjustment {
    /// Of what.
    pub variant_id: VariantId,
    /// By how much, or to what.
    pub by: StockBy,
    /// Why.
    pub reason: StockReason,
    /// Why, in words.
    pub note: Option<String>,
}

/// How a correction is said.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum StockBy {
    /// So many more, or fewer when below zero.
    Delta(i64),
    /// So many are there, those included that are set aside for open orders.
    Counted(i64),
}

/// What a correction did.
#[derive(Clone, Debug)]
pub struct Adjusted {
    /// The variant.
    pub variant: product_variant::Model,
    /// The movement; none when the count was right.
    pub movement: Option<stock_movement::Model>,
}

/// Corrects what is in stock. Less than open orders have cannot be left: these must be cancelled first.
pub async fn adjust(
    platform: &Platform,
    actor: &Actor,
    wanted: StockAdjustment,
    idempotency_key: Option<&str>,
) -> Result<Adjusted, StockError> {
    let permit = access::adjust_stock(actor)?;
    check(&wanted)?;
    let claim = match idempotency_key {
        Some(key) => Some(Claim::new(actor.recorded_as(), "stockAdjust", key, &wanted)?),
        None => None,
    };
    transact(&platform.db, async |txn| {
        if let Some(claim) = &claim
            && let Some(id) = claim.take_in::<Option<StockMovementId>>(txn, platform).await?
        {
            return earlier_in(txn, wanted.variant_id, id).await;
        }
        let found = variant_stock::Entity::find_by_id(wanted.variant_id).lock_exclusive().one(txn).await;
        let stock = found.map_err(Fault::from)?.ok_or(StockError::VariantNotFound)?;
        let delta = match wanted.by {
            StockBy::Delta(delta) => delta,
            StockBy::Counted(counted) => counted - stock.on_hand,
        };
        if stock.on_hand + delta < stock.reserved {
            return Err(StockError::Reserved);
        }
        if stock.on_hand + delta > MOST {
            return Err(StockError::BadQuantity);
        }
        let id = match delta {
            0 => None,
            _ => Some(write_in(txn, platform, permit, &wanted, (&stock, delta)).await?),
        };
        if let Some(claim) = &claim {
            claim.answer_in(txn, &id).await?;
        }
        earlier_in(txn, wanted.variant_id, id).await
    })
    .await
}

fn check(wanted: &StockAdjustment) -> Result<(), StockError> {
    let fits = match wanted.by {
        StockBy::Delta(delta) => delta != 0 && (-MOST..=MOST).contains(&delta),
        StockBy::Counted(counted) => (0..=MOST).contains(&counted),
    };
    if !fits {
        return Err(StockError::BadQuantity);
    }
    if wanted.note.is_none() && wanted.reason == StockReason::Other {
        return Err(StockError::BadNote);
    }
    check_note(wanted.note.as_ref())
}

/// A note that fits, if there is one.
pub(in crate::store) fn check_note(note: Option<&String>) -> Result<(), StockError> {
    let fits = |note: &String| {
        let length = note.chars().count();
        (1..=1_000).contains(&length) && !note.chars().any(|c| c.is_control() && c != '\n')
    };
    if note.is_none_or(fits) { Ok(()) } else { Err(StockError::BadNote) }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    on_hand: i64,
}

async fn write_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    permit: Permit,
    wanted: &StockAdjustment,
    (stock, delta): (&variant_stock::Model, i64),
) -> Result<StockMovementId, Fault> {
    let now = platform.now();
    let id: StockMovementId = platform.new_id(now);
    let mut movements = Movements::default();
    let why = (wanted.reason, wanted.note.clone());
    movements.adjust(id, now, (stock.variant_id, delta), why, permit.actor().recorded_as());
    let mut writes = Writes::new(platform.db.backend());
    movements.write(now, &mut writes);
    let (before, after) = (Told { on_hand: stock.on_hand }, Told { on_hand: stock.on_hand + delta });
    let entry = permit.did(AuditAction::StockAdjust, stock.variant_id).changed(&before, &after)?;
    entry.note(wanted.note.as_deref()).write(platform, now, &mut writes);
    writes.run(txn).await?;
    Ok(id)
}

async fn earlier_in(
    txn: &DatabaseTransaction,
    variant: VariantId,
    movement: Option<StockMovementId>,
) -> Result<Adjusted, StockError> {
    let found = product_variant::Entity::find_by_id(variant).one(txn).await.map_err(Fault::from)?;
    let variant = found.ok_or(StockError::VariantNotFound)?;
    let movement = match movement {
        Some(id) => stock_movement::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?,
        None => None,
    };
    Ok(Adjusted { variant, movement })
}
