use chrono::{DateTime, Utc};
use rebated_domain::id::RefundId;
use rebated_domain::ledger::{AccountKey, AccountPurpose, EntryDraft, LedgerObject, TransferReason};
use rebated_domain::rebate::net_of_debt;
use rebated_entity::rebate;

use super::Desk;
use super::orders::{ChangedLine, amounts_of};
use super::plan::Plan;
use crate::Fault;
use crate::ledger::{Cause, Journal, Legs, NewTransfer};

/// What moved a line.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    pub(super) effective_at: DateTime<Utc>,
    pub(super) refund: Option<RefundId>,
}

/// How the books of a rebate change, in minor units.
#[derive(Clone, Copy)]
pub(super) struct Change {
    pub(super) pending: i64,
    pub(super) credited: i64,
    /// What of the sum a budget pays instead of the commission.
    pub(super) subsidy: i64,
}

/// Posts the difference between what is booked and what should be; nothing when there is none.
pub(super) fn post_plan(
    desk: &Desk<'_>,
    journal: &mut Journal,
    plan: &Plan,
    origin: Origin,
) -> Result<Option<NewTransfer>, Fault> {
    if !plan.moves() {
        return Ok(None);
    }
    let (before, after) = (plan.before, plan.after());
    let change = Change {
        pending: after.pending - before.pending,
        credited: after.credited - before.credited,
        subsidy: plan.rebate.subsidy_minor - plan.subsidy_before,
    };
    let reason = match change.credited {
        0 => TransferReason::RebateEstimate,
        1.. => TransferReason::RebateCredit,
        _ => TransferReason::RebateClawback,
    };
    // what becomes available does so when the hold ends, not when the report was made
    let due = plan.rebate.due_at.filter(|_| change.credited > 0);
    let transfer = NewTransfer {
        id: desk.platform.new_id(desk.now),
        cause: Cause {
            object_type: LedgerObject::Rebate,
            object_id: plan.rebate.id.0,
            step: format!("r{}", plan.rebate.revision),
            reason,
        },
        order_id: Some(plan.rebate.order_id),
        refund_id: origin.refund,
        reverses_id: None,
        effective_at: Some(due.map_or(origin.effective_at, |due| due.max(origin.effective_at))),
        legs: Legs::Fixed(entries(journal, &plan.rebate, change)?),
    };
    journal.post(&transfer)?;
    Ok(Some(transfer))
}

/// The sides of a rebate's transfer: the beneficiary's accounts against the platform's margin, and against
/// its subsidies for what goes beyond the commission.
pub(super) fn entries(
    journal: &Journal,
    rebate: &rebate::Model,
    Change { pending, credited, subsidy }: Change,
) -> Result<Vec<EntryDraft>, Fault> {
    let account = |purpose| AccountKey::user(rebate.beneficiary_id, purpose, rebate.currency);
    let platform = |purpose| AccountKey::platform(purpose, rebate.currency);
    let available = account(AccountPurpose::UserAvailable);
    let owed = account(AccountPurpose::UserOwed);
    let change = net_of_debt(credited, journal.free_balance(&available)?, journal.free_balance(&owed)?);
    let sides = [
        (account(AccountPurpose::UserPending), pending),
        (available, change.available),
        // debit-normal: owing more is a debit
        (owed, -change.owed),
        (platform(AccountPurpose::PlatformMargin), subsidy - pending - credited),
        (platform(AccountPurpose::PlatformSubsidy), -subsidy),
    ];
    let drafts = sides.into_iter().filter(|(_, amount)| *amount != 0);
    Ok(drafts.map(|(account, amount)| EntryDraft { account, amount }).collect())
}

/// Brings what networks owe the platform for the line to what the line now says.
pub(super) fn post_commission(
    desk: &Desk<'_>,
    journal: &mut Journal,
    changed: &mut ChangedLine,
) -> Result<(), Fault> {
    let line = &mut changed.line;
    let earned = if line.status.earns() { amounts_of(line).net_commission() } else { 0 };
    let delta = earned - line.commission_booked_minor;
    if delta == 0 {
        return Ok(());
    }
    let account = |purpose| AccountKey::platform(purpose, line.currency);
    journal.post(&NewTransfer {
        id: desk.platform.new_id(desk.now),
        cause: Cause {
            object_type: LedgerObject::OrderLine,
            object_id: line.id.0,
            step: format!("commission:r{}", line.revision),
            reason: TransferReason::Commission,
        },
        order_id: Some(line.order_id),
        refund_id: changed.refund,
        reverses_id: None,
        effective_at: Some(changed.effective_at),
        legs: Legs::Fixed(vec![
            EntryDraft { account: account(AccountPurpose::NetworkReceivable), amount: -delta },
            EntryDraft { account: account(AccountPurpose::PlatformMargin), amount: delta },
        ]),
    })?;
    line.commission_booked_minor = earned;
    Ok(())
}
