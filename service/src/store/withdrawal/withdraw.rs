use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::VariantId;
use rebated_domain::store::WithdrawalReason;
use rebated_entity::product_variant;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde::Serialize;

use super::spread::{Spread, affected};
use crate::db::{Writes, transact};
use crate::idempotency::Claim;
use crate::jobs::NewJobs;
use crate::store::stock::{StockError, check_note};
use crate::{Actor, Fault, Platform, access};

/// What is to be taken back.
#[derive(Clone, Debug, Serialize)]
pub struct SaleWithdrawal {
    /// What was sold.
    pub variant_id: VariantId,
    /// Why it is taken back.
    pub reason: WithdrawalReason,
    /// Only what was paid at this time or later.
    pub sold_from: DateTime<Utc>,
    /// Only what was paid before this time.
    pub sold_to: DateTime<Utc>,
    /// Why, in words, for the audit log.
    pub note: Option<String>,
}

/// What is taken back.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// The variant.
    pub variant: product_variant::Model,
    /// How many orders had paid and unshipped lines of it when it was asked for.
    pub orders: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    reason: WithdrawalReason,
    sold_from: DateTime<Utc>,
    sold_to: DateTime<Utc>,
    orders: u64,
}

/// Has the platform ask for a refund of every paid line of a variant that is not shipped. A job does it: each refund
/// passes the table as the platform's own, within the limit at once and above it by a person (R02, R03).
///
/// Repeated it finds the lines that were sold meanwhile; lines whose refund is asked for already are left alone.
/// Refused where the settings do not let the platform ask for this reason.
pub async fn withdraw(
    platform: &Platform,
    actor: &Actor,
    wanted: SaleWithdrawal,
    idempotency_key: Option<&str>,
) -> Result<Withdrawn, StockError> {
    let permit = access::withdraw_sales(actor)?;
    check_note(wanted.note.as_ref())?;
    if wanted.sold_from >= wanted.sold_to {
        return Err(StockError::BadTime);
    }
    let claim = match idempotency_key {
        Some(key) => Some(Claim::new(actor.recorded_as(), "storeSaleWithdraw", key, &wanted)?),
        None => None,
    };
    let settings = platform.settings.current(&platform.db).await?;
    let withdrawn = transact(&platform.db, async |txn| {
        let variant = product_variant::Entity::find_by_id(wanted.variant_id).one(txn).await;
        let variant = variant.map_err(Fault::from)?.ok_or(StockError::VariantNotFound)?;
        if let Some(claim) = &claim
            && let Some(orders) = claim.take_in::<u64>(txn, platform).await?
        {
            return Ok(Withdrawn { variant, orders });
        }
        if !settings.settings.refunds.asks_for(wanted.reason.of_refund()) {
            return Err(StockError::SwitchedOff);
        }
        let now = platform.now();
        let SaleWithdrawal { variant_id, reason, sold_from, sold_to, .. } = wanted;
        let spread = Spread { variant_id, reason, sold_from, sold_to, after: None };
        let orders = affected(&spread).count(txn).await.map_err(Fault::from)?;
        let (mut jobs, mut writes) = (NewJobs::default(), Writes::new(platform.db.backend()));
        jobs.add(platform, now, spread.job()?);
        jobs.write(&mut writes);
        let told = Told { reason, sold_from, sold_to, orders };
        let entry = permit.clone().did(AuditAction::StoreSaleWithdraw, variant_id).made(&told)?;
        entry.note(wanted.note.as_deref()).write(platform, now, &mut writes);
        writes.run(txn).await?;
        if let Some(claim) = &claim {
            claim.answer_in(txn, &orders).await?;
        }
        Ok(Withdrawn { variant, orders })
    })
    .await?;
    platform.jobs.wake();
    Ok(withdrawn)
}
