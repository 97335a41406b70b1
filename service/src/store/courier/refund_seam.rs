//! What a parcel's way means to the refund for which it travels.

use rebated_domain::id::RefundId;
use rebated_entity::parcel;
use sea_orm::DatabaseTransaction;

use crate::jobs::JobFailure;
use crate::rebates::Desk;
use crate::store::life::Cause;

/// The courier has turned the parcel round, or could not.
pub(super) async fn intercepted_in(
    _txn: &DatabaseTransaction,
    _desk: &Desk<'_>,
    _refund: RefundId,
    _turned: bool,
    _cause: &Cause,
) -> Result<(), JobFailure> {
    Ok(())
}

/// The parcel that the buyer sent back is here.
pub(super) async fn arrived_in(
    _txn: &DatabaseTransaction,
    _desk: &Desk<'_>,
    _parcel: &parcel::Model,
    _cause: &Cause,
) -> Result<(), JobFailure> {
    Ok(())
}

/// The parcel that was sent to the buyer is here again.
pub(super) async fn came_back_in(
    _txn: &DatabaseTransaction,
    _desk: &Desk<'_>,
    _parcel: &parcel::Model,
    _cause: &Cause,
) -> Result<(), JobFailure> {
    Ok(())
}
