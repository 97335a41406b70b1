//! Reads of vouchers. The caller has been checked.

use std::collections::HashMap;

use rebated_domain::id::RefundId;
use rebated_entity::{refund_voucher as table, refund_voucher_fault};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::Fault;
use crate::db::any_of;

/// The vouchers of refunds.
pub async fn of_refunds(
    db: &impl ConnectionTrait,
    refunds: impl IntoIterator<Item = RefundId>,
) -> Result<HashMap<RefundId, table::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), table::Column::RefundId, refunds);
    let found = table::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|voucher| (voucher.refund_id, voucher)).collect())
}

/// How many documents are known to be broken.
pub async fn broken(db: &impl ConnectionTrait) -> Result<u64, Fault> {
    Ok(refund_voucher_fault::Entity::find().count(db).await?)
}

/// The vouchers behind one, by the ids of their refunds.
pub(crate) async fn after(
    db: &impl ConnectionTrait,
    after: Option<RefundId>,
    most: u64,
) -> Result<Vec<table::Model>, Fault> {
    use table::Column::RefundId as Id;
    let mut all = table::Entity::find();
    if let Some(after) = after {
        all = all.filter(Id.gt(after));
    }
    Ok(all.order_by_asc(Id).limit(most).all(db).await?)
}
