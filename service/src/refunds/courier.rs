//! What the courier makes of a parcel that is to be turned round.

use rebated_domain::audit::AuditAction;
use rebated_domain::id::RefundId;
use rebated_domain::refund::machine::RefundInput;
use rebated_entity::refund;

use super::RefundError;
use super::command::{Command, check_note, run};
use super::life::Said;
use crate::{Actor, Platform, access};

/// What staff heard from the courier.
#[derive(Clone, Debug)]
pub struct InterceptionReport {
    /// Of which refund.
    pub refund_id: RefundId,
    /// The courier turned the parcel round. Otherwise it could not, and the buyer is asked to send it back.
    pub turned_round: bool,
    /// The courier's words.
    pub note: Option<String>,
    /// The refund's version that the caller has seen.
    pub expected_version: Option<i32>,
}

const fn input(turned_round: bool) -> RefundInput {
    if turned_round { RefundInput::Intercepted } else { RefundInput::InterceptFailed }
}

/// Says whether the courier turned the parcel of a refund round (R17, R18).
pub async fn report_interception(
    platform: &Platform,
    actor: &Actor,
    report: InterceptionReport,
) -> Result<refund::Model, RefundError> {
    let permit = access::decide_refunds(actor)?;
    check_note(report.note.as_deref())?;
    let InterceptionReport { refund_id, turned_round, note, expected_version } = report;
    let said = Said { note: note.clone(), ..Said::that(input(turned_round)) };
    let action = AuditAction::RefundInterceptionReport;
    let command = Command { refund_id, expected_version, action, note };
    run(platform, permit, &command, |_, _, _| Ok(said.clone())).await
}
