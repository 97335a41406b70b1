use rebated_domain::refund::machine::{RefundInput, RefundStatus};
use rebated_entity::{payment, payment_return};

use super::row::{self, Entry, write_log};
use super::transition::arm_at;
use crate::Fault;
use crate::db::Writes;
use crate::jobs::NewJobs;
use crate::ledger::Step;
use crate::numbers::tail;
use crate::payments::books;
use crate::payments::life::Cause;
use crate::rebates::Desk;

/// Takes all of a payment back out, in the transaction in which it came: the row with its number, the job that sends
/// it, and the step that sets the amount aside. Nobody has to grant it, whatever the amount: the money is the payer's.
pub(in crate::payments) fn begin(
    desk: &Desk<'_>,
    payment: &mut payment::Model,
    cause: &Cause,
    jobs: &mut NewJobs,
    writes: &mut Writes,
) -> Result<Step, Fault> {
    let (platform, now) = (desk.platform, desk.now);
    let mut new = payment_return::Model {
        id: platform.new_id(now),
        payment_id: payment.id,
        number: String::new(),
        turn: 1,
        currency: payment.currency,
        amount_minor: payment.paid_minor,
        status: RefundStatus::Ready,
        version: 1,
        failures: 0,
        unknowns: 0,
        polls: 0,
        channel_number: None,
        trouble: None,
        called_at: None,
        unknown_since: None,
        succeeded_at: None,
        wake_at: None,
        wake_job: None,
        created_at: now,
        updated_at: now,
    };
    new.number = number(&new);
    payment.reserved_minor += new.amount_minor;
    arm_at(platform, now, &mut new, now, jobs)?;
    row::write(&new, true, writes);
    let input = RefundInput::AskedBySystem;
    let entry = Entry { row: &new, row_name: "R02", input, before: None, note: None, cause };
    write_log(platform, now, &entry, writes);
    Ok(books::reserve(payment, &new))
}

/// Our number of the return at the channel: another one only after the channel has closed the one before.
pub(super) fn number(row: &payment_return::Model) -> String {
    format!("R{}{}-{}", row.created_at.format("%Y%m%d"), tail::<12>(row.id.0), row.turn)
}
