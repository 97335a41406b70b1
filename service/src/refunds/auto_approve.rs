use rebated_domain::refund::{RefundAction, RefundStatus};
use rebated_entity::refund;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::decide::run_in;
use super::{Decision, RefundError};
use crate::db::transact;
use crate::rebates::Desk;
use crate::{Actor, Fault, Platform, access};

/// How many refunds one round looks at.
const ROUND: u64 = 200;

/// Grants refunds whose time for a decision is over; answers how many. Each in a transaction of its
/// own, so that one that cannot be granted stops no other.
pub async fn approve_due(platform: &Platform) -> Result<usize, Fault> {
    let now = platform.now();
    let due = refund::Entity::find()
        .filter(refund::Column::AutoApproveAt.lte(now))
        .filter(refund::Column::Status.eq(RefundStatus::InReview))
        .order_by_asc(refund::Column::AutoApproveAt)
        .limit(ROUND)
        .all(platform.db.read())
        .await?;
    let mut granted = 0;
    for refund in due {
        let desk = Desk::open(platform).await?;
        let decision = Decision { refund_id: refund.id, note: None, expected_version: Some(refund.version) };
        let outcome = transact(&platform.db, async |txn| {
            let permit = access::decide_refunds(&Actor::system())?;
            run_in(txn, &desk, permit, &decision, RefundAction::Approve).await
        })
        .await;
        match outcome {
            Ok(_) => granted += 1,
            // somebody decided meanwhile
            Err(RefundError::StaleVersion | RefundError::NotAllowedNow(_)) => {}
            Err(RefundError::Fault(fault)) => return Err(fault),
            Err(error) => tracing::warn!(refund = %refund.id, %error, "A refund could not grant itself."),
        }
    }
    if granted > 0 {
        platform.events.wake();
    }
    Ok(granted)
}
