use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::id::{OrderId, UserId};
use rebated_domain::job::Retry;
use rebated_domain::refund::{RefundReason, SpreadRefusal};
use rebated_domain::user::Role;
use serde::{Deserialize, Serialize};

use crate::db::transact;
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, NewJob};
use crate::refunds::{self, RefundError, RefundRequest};
use crate::{Actor, Fault, Platform, Who};

/// Asks for a refund of all that is left of an order.
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
}

/// The job to be stored.
pub(in crate::store) fn job(order_id: OrderId, buyer: Option<UserId>) -> Result<NewJob, Fault> {
    let job = NewJob::new(ASK_REFUND, &AskRefund { order_id, buyer })?;
    Ok(job.dedup_key(order_id.to_string()))
}

/// Asks, under the job's name as the idempotency key: repeated it is one request. With everything asked back already
/// there is nothing to do.
pub(crate) async fn run(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let AskRefund { order_id, buyer } = job.payload()?;
    let (actor, reason) = match buyer {
        Some(id) => {
            (Actor::from(Who::User { id, role: Role::Member, session: None }), RefundReason::ChangedMind)
        }
        None => (Actor::system(), RefundReason::NotReceived),
    };
    let wanted = RefundRequest {
        order_id,
        lines: Vec::new(),
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
