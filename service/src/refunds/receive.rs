//! Goods that have come back, and what they are worth.

use rebated_domain::audit::AuditAction;
use rebated_domain::id::{OrderLineId, RefundId, ReturnInspectionId};
use rebated_domain::money::Money;
use rebated_domain::refund::machine::{PersonFacts, RefundInput};
use rebated_domain::refund::{InspectionVerdict, RefundStatus};
use rebated_entity::refund;

use super::command::{Command, check_evidence_list, check_note, run};
use super::life::{Inspected, Locked, Said};
use super::{RefundError, arrived};
use crate::{Actor, Platform, access};

/// Says that the goods of a refund have come back (R21), or the parcel that the courier had turned round.
pub async fn receive(
    platform: &Platform,
    actor: &Actor,
    refund_id: RefundId,
    note: Option<String>,
) -> Result<refund::Model, RefundError> {
    let permit = access::decide_refunds(actor)?;
    check_note(note.as_deref())?;
    if let Some(refund) = arrived::take_in(platform, &permit, refund_id, note.as_deref()).await? {
        return Ok(refund);
    }
    let said = Said { note: note.clone(), ..Said::that(RefundInput::ReturnReceived) };
    let action = AuditAction::RefundReturnReceive;
    let command = Command { refund_id, expected_version: None, action, note };
    run(platform, permit, &command, |_, _, _| Ok(said.clone())).await
}

/// What came of looking at the items of a line.
#[derive(Clone, Copy, Debug)]
pub struct InspectionLine {
    /// The line.
    pub line_id: OrderLineId,
    /// So many items are good and go back into the stock.
    pub restock: i64,
    /// So many items are taken and cannot be sold again.
    pub write_off: i64,
}

/// What came of looking at goods that came back.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// Of which refund.
    pub refund_id: RefundId,
    /// What they are worth.
    pub verdict: InspectionVerdict,
    /// The amount that is left, where they are worth a part.
    pub amount: Option<Money>,
    /// The items, line by line; without any, all items of a refund that passes go back into the stock.
    pub lines: Vec<InspectionLine>,
    /// Addresses of pictures, at most ten.
    pub photos: Vec<String>,
    /// Why; needed unless they passed.
    pub reason: Option<String>,
    /// The refund's version that the caller has seen.
    pub expected_version: Option<i32>,
}

/// Says what came of looking at the goods (R23, R24, R25): the refund goes on, over less, or ends.
pub async fn inspect(
    platform: &Platform,
    actor: &Actor,
    inspection: Inspection,
) -> Result<refund::Model, RefundError> {
    let permit = access::decide_refunds(actor)?;
    check_note(inspection.reason.as_deref())?;
    check_evidence_list(&inspection.photos)?;
    let (refund_id, expected_version) = (inspection.refund_id, inspection.expected_version);
    let (action, note) = (AuditAction::RefundReturnInspect, inspection.reason.clone());
    let command = Command { refund_id, expected_version, action, note };
    let id: ReturnInspectionId = platform.new_id(platform.now());
    run(platform, permit, &command, |locked, _, _| said(&inspection, id, locked)).await
}

fn said(inspection: &Inspection, id: ReturnInspectionId, locked: &Locked) -> Result<Said, RefundError> {
    let input = match inspection.verdict {
        InspectionVerdict::Passed => RefundInput::InspectionPassed,
        InspectionVerdict::PassedInPart => RefundInput::InspectionPassedInPart,
        InspectionVerdict::Failed => RefundInput::InspectionFailed,
    };
    let is_part = inspection.verdict == InspectionVerdict::PassedInPart;
    if locked.refund.status == RefundStatus::Inspecting {
        check(inspection, locked)?;
    }
    let amount = inspection.amount.filter(|_| is_part).map_or(0, Money::minor);
    Ok(Said {
        person: PersonFacts { new_amount_minor: amount, ..PersonFacts::default() },
        note: inspection.reason.clone(),
        inspected: Some(Inspected {
            id,
            verdict: inspection.verdict,
            photos: inspection.photos.clone(),
            lines: lines(inspection, locked),
        }),
        ..Said::that(input)
    })
}

fn check(inspection: &Inspection, locked: &Locked) -> Result<(), RefundError> {
    let currency = locked.refund.currency;
    let is_part = inspection.verdict == InspectionVerdict::PassedInPart;
    let fits = match inspection.amount {
        Some(amount) => is_part && amount.currency() == currency,
        None => !is_part,
    };
    let fails = inspection.verdict == InspectionVerdict::Failed;
    let each = |(i, one): (usize, &InspectionLine)| {
        let of = locked.lines.iter().find(|line| line.line_id == one.line_id).map_or(0, |line| line.quantity);
        let once = inspection.lines[..i].iter().all(|earlier| earlier.line_id != one.line_id);
        let taken = one.restock.checked_add(one.write_off);
        once && one.restock >= 0 && one.write_off >= 0 && taken.is_some_and(|sum| sum <= of) && !fails
    };
    if !fits || !inspection.lines.iter().enumerate().all(each) {
        return Err(RefundError::BadInspection);
    }
    let has_reason = inspection.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    if has_reason || inspection.verdict == InspectionVerdict::Passed {
        Ok(())
    } else {
        Err(RefundError::ReasonMissing)
    }
}

/// Without lines all items of a refund that passes are good, and of any other none.
fn lines(inspection: &Inspection, locked: &Locked) -> Vec<InspectionLine> {
    if !inspection.lines.is_empty() || inspection.verdict != InspectionVerdict::Passed {
        return inspection.lines.clone();
    }
    let all = locked.lines.iter().map(|line| (line.line_id, line.quantity));
    all.map(|(line_id, restock)| InspectionLine { line_id, restock, write_off: 0 }).collect()
}
