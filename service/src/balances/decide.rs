use rebated_domain::audit::AuditAction;
use rebated_domain::balance::{AdjustmentAction, successor};
use rebated_domain::event::facts::BalanceCause;
use rebated_domain::id::AdjustmentId;
use rebated_domain::money::Money;
use rebated_entity::balance_adjustment as table;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect, Set};

use super::posting::{beside, check_note, policy, step_of};
use super::told::ToldAdjustment;
use super::{Adjusted, BalanceError};
use crate::db::transact;
use crate::ledger::{PostError, Posting, lock_for_posting_in, post_in};
use crate::{Actor, Fault, Platform, access};

/// Somebody's decision about a proposed adjustment.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Which.
    pub adjustment_id: AdjustmentId,
    /// Why, for the record.
    pub note: Option<String>,
}

/// Books a proposed adjustment: another person than the one who proposed it.
pub async fn approve(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
) -> Result<Adjusted, BalanceError> {
    run(platform, actor, decision, AdjustmentAction::Approve).await
}

/// Refuses a proposed adjustment; whoever proposed it may withdraw it so.
pub async fn reject(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
) -> Result<Adjusted, BalanceError> {
    run(platform, actor, decision, AdjustmentAction::Reject).await
}

async fn run(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
    action: AdjustmentAction,
) -> Result<Adjusted, BalanceError> {
    let permit = access::adjust_balances(actor)?;
    decision.note.as_deref().map(check_note).transpose()?;
    let audited = match action {
        AdjustmentAction::Approve => AuditAction::AdjustmentApprove,
        AdjustmentAction::Reject => AuditAction::AdjustmentReject,
    };
    let (now, by, policy) = (platform.now(), actor.recorded_as(), policy(platform).await?);
    let adjusted = transact(&platform.db, async |txn| {
        // before any row: a closing month must not stand between the locks of two postings
        lock_for_posting_in(txn).await?;
        let row = table::Entity::find_by_id(decision.adjustment_id).lock_exclusive().one(txn).await;
        let row = row.map_err(Fault::from)?.ok_or(BalanceError::AdjustmentNotFound)?;
        let status = successor(row.status, action)?;
        if action == AdjustmentAction::Approve {
            policy.may_complete(Money::new(row.amount_minor, row.currency), row.requested_by, by)?;
        }
        let step = step_of(txn, &row).await?;
        let before = ToldAdjustment::of(&row);
        let mut row = row.into_active_model();
        row.status = Set(status);
        row.decided_by = Set(Some(by));
        row.decision_note = Set(decision.note.clone());
        row.decided_at = Set(Some(now));
        let adjustment = row.update(txn).await.map_err(Fault::from)?;
        let told = permit.did(audited, adjustment.id).changed(&before, &ToldAdjustment::of(&adjustment))?;
        let told = told.note(decision.note.as_deref());
        if action == AdjustmentAction::Reject {
            told.record_in(txn, platform, now).await?;
            return Ok(Adjusted { adjustment, receipt: None });
        }
        let mut with = beside(platform, adjustment.user_id, BalanceCause::Adjustment);
        told.write(platform, now, &mut with);
        let posting = Posting { steps: vec![step], with };
        let decided: Result<_, PostError> = post_in(txn, now, &[posting]).await?.remove(0);
        Ok::<_, BalanceError>(Adjusted { adjustment, receipt: decided?.pop() })
    })
    .await?;
    platform.events.wake();
    Ok(adjusted)
}
