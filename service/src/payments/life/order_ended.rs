use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderId, PaymentId};
use rebated_domain::machine::{Answer, Case, answer};
use rebated_domain::payment::{PaymentInput, PaymentMachine, PaymentStatus, PaymentTerms};
use rebated_entity::payment;
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::row::{self, Entry, write_log};
use super::{Act, Cause, arm_at, facts_of};
use crate::db::Writes;
use crate::events::Outbox;
use crate::jobs::NewJobs;
use crate::payments::told::told;
use crate::{Fault, Platform};

/// Tells the open payments of an order that it waits for none of them any more (P10): a job asks the channel to close
/// each. What is not open yet is closed when it turns out to be. The order is locked.
pub(crate) async fn close_in(
    txn: &DatabaseTransaction,
    (platform, now): (&Platform, DateTime<Utc>),
    order: OrderId,
    except: Option<PaymentId>,
    writes: &mut Writes,
) -> Result<(), Fault> {
    let others = except.map_or_else(Condition::all, |id| Condition::all().add(payment::Column::Id.ne(id)));
    let open = payment::Entity::find()
        .filter(others)
        .filter(payment::Column::OrderId.eq(order))
        .filter(payment::Column::Status.eq(PaymentStatus::Open))
        .order_by_asc(payment::Column::Id)
        .lock_exclusive()
        .all(txn)
        .await?;
    if open.is_empty() {
        return Ok(());
    }
    let buyer = rebated_entity::order::Entity::find_by_id(order).one(txn).await?.and_then(|row| row.buyer_id);
    let (input, cause) = (PaymentInput::OrderEnded, Cause::order(order));
    let (mut jobs, mut outbox) = (NewJobs::default(), Outbox::default());
    for mut payment in open {
        let facts = facts_of(&payment, now);
        let case = Case::<PaymentMachine> { input, facts: &facts, terms: &PaymentTerms::default() };
        let Answer::Changed(step) = answer(Some(payment.status), &case) else { continue };
        let before = payment.status;
        (payment.status, payment.polls, payment.updated_at) = (step.to, 0, now);
        payment.version += 1;
        arm_at(platform, now, &mut payment, (now, Act::Look), &mut jobs)?;
        let entry = Entry {
            payment_id: payment.id,
            row_name: step.row.id,
            input,
            before: Some(before),
            after: step.to,
            version_after: payment.version,
            note: None,
            cause: &cause,
        };
        write_log(platform, now, &entry, writes);
        outbox.add(platform, now, &told(&payment, buyer, Some(before)));
        row::write(&payment, false, writes);
    }
    jobs.write(writes);
    outbox.write(writes);
    Ok(())
}
