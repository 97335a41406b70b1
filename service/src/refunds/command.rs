use rebated_domain::audit::AuditAction;
use rebated_domain::id::RefundId;
use rebated_entity::refund;

use super::RefundError;
use super::life::{Cause, Locked, Moved, Said, lock_in, transition_in};
use super::told::Told;
use crate::Platform;
use crate::access::{self, Permit};
use crate::db::{Writes, transact};
use crate::rebates::Desk;

/// What somebody wants to be done with a refund.
pub(super) struct Command {
    pub refund_id: RefundId,
    /// The version that the caller has seen.
    pub expected_version: Option<i32>,
    pub action: AuditAction,
    /// For the audit log.
    pub note: Option<String>,
}

/// Runs a command: locks, hears from `say` what it comes to, lets the machine decide, and records it. `say` may
/// exchange the permit for a stronger one.
pub(super) async fn run(
    platform: &Platform,
    permit: Permit,
    command: &Command,
    say: impl Fn(&Locked, &Desk<'_>, &mut Permit) -> Result<Said, RefundError> + Send + Sync,
) -> Result<refund::Model, RefundError> {
    let desk = Desk::open(platform).await?;
    let refund = transact(&platform.db, async |txn| {
        let mut permit = permit.clone();
        let locked = lock_in(txn, command.refund_id).await?.ok_or(RefundError::RefundNotFound)?;
        if !access::sees(permit.actor(), locked.order.buyer_id, access::read_refunds) {
            return Err(RefundError::RefundNotFound);
        }
        let said = say(&locked, &desk, &mut permit)?;
        if command.expected_version.is_some_and(|version| version != locked.refund.version) {
            return Err(RefundError::StaleVersion);
        }
        let before = Told::of(&locked.refund);
        let cause = Cause::command(permit.actor());
        let moved = transition_in(txn, &desk, locked, &said, &cause).await?;
        let Moved::Changed(refund) = moved else { return Err(RefundError::NotAllowedNow) };
        let entry = permit.did(command.action, refund.id).changed(&before, &Told::of(&refund))?;
        let mut writes = Writes::new(platform.db.backend());
        entry.note(command.note.as_deref()).write(platform, desk.now, &mut writes);
        writes.run(txn).await?;
        Ok::<_, RefundError>(*refund)
    })
    .await?;
    platform.events.wake();
    platform.jobs.wake();
    Ok(refund)
}

/// A note that fits.
pub(super) fn check_note(note: Option<&str>) -> Result<(), RefundError> {
    let fits =
        |note: &str| note.chars().count() <= 1_000 && !note.chars().any(|c| c.is_control() && c != '\n');
    if note.is_none_or(fits) { Ok(()) } else { Err(RefundError::BadNote) }
}

/// What proves something, in words of at most 500 characters.
pub(super) fn check_evidence(text: &str) -> Result<(), RefundError> {
    let is_printable = text.chars().all(|c| !c.is_control() || c == '\n');
    let fits = !text.trim().is_empty() && text.chars().count() <= 500 && is_printable;
    if fits { Ok(()) } else { Err(RefundError::BadEvidence) }
}

/// What is in a list of things that were handed in.
pub(super) fn check_evidence_list(list: &[String]) -> Result<(), RefundError> {
    if list.len() > 10 {
        return Err(RefundError::BadEvidence);
    }
    list.iter().try_for_each(|text| check_evidence(text))
}
