use rebated_domain::audit::AuditAction;
use rebated_domain::id::{RefundId, UserId};
use rebated_domain::refund::machine::{PersonFacts, RefundInput};
use rebated_domain::refund::{Decider, PolicyRefusal, RefundPolicy, RefundStatus};
use rebated_entity::refund;

use super::RefundError;
use super::command::{Command, check_note, run};
use super::life::{Locked, Said};
use crate::rebates::Desk;
use crate::{Actor, Platform, access};

/// Somebody's decision about a refund.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Which refund.
    pub refund_id: RefundId,
    /// Why, for the record.
    pub note: Option<String>,
    /// The refund's version that the caller has seen.
    pub expected_version: Option<i32>,
}

impl Decision {
    fn command(&self, action: AuditAction) -> Result<Command, RefundError> {
        check_note(self.note.as_deref())?;
        let Self { refund_id, note, expected_version } = self.clone();
        Ok(Command { refund_id, expected_version, action, note })
    }

    fn said(&self, input: RefundInput, person: PersonFacts) -> Said {
        Said { person, note: self.note.clone(), ..Said::that(input) }
    }
}

/// Grants a refund (R06), within the limits of the policy. Above the higher limit the first who grants it leaves it
/// to a second person (R58). Nobody grants the refund of an order of their own.
pub async fn approve(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
) -> Result<refund::Model, RefundError> {
    let permit = access::decide_refunds(actor)?;
    let command = decision.command(AuditAction::RefundApprove)?;
    run(platform, permit, &command, |locked, desk, _| {
        Ok(decision.said(RefundInput::Approve, approver(locked, desk, actor)?))
    })
    .await
}

/// What the machine is told of whoever grants.
fn approver(locked: &Locked, desk: &Desk<'_>, actor: &Actor) -> Result<PersonFacts, RefundError> {
    let settings = &desk.settings.settings;
    let refund = &locked.refund;
    let sum = locked.order_sum_minor.max(refund.amount_minor);
    let needs_two = sum > settings.refunds.two_person_limit_minor;
    let is_me = |id: Option<UserId>| id.is_some() && id == actor.user_id();
    let has_had_a_say = is_me(locked.order.buyer_id) || needs_two && is_me(refund.first_approval_by);
    // checked only while it can still be granted: otherwise its state is what is told
    if refund.status == RefundStatus::InReview && has_had_a_say {
        return Err(PolicyRefusal::NeedsSecondPerson.into());
    }
    Ok(PersonFacts {
        may_approve: may_approve(settings.refund_limit_minor, actor, sum),
        is_second: actor.user_id() != Some(refund.requested_by),
        saw_this_version: true,
        needs_another: needs_two && refund.first_approval_by.is_none(),
        ..PersonFacts::default()
    })
}

/// Whether somebody of this role may grant so much, whoever asked for it.
pub(super) fn may_approve(limit_minor: i64, actor: &Actor, amount_minor: i64) -> bool {
    let nobody = UserId(uuid::Uuid::nil());
    match (actor.user_id(), actor.role()) {
        (Some(id), Some(role)) => {
            let policy = RefundPolicy { limit_minor };
            policy.may_approve(Decider { id, role }, nobody, amount_minor).is_ok()
        }
        _ => true,
    }
}

/// Refuses a refund (R08); its amount can be asked for again.
pub async fn reject(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
) -> Result<refund::Model, RefundError> {
    let permit = access::decide_refunds(actor)?;
    let command = decision.command(AuditAction::RefundReject)?;
    let person = PersonFacts { saw_this_version: true, ..PersonFacts::default() };
    run(platform, permit, &command, |_, _, _| Ok(decision.said(RefundInput::Reject, person))).await
}

/// Withdraws a refund: whoever asked for it, or staff (R09). Where people were left with it and no number was ever
/// sent, staff withdraw it (R57).
pub async fn cancel(
    platform: &Platform,
    actor: &Actor,
    decision: Decision,
) -> Result<refund::Model, RefundError> {
    let permit = access::request_refund(actor)?;
    let command = decision.command(AuditAction::RefundCancel)?;
    run(platform, permit, &command, |locked, _, permit| {
        let is_left = locked.refund.status == RefundStatus::Manual;
        *permit = match is_left {
            true => access::decide_refunds(actor)?,
            false => access::cancel_refund(actor, locked.refund.requested_by)?,
        };
        let input = if is_left { RefundInput::CancelBySupport } else { RefundInput::CancelByBuyer };
        Ok(decision.said(input, PersonFacts::default()))
    })
    .await
}
