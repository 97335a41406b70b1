use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::id::{OrderId, UserId, VariantId};
use rebated_domain::job::Retry;
use rebated_domain::order::OrderStatus;
use rebated_domain::refund::{RefundReason, SpreadRefusal};
use rebated_domain::store::WithdrawalReason;
use rebated_domain::user::Role;
use rebated_entity::{order, store_line};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::db::transact;
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob};
use crate::refunds::{self, RefundError, RefundRequest, WantedLine, WantedPart};
use crate::{Actor, Fault, Platform, Who};

/// Asks for a refund of all that is left of an order, or of its lines of one variant.
pub(crate) const ASK_REFUND: JobKind = JobKind::new(
    "store.ask_refund",
    Retry::Backoff { first: TimeDelta::seconds(2), longest: TimeDelta::minutes(10), attempts: 12 },
);

/// Of which order, and in whose name; none stands for the platform.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::store) struct AskRefund {
    pub order_id: OrderId,
    pub buyer: Option<UserId>,
    /// What is taken back of it; none for all.
    #[serde(default)]
    pub withdrawn: Option<Withdrawn>,
}

/// Lines of a variant that the platform takes back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::store) struct Withdrawn {
    pub variant_id: VariantId,
    pub reason: WithdrawalReason,
}

/// The job to be stored.
pub(in crate::store) fn job(order_id: OrderId, buyer: Option<UserId>) -> Result<NewJob, Fault> {
    let job = NewJob::new(ASK_REFUND, &AskRefund { order_id, buyer, withdrawn: None })?;
    Ok(job.dedup_key(order_id.to_string()))
}

/// The job to be stored for the lines of a variant. The platform asks, as long as the order is not shipped.
pub(in crate::store) fn job_of_variant(
    order_id: OrderId,
    variant_id: VariantId,
    reason: WithdrawalReason,
) -> Result<NewJob, Fault> {
    let withdrawn = Some(Withdrawn { variant_id, reason });
    let job = NewJob::new(ASK_REFUND, &AskRefund { order_id, buyer: None, withdrawn })?;
    Ok(job.dedup_key(format!("{order_id}:{variant_id}")))
}

/// The lines of a variant that are paid and not shipped; none when nothing of it is left to ask for.
async fn lines_of(
    platform: &Platform,
    order_id: OrderId,
    variant_id: VariantId,
) -> Result<Vec<WantedLine>, Fault> {
    let db = platform.db.writer();
    let order = order::Entity::find_by_id(order_id).one(db).await?;
    let waits = [OrderStatus::Paid, OrderStatus::Fulfilling, OrderStatus::Cancelling];
    if order.is_none_or(|order| !waits.contains(&order.status)) {
        return Ok(Vec::new());
    }
    let lines = store_line::Entity::find()
        .filter(store_line::Column::OrderId.eq(order_id))
        .filter(store_line::Column::VariantId.eq(variant_id))
        .all(db)
        .await?;
    let whole = |line: store_line::Model| WantedLine { line_id: line.line_id, part: WantedPart::Whole };
    Ok(lines.into_iter().map(whole).collect())
}

/// Asks, under the job's name as the idempotency key: repeated it is one request. With everything asked back already
/// there is nothing to do.
pub(crate) async fn run(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let AskRefund { order_id, buyer, withdrawn } = job.payload()?;
    let (actor, reason) = match (buyer, withdrawn) {
        (Some(id), _) => {
            (Actor::from(Who::User { id, role: Role::Member, session: None }), RefundReason::ChangedMind)
        }
        (None, Some(withdrawn)) => (Actor::system(), withdrawn.reason.of_refund()),
        (None, None) => (Actor::system(), RefundReason::NotReceived),
    };
    let lines = match withdrawn {
        Some(withdrawn) => {
            let lines = lines_of(&platform, order_id, withdrawn.variant_id).await?;
            if lines.is_empty() {
                return transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await;
            }
            lines
        }
        None => Vec::new(),
    };
    let wanted = RefundRequest {
        order_id,
        lines,
        amount: None,
        reason,
        note: None,
        evidence: Vec::new(),
        to_balance: false,
        no_return: None,
    };
    let key = format!("store.ask_refund:{}", job.id);
    match refunds::request(&platform, &actor, wanted, Some(&key)).await {
        // a switch of the settings, or an open refund of it, is a reason to leave the order to people
        Ok(_)
        | Err(RefundError::OrderNotRefundable | RefundError::ReasonNotListed | RefundError::LineInRefund) => {
        }
        Err(RefundError::Spread(SpreadRefusal::NotPositive | SpreadRefusal::TooMuch)) => {}
        Err(RefundError::Fault(fault)) => return Err(fault.into()),
        Err(refusal) => return Err(JobFailure::Hopeless(refusal.to_string())),
    }
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}
