use chrono::{DateTime, Utc};
use rebated_domain::money::split_by_weight;
use rebated_domain::refund::RefundRoute;
use rebated_domain::refund::machine::{NumberProof, RefundEffect, RefundFollow, RefundInput, RefundStatus};

use super::draft::Draft;
use super::{Cause, Locked, Said, number_of};
use crate::refunds::metrics;

/// What an effect does to the refund itself. What it does to others is done by `money`, `goods` and `order_seam`.
pub(super) fn apply(
    effect: RefundEffect,
    locked: &mut Locked,
    said: &Said,
    cause: &Cause,
    now: DateTime<Utc>,
) {
    use RefundEffect as E;
    let refund = &mut locked.refund;
    match effect {
        E::LowerAmount => lower(locked, said.person.new_amount_minor),
        E::LogDecision => {
            refund.decided_by = Some(cause.recorded_as());
            refund.decided_at = Some(now);
            refund.decision_note.clone_from(&said.note);
        }
        E::KeepFirstApproval => refund.first_approval_by = Some(cause.recorded_as()),
        E::StopShipping => refund.route = refund.route.or(Some(RefundRoute::Direct)),
        E::CountTry => refund.tries += 1,
        E::CommitAttempt => {
            refund.called_at = Some(now);
            refund.proof = NumberProof::Nothing;
        }
        E::CountFailure => refund.failures += 1,
        E::CountUnknown => {
            refund.unknowns += 1;
            refund.unknown_since = refund.unknown_since.or(Some(now));
        }
        E::NewNumber => {
            refund.turn += 1;
            (refund.unknowns, refund.unknown_since, refund.channel_number) = (0, None, None);
            // nobody has sent it yet, so that nothing can move with it
            refund.proof = NumberProof::Absent;
        }
        E::OpenReserve => {
            refund.has_reserve = true;
            refund.reserves += 1;
        }
        E::VoidReserve => refund.has_reserve = false,
        E::PostReserve | E::PostFromBank | E::PostLate => {
            (refund.has_reserve, refund.owes_buyer) = (false, false);
            refund.succeeded_at = Some(now);
        }
        E::BookReturn => {
            refund.returned_turn = Some(refund.turn);
            refund.owes_buyer = true;
            refund.proof = NumberProof::Returned;
            refund.succeeded_at = None;
        }
        E::TakeCapacity
        | E::FreeCapacity
        | E::HoldOrder
        | E::FreeOrder
        | E::LogEvidence
        | E::ExpectReturn
        | E::Restock
        | E::RestockSellable
        | E::AddRefunded
        | E::SubtractRefunded
        | E::KeepChannelId
        | E::NewNumberIfClosed
        | E::OpenFinding => {}
    }
}

/// The new amount falls on the lines in proportion to what was asked for each.
fn lower(locked: &mut Locked, amount: i64) {
    let weights: Vec<i64> = locked.lines.iter().map(|line| line.amount_minor).collect();
    for (line, part) in locked.lines.iter_mut().zip(split_by_weight(amount, &weights)) {
        line.amount_minor = part;
    }
    locked.refund.amount_minor = amount;
}

/// Logs and counts what somebody has to look at.
pub(super) fn tell(draft: &Draft<'_>) {
    use RefundFollow as F;
    let refund = &draft.locked.refund;
    metrics::moved(refund, draft.from, draft.said.input());
    let wants_somebody = [F::Alarm, F::AlarmFinance, F::FindAnotherWay];
    if !draft.follows.iter().any(|follow| wants_somebody.contains(follow)) {
        return;
    }
    let (status, late) = (refund.status, draft.effects.contains(&RefundEffect::PostLate));
    ::metrics::counter!("rebated_refunds_stopped_total", "status" => status.code()).increment(1);
    let input: RefundInput = draft.said.input();
    tracing::error!(
        refund = %refund.id,
        number = number_of(refund),
        status = status.code(),
        input = input.code(),
        trouble = refund.trouble.as_deref().unwrap_or_default(),
        late,
        "A refund needs somebody to look at it."
    );
    debug_assert!(status != RefundStatus::InReview, "requests raise no alarm");
}
