use rebated_domain::audit::AuditAction;
use rebated_domain::id::RefundId;
use rebated_domain::refund::{RefundRoute, RefundStatus, ReturnKind};
use rebated_entity::{refund, return_shipment};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::RefundError;
use super::life::lock_in;
use crate::access::Permit;
use crate::db::{Writes, transact};
use crate::store::returned;
use crate::{Fault, Platform};

/// Takes in a parcel that the courier had turned round: its goods go back into the stock. The refund itself has gone
/// on without waiting for it. None when there is no such parcel.
pub(super) async fn take_in(
    platform: &Platform,
    permit: &Permit,
    id: RefundId,
    note: Option<&str>,
) -> Result<Option<refund::Model>, RefundError> {
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let locked = lock_in(txn, id).await?.ok_or(RefundError::RefundNotFound)?;
        let refund = locked.refund;
        let is_meant =
            refund.route == Some(RefundRoute::Intercept) && refund.status != RefundStatus::Returning;
        let parcel = return_shipment::Entity::find()
            .filter(return_shipment::Column::RefundId.eq(id))
            .filter(return_shipment::Column::Kind.eq(ReturnKind::Intercepted))
            .filter(return_shipment::Column::ReceivedAt.is_null());
        let parcel = parcel.one(txn).await.map_err(Fault::from)?;
        let Some(parcel) = parcel.filter(|_| is_meant) else { return Ok(None) };
        let mut row = parcel.into_active_model();
        row.received_at = Set(Some(now));
        row.update(txn).await.map_err(Fault::from)?;
        let items: Vec<_> = locked.lines.iter().map(|line| (line.line_id, line.quantity)).collect();
        let here = (platform, now, permit.actor().recorded_as());
        returned::restock_in(txn, here, refund.id, refund.order_id, &items).await?;
        let mut writes = Writes::new(platform.db.backend());
        let entry = permit.clone().did(AuditAction::RefundReturnReceive, refund.id);
        entry.note(note).write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok::<_, RefundError>(Some(refund))
    })
    .await
}
