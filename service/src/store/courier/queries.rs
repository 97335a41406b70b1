//! Reads of parcels and interceptions. The caller has been checked.

use std::collections::HashMap;

use rebated_domain::courier::ParcelKind;
use rebated_domain::id::{OrderId, RefundId};
use rebated_entity::{courier_interception, parcel};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::ParcelNumber;
use crate::Fault;
use crate::db::any_of;

/// The parcels to the buyers of orders.
pub async fn outbound_of(
    db: &impl ConnectionTrait,
    orders: impl IntoIterator<Item = OrderId>,
) -> Result<HashMap<OrderId, parcel::Model>, Fault> {
    use parcel::Column;
    let mine = parcel::Entity::find().filter(Column::Kind.eq(ParcelKind::Outbound));
    let found = mine.filter(any_of(db.get_database_backend(), Column::OrderId, orders)).all(db).await?;
    Ok(found.into_iter().map(|parcel| (parcel.order_id, parcel)).collect())
}

/// The parcels that come back for refunds.
pub async fn returns_of(
    db: &impl ConnectionTrait,
    refunds: impl IntoIterator<Item = RefundId>,
) -> Result<HashMap<RefundId, parcel::Model>, Fault> {
    let found = parcel::Entity::find()
        .filter(any_of(db.get_database_backend(), parcel::Column::RefundId, refunds))
        .all(db)
        .await?;
    Ok(found.into_iter().filter_map(|parcel| Some((parcel.refund_id?, parcel))).collect())
}

/// The interceptions for refunds.
pub async fn interceptions_of(
    db: &impl ConnectionTrait,
    refunds: impl IntoIterator<Item = RefundId>,
) -> Result<HashMap<RefundId, courier_interception::Model>, Fault> {
    use courier_interception::{Column, Entity};
    let found =
        Entity::find().filter(any_of(db.get_database_backend(), Column::RefundId, refunds)).all(db).await?;
    Ok(found.into_iter().map(|asked| (asked.refund_id, asked)).collect())
}

/// Parcels with a number, those to buyers first.
pub(super) async fn parcels_with(
    db: &impl ConnectionTrait,
    number: &ParcelNumber,
) -> Result<Vec<parcel::Model>, Fault> {
    use parcel::Column;
    let mine = parcel::Entity::find()
        .filter(Column::TrackingNumber.eq(&number.tracking_number))
        .filter(Column::Carrier.eq(&number.carrier));
    Ok(mine.order_by_asc(Column::Kind).order_by_asc(Column::Id).all(db).await?)
}

/// Whether the courier was asked to turn a parcel round for a refund.
pub(super) async fn has_interception(db: &impl ConnectionTrait, id: RefundId) -> Result<bool, Fault> {
    Ok(courier_interception::Entity::find_by_id(id).count(db).await? > 0)
}
