use rebated_domain::audit::AuditAction;
use rebated_domain::id::PaymentId;
use rebated_domain::refund::machine::RefundInput;
use rebated_entity::{payment, payment_return};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;

use super::said::Said;
use super::transition::{Locked, Moved, transition_in};
use crate::db::{Writes, transact};
use crate::ledger::lock_for_posting_in;
use crate::payments::PaymentError;
use crate::payments::life::Cause;
use crate::payments::resolve::check_evidence;
use crate::{Actor, Fault, Platform, access};

/// The wish to have a return sent again that people were left with.
#[derive(Clone, Debug)]
pub struct Retry {
    /// Of which payment.
    pub payment_id: PaymentId,
    /// What was found out, and why it may be sent again.
    pub evidence: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    number: String,
    status: &'static str,
}

/// Has a return sent again, under the same number (R47): the channel moves the money once.
pub async fn retry(platform: &Platform, actor: &Actor, wish: Retry) -> Result<payment::Model, PaymentError> {
    let permit = access::resolve_payments(actor)?;
    check_evidence(&wish.evidence)?;
    let now = platform.now();
    let done = transact(&platform.db, async |txn| {
        lock_for_posting_in(txn).await?;
        let paid = payment::Entity::find_by_id(wish.payment_id).one(txn).await.map_err(Fault::from)?;
        let paid = paid.ok_or(PaymentError::PaymentNotFound)?;
        let row = payment_return::Entity::find()
            .filter(payment_return::Column::PaymentId.eq(paid.id))
            .lock_exclusive()
            .one(txn)
            .await
            .map_err(Fault::from)?;
        let row = row.ok_or(PaymentError::NotAllowedNow)?;
        let before = Told { number: row.number.clone(), status: row.status.code() };
        let mut writes = Writes::new(platform.db.backend());
        let said = Said { evidence: Some(wish.evidence.clone()), ..Said::that(RefundInput::Retry) };
        let (locked, cause) = (Locked { row, channel: paid.channel }, Cause::command(actor));
        let moved = transition_in(txn, (platform, now), locked, &said, &cause, &mut writes).await?;
        let Moved::Changed(row) = moved else { return Err(PaymentError::NotAllowedNow) };
        let after = Told { number: row.number.clone(), status: row.status.code() };
        let entry = permit.did(AuditAction::PaymentReturnRetry, paid.id).changed(&before, &after)?;
        entry.note(Some(&wish.evidence)).write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok(paid)
    })
    .await?;
    platform.jobs.wake();
    Ok(done)
}
