use rebated_domain::audit::AuditAction;
use rebated_domain::id::RefundId;
use rebated_domain::refund::machine::RefundInput;
use rebated_entity::refund;

use super::RefundError;
use super::command::{Command, run};
use super::life::Said;
use crate::{Actor, Platform, access};

/// A parcel that the buyer has sent back.
#[derive(Clone, Debug)]
pub struct ReturnParcel {
    /// For which refund.
    pub refund_id: RefundId,
    /// With whom.
    pub carrier: String,
    /// Its number there.
    pub tracking_number: String,
    /// The refund's version that the caller has seen.
    pub expected_version: Option<i32>,
}

/// Says that the goods were sent back (R19): the buyer, or staff.
pub async fn ship_return(
    platform: &Platform,
    actor: &Actor,
    parcel: ReturnParcel,
) -> Result<refund::Model, RefundError> {
    let permit = access::request_refund(actor)?;
    let ReturnParcel { refund_id, carrier, tracking_number, expected_version } = parcel;
    let fits =
        |text: &str| !text.is_empty() && text.chars().count() <= 64 && !text.chars().any(char::is_control);
    let (carrier, number) = (carrier.trim().to_owned(), tracking_number.trim().to_owned());
    if !fits(&carrier) || !fits(&number) {
        return Err(RefundError::BadParcel);
    }
    let note = Some(format!("{carrier} {number}"));
    let said = Said { parcel: Some((carrier, number)), ..Said::that(RefundInput::ReturnShipped) };
    let action = AuditAction::RefundReturnShip;
    let command = Command { refund_id, expected_version, action, note };
    run(platform, permit, &command, |locked, _, permit| {
        *permit = access::return_goods(actor, locked.order.buyer_id)?;
        Ok(said.clone())
    })
    .await
}
