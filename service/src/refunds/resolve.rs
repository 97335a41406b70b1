//! What people do where the machine has stopped.

use chrono::TimeDelta;
use rebated_domain::audit::AuditAction;
use rebated_domain::id::RefundId;
use rebated_domain::refund::machine::{NumberProof, PersonFacts, RefundInput};
use rebated_entity::refund;

use super::RefundError;
use super::command::{Command, check_evidence, run};
use super::life::{Locked, Said};
use crate::payments::RefundHeard;
use crate::rebates::Desk;
use crate::{Actor, Platform, access};

/// Statements of the day of a call and of the next are there after this.
const STATEMENTS_AFTER: TimeDelta = TimeDelta::hours(48);

/// How a refund that people were left with ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolutionKind {
    /// The buyer has the money, as a query or a statement shows (R48).
    Done,
    /// No money moved, and none can (R49).
    Failed,
    /// It was paid in another way, and nothing can move by the channel any more (R50).
    PaidAnotherWay,
}

/// What somebody found out about a refund.
#[derive(Clone, Debug)]
pub struct Resolution {
    /// Which refund.
    pub refund_id: RefundId,
    /// How it ends.
    pub kind: ResolutionKind,
    /// The query, the row of a statement or the transfer that proves it.
    pub evidence: String,
    /// The refund's version that the caller has seen.
    pub expected_version: Option<i32>,
}

/// Ends a refund that people were left with.
///
/// Neither whoever asked for it nor whoever granted it says that it was paid in another way or that it failed. That a
/// number is absent may be said once the statements of the day of the last call and of the next are there, and never
/// of a number that the channel has told of; what the channel said itself counts in any case.
pub async fn resolve(
    platform: &Platform,
    actor: &Actor,
    resolution: Resolution,
) -> Result<refund::Model, RefundError> {
    let permit = access::resolve_refunds(actor)?;
    check_evidence(&resolution.evidence)?;
    let Resolution { refund_id, kind, evidence, expected_version } = resolution;
    let (action, note) = (AuditAction::RefundResolve, Some(evidence.clone()));
    let command = Command { refund_id, expected_version, action, note };
    run(platform, permit, &command, |locked, desk, _| {
        let (input, proof) = match kind {
            ResolutionKind::Done => (RefundInput::ResolveDone, Some(NumberProof::Moved)),
            ResolutionKind::Failed => (RefundInput::ResolveFailed, absent(locked, desk)),
            ResolutionKind::PaidAnotherWay => (RefundInput::PaidAnotherWay, absent(locked, desk)),
        };
        let is_second = actor.user_id() != Some(locked.refund.requested_by)
            && (actor.user_id().is_none() || actor.user_id() != locked.refund.decided_by);
        if kind == ResolutionKind::Failed && !is_second {
            return Err(rebated_domain::refund::PolicyRefusal::NeedsSecondPerson.into());
        }
        let person = PersonFacts { is_second, ..PersonFacts::default() };
        Ok(Said { person, proof, ..said(input, &evidence) })
    })
    .await
}

/// Has a refund sent again: under the same number unless the channel closed it (R47), or after a bank sent its money
/// back (R55).
pub async fn retry(
    platform: &Platform,
    actor: &Actor,
    refund_id: RefundId,
    evidence: &str,
) -> Result<refund::Model, RefundError> {
    let permit = access::resolve_refunds(actor)?;
    check_evidence(evidence)?;
    let (action, note) = (AuditAction::RefundRetry, Some(evidence.to_owned()));
    let command = Command { refund_id, expected_version: None, action, note };
    run(platform, permit, &command, |_, _, _| Ok(said(RefundInput::Retry, evidence))).await
}

fn said(input: RefundInput, evidence: &str) -> Said {
    RefundHeard { evidence: Some(evidence.to_owned()), ..RefundHeard::that(input) }.into()
}

fn absent(locked: &Locked, desk: &Desk<'_>) -> Option<NumberProof> {
    let is_told = locked.refund.called_at.is_none_or(|at| desk.now - at >= STATEMENTS_AFTER);
    // the channel gave it a number of its own: it has it
    let is_known = locked.refund.channel_number.is_some();
    (is_told && !is_known).then_some(NumberProof::Absent)
}
