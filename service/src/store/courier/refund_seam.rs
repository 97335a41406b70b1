//! What a parcel's way means to the refunds for which it travels. A refund that is elsewhere meanwhile stays there.

use rebated_domain::courier::InterceptionStatus;
use rebated_domain::id::RefundId;
use rebated_domain::refund::machine::RefundInput;
use rebated_domain::refund::{RefundStatus, ReturnKind};
use rebated_entity::{courier_interception, parcel, refund, return_shipment};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set,
};

use super::source::Source;
use super::{Interception, interceptions};
use crate::jobs::JobFailure;
use crate::rebates::Desk;
use crate::refunds::life::{Said, lock_in, transition_in};
use crate::refunds::{RefundError, queries};
use crate::store::returned;
use crate::{Actor, Fault};

/// The courier has turned the parcel round (R17), or could not (R18).
pub(super) async fn intercepted_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    refund: RefundId,
    turned: bool,
    source: Source,
) -> Result<(), JobFailure> {
    let input = if turned { RefundInput::Intercepted } else { RefundInput::InterceptFailed };
    say_in(txn, desk, refund, &Said::that(input), source).await
}

/// The parcel that the buyer sent back is here (R21).
pub(super) async fn arrived_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    parcel: &parcel::Model,
    source: Source,
) -> Result<(), JobFailure> {
    let Some(refund) = parcel.refund_id else { return Ok(()) };
    say_in(txn, desk, refund, &Said::that(RefundInput::ReturnReceived), source).await
}

/// The parcel that was sent to the buyer is here again. An interception that is still open has succeeded with that, and
/// its goods go back into the stock. Whoever was asked to send the parcel back has done so by not taking it.
pub(super) async fn came_back_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    parcel: &parcel::Model,
    source: Source,
) -> Result<(), JobFailure> {
    let of_order = refund::Column::OrderId.eq(parcel.order_id);
    let refunds = refund::Entity::find().filter(of_order).order_by_asc(refund::Column::Id).all(txn).await;
    for refund in refunds.map_err(Fault::from)? {
        let asked =
            courier_interception::Entity::find_by_id(refund.id).one(txn).await.map_err(Fault::from)?;
        if asked.is_some_and(|asked| !asked.status.is_end()) {
            let turned = Interception { status: InterceptionStatus::TurnedRound, reason: None };
            Box::pin(interceptions::hear_in(txn, desk, refund.id, &turned, source)).await?;
        }
        if restock_in(txn, desk, &refund).await? {
            continue;
        }
        if refund.status == RefundStatus::AwaitingReturn {
            let number = (parcel.carrier.clone(), parcel.tracking_number.clone());
            let sent = Said { parcel: Some(number), ..Said::that(RefundInput::ReturnShipped) };
            say_in(txn, desk, refund.id, &sent, source).await?;
            say_in(txn, desk, refund.id, &Said::that(RefundInput::ReturnReceived), source).await?;
        }
    }
    Ok(())
}

/// Puts the goods of a parcel that was turned round back into the stock, once. False when none is expected.
async fn restock_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    refund: &refund::Model,
) -> Result<bool, Fault> {
    let expected = return_shipment::Entity::find()
        .filter(return_shipment::Column::RefundId.eq(refund.id))
        .filter(return_shipment::Column::Kind.eq(ReturnKind::Intercepted))
        .filter(return_shipment::Column::ReceivedAt.is_null())
        .one(txn)
        .await?;
    let Some(expected) = expected else { return Ok(false) };
    let mut expected = expected.into_active_model();
    expected.received_at = Set(Some(desk.now));
    expected.update(txn).await?;
    let lines = queries::lines_of(txn, [refund.id]).await?.remove(&refund.id).unwrap_or_default();
    let items: Vec<_> = lines.iter().map(|line| (line.line_id, line.quantity)).collect();
    let here = (desk.platform, desk.now, Actor::system().recorded_as());
    returned::restock_in(txn, here, refund.id, refund.order_id, &items).await?;
    Ok(true)
}

async fn say_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    refund: RefundId,
    said: &Said,
    source: Source,
) -> Result<(), JobFailure> {
    let Some(locked) = lock_in(txn, refund).await? else { return Ok(()) };
    match transition_in(txn, desk, locked, said, &source.of_refund()).await {
        Ok(_) => Ok(()),
        Err(RefundError::Fault(fault)) => Err(fault.into()),
        // what a person may say too is refused where it does not fit: then somebody was faster
        Err(refusal) => {
            tracing::info!(%refund, %refusal, "The courier's news does not fit the refund's state any more.");
            Ok(())
        }
    }
}
