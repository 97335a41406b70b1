use rebated_domain::audit::AuditAction;
use rebated_domain::id::PaymentId;
use rebated_domain::payment::PaymentInput;
use rebated_entity::payment;

use super::PaymentError;
use super::life::{Cause, Moved, Said, lock_in, transition_in};
use super::told::Told;
use crate::db::{Writes, transact};
use crate::rebates::Desk;
use crate::{Actor, Platform, access};

/// Whose the money of a disputed payment is, as somebody found out.
#[derive(Clone, Debug)]
pub struct Resolution {
    /// Which payment.
    pub payment_id: PaymentId,
    /// It is ours, and the payment counts as paid. Otherwise it is not, or was sent back.
    pub is_ours: bool,
    /// What proves it.
    pub evidence: String,
    /// Refused when the payment's version is another.
    pub expected_version: Option<i32>,
}

/// Ends a dispute (P16, P17). If the order does not wait for a payment any more, one that is ours goes back.
pub async fn resolve(
    platform: &Platform,
    actor: &Actor,
    resolution: Resolution,
) -> Result<payment::Model, PaymentError> {
    let permit = access::resolve_payments(actor)?;
    check_evidence(&resolution.evidence)?;
    let desk = Desk::open(platform).await?;
    let input = match resolution.is_ours {
        true => PaymentInput::ResolvePaid,
        false => PaymentInput::ResolveNotOurs,
    };
    let said = Said { evidence: Some(resolution.evidence.clone()), ..Said::that(input) };
    let payment = transact(&platform.db, async |txn| {
        let locked = lock_in(txn, desk.now, resolution.payment_id).await?;
        let locked = locked.ok_or(PaymentError::PaymentNotFound)?;
        if resolution.expected_version.is_some_and(|version| version != locked.payment.version) {
            return Err(PaymentError::StaleVersion);
        }
        let before = Told::of(&locked.payment);
        let mut writes = Writes::new(platform.db.backend());
        let cause = Cause::command(actor);
        let moved = transition_in(txn, &desk, locked, &said, &cause, &mut writes).await?;
        let Moved::Changed(payment) = moved else { return Err(PaymentError::NotAllowedNow) };
        let entry =
            permit.did(AuditAction::PaymentResolve, payment.id).changed(&before, &Told::of(&payment))?;
        entry.note(Some(&resolution.evidence)).write(platform, desk.now, &mut writes);
        writes.run(txn).await?;
        Ok(*payment)
    })
    .await?;
    platform.events.wake();
    Ok(payment)
}

pub(super) fn check_evidence(text: &str) -> Result<(), PaymentError> {
    let is_printable = text.chars().all(|c| !c.is_control() || c == '\n');
    let fits = (1..=500).contains(&text.chars().count()) && !text.trim().is_empty() && is_printable;
    if fits { Ok(()) } else { Err(PaymentError::BadEvidence) }
}
