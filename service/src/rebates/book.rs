use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use rebated_domain::id::{OrderLineId, RebateId, RefundId, RuleVersionId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose, EntryDraft, LedgerObject, TransferReason};
use rebated_domain::money::Currency;
use rebated_domain::rebate::{BeneficiaryRole, net_of_debt};
use rebated_domain::rule::{Explanation, RuleSpec};
use rebated_entity::{order_line, rebate};
use sea_orm::DatabaseTransaction;

use super::plan::{Beneficiary, Plan, amounts_of, choose_rule, pinned_rule, plan};
use super::{Desk, queries, save};
use crate::Fault;
use crate::db::Writes;
use crate::events::{EventKind, Outbox};
use crate::ledger::{Cause, Journal, Legs, NewTransfer};
use crate::rules::queries as rules;

/// Who bought a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buyer {
    /// The buyer.
    pub id: UserId,
    /// Who invited the buyer.
    pub inviter: Option<UserId>,
}

/// A line after a change, whose row the caller will save.
#[derive(Clone, Debug)]
pub struct ChangedLine {
    /// The line with its revision raised.
    pub line: order_line::Model,
    /// Who bought it; nobody earns on an order without a buyer.
    pub buyer: Option<Buyer>,
    /// When the change happened at its source.
    pub effective_at: DateTime<Utc>,
    /// The line has just been made: it cannot have rebates yet.
    pub is_new: bool,
    /// The refund that changed it, if one did.
    pub refund: Option<RefundId>,
}

/// Convergent posting: brings the books of every line's beneficiaries, and of its commission, to
/// where the line now puts them. Adds its writes and events to those of the caller, who has locked
/// the lines' orders and called [`lock_for_posting_in`](crate::ledger::lock_for_posting_in).
pub async fn book_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    lines: &mut [ChangedLine],
    writes: &mut Writes,
    outbox: &mut Outbox,
) -> Result<(), Fault> {
    let mut known = Known::load_in(txn, lines).await?;
    let mut plans = Vec::new();
    for changed in lines.iter() {
        plan_line(desk, changed, &mut known, &mut plans)?;
    }
    let moves = |plan: &&(Plan, Origin)| plan.0.before != plan.0.after();
    let users: BTreeSet<(UserId, Currency)> = plans
        .iter()
        .filter(moves)
        .map(|(plan, _)| (plan.rebate.beneficiary_id, plan.rebate.currency))
        .collect();
    let mut journal = Journal::open_in(txn, desk.now, &users).await?;
    for changed in lines.iter_mut() {
        post_commission(desk, &mut journal, changed)?;
    }
    let mut rows = save::RebateRows::default();
    for (plan, origin) in &plans {
        let transfer = post_plan(desk, &mut journal, plan, *origin)?;
        rows.push(plan, transfer, desk.now)?;
        let whom = Some(plan.rebate.beneficiary_id);
        outbox.add(desk.platform, desk.now, EventKind::RebateUpdated, plan.rebate.id, whom);
    }
    for (user, _) in users {
        outbox.add(desk.platform, desk.now, EventKind::BalanceChanged, user, Some(user));
    }
    rows.write(writes);
    journal.write(writes);
    Ok(())
}

/// What moved a line.
#[derive(Clone, Copy)]
struct Origin {
    effective_at: DateTime<Utc>,
    refund: Option<RefundId>,
}

/// What is stored about the lines' rebates.
struct Known {
    rebates: HashMap<OrderLineId, Vec<rebate::Model>>,
    explanations: HashMap<RebateId, Explanation>,
    pinned: HashMap<RuleVersionId, RuleSpec>,
}

impl Known {
    async fn load_in(txn: &DatabaseTransaction, lines: &[ChangedLine]) -> Result<Self, Fault> {
        let ids: Vec<OrderLineId> = lines.iter().filter(|l| !l.is_new).map(|l| l.line.id).collect();
        let found = queries::lock_of_lines_in(txn, &ids).await?;
        let explanations = queries::explanations_of(txn, found.iter().map(|r| (r.id, r.revision))).await?;
        let versions = rules::versions_by_ids(txn, found.iter().filter_map(|r| r.rule_version_id)).await?;
        let mut pinned = HashMap::new();
        for (id, version) in versions {
            pinned.insert(id, rules::spec_of(&version)?);
        }
        let mut rebates: HashMap<OrderLineId, Vec<rebate::Model>> = HashMap::new();
        for rebate in found {
            rebates.entry(rebate.line_id).or_default().push(rebate);
        }
        Ok(Self { rebates, explanations, pinned })
    }
}

fn plan_line(
    desk: &Desk<'_>,
    changed: &ChangedLine,
    known: &mut Known,
    plans: &mut Vec<(Plan, Origin)>,
) -> Result<(), Fault> {
    let Some(buyer) = changed.buyer else { return Ok(()) };
    let mut existing = known.rebates.remove(&changed.line.id).unwrap_or_default();
    let published = &desk.rules.published;
    for (role, whom) in [(BeneficiaryRole::Buyer, Some(buyer.id)), (BeneficiaryRole::Inviter, buyer.inviter)]
    {
        let place = existing.iter().position(|rebate| rebate.role == role);
        let row = place.map(|at| existing.swap_remove(at));
        let Some(id) = row.as_ref().map(|rebate| rebate.beneficiary_id).or(whom) else { continue };
        let pricing = match &row {
            Some(rebate) => {
                let considered =
                    known.explanations.remove(&rebate.id).map(|e| e.considered).unwrap_or_default();
                pinned_rule(&known.pinned, rebate, considered)?
            }
            None => choose_rule(published, role, &changed.line),
        };
        // a buyer is told why there is nothing; an inviter without any rule is not mentioned
        if row.is_none() && role != BeneficiaryRole::Buyer && pricing.spec.is_none() {
            continue;
        }
        let plan = plan(desk, &changed.line, Beneficiary { role, id, existing: row }, &pricing);
        plans.push((plan, Origin { effective_at: changed.effective_at, refund: changed.refund }));
    }
    Ok(())
}

/// Posts the difference between what is booked and what should be; nothing when there is none.
fn post_plan(
    desk: &Desk<'_>,
    journal: &mut Journal,
    plan: &Plan,
    origin: Origin,
) -> Result<Option<NewTransfer>, Fault> {
    let (before, after) = (plan.before, plan.after());
    let (pending, credited) = (after.pending - before.pending, after.credited - before.credited);
    if pending == 0 && credited == 0 {
        return Ok(None);
    }
    let reason = match credited {
        0 => TransferReason::RebateEstimate,
        1.. => TransferReason::RebateCredit,
        _ => TransferReason::RebateClawback,
    };
    // what becomes available does so when the hold ends, not when the report was made
    let due = plan.rebate.due_at.filter(|_| credited > 0);
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
        legs: Legs::Fixed(entries(journal, &plan.rebate, pending, credited)?),
    };
    journal.post(&transfer)?;
    Ok(Some(transfer))
}

/// The sides of a rebate's transfer: the beneficiary's accounts against the platform's margin.
pub(super) fn entries(
    journal: &Journal,
    rebate: &rebate::Model,
    pending: i64,
    credited: i64,
) -> Result<Vec<EntryDraft>, Fault> {
    let account = |purpose| AccountKey::user(rebate.beneficiary_id, purpose, rebate.currency);
    let available = account(AccountPurpose::UserAvailable);
    let owed = account(AccountPurpose::UserOwed);
    let change = net_of_debt(credited, journal.free_balance(&available)?, journal.free_balance(&owed)?);
    let margin = AccountKey::platform(AccountPurpose::PlatformMargin, rebate.currency);
    let sides = [
        (account(AccountPurpose::UserPending), pending),
        (available, change.available),
        // debit-normal: owing more is a debit
        (owed, -change.owed),
        (margin, -(pending + credited)),
    ];
    let drafts = sides.into_iter().filter(|(_, amount)| *amount != 0);
    Ok(drafts.map(|(account, amount)| EntryDraft { account, amount }).collect())
}

/// Brings what networks owe the platform for the line to what the line now says.
fn post_commission(desk: &Desk<'_>, journal: &mut Journal, changed: &mut ChangedLine) -> Result<(), Fault> {
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
