//! Reading adjustments and holds. Callers have been checked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::balance::AdjustmentStatus;
use rebated_domain::id::{AdjustmentId, HoldId, LedgerTransferId, UserId};
use rebated_domain::ledger::TransferPhase;
use rebated_entity::{balance_adjustment, balance_hold, ledger_entry, ledger_transfer};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

pub use super::posting::transfer_of;
use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// Which adjustments. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct AdjustmentFilter {
    /// Only of this user.
    pub user: Option<UserId>,
    /// Only in this state.
    pub status: Option<AdjustmentStatus>,
}

/// Adjustments, newest first. The ids of repeatable requests carry no time, so that time comes first.
pub async fn adjustments(
    db: &impl ConnectionTrait,
    filter: &AdjustmentFilter,
    page: &PageRequest,
) -> Result<Page<balance_adjustment::Model>, Fault> {
    use balance_adjustment::Column;
    let mut select = balance_adjustment::Entity::find();
    if let Some(user) = filter.user {
        select = select.filter(Column::UserId.eq(user));
    }
    if let Some(status) = filter.status {
        select = select.filter(Column::Status.eq(status));
    }
    fetch(db, select, SortBy::TimeId(Column::CreatedAt, Column::Id), true, page).await
}

/// Adjustments by id.
pub async fn adjustments_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AdjustmentId>,
) -> Result<HashMap<AdjustmentId, balance_adjustment::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), balance_adjustment::Column::Id, ids);
    let found = balance_adjustment::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// Holds, newest first.
pub async fn holds(
    db: &impl ConnectionTrait,
    user: Option<UserId>,
    page: &PageRequest,
) -> Result<Page<balance_hold::Model>, Fault> {
    use balance_hold::Column;
    let mut select = balance_hold::Entity::find();
    if let Some(user) = user {
        select = select.filter(Column::UserId.eq(user));
    }
    fetch(db, select, SortBy::TimeId(Column::CreatedAt, Column::Id), true, page).await
}

/// Holds by id.
pub async fn holds_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = HoldId>,
) -> Result<HashMap<HoldId, balance_hold::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), balance_hold::Column::Id, ids);
    let found = balance_hold::Entity::find().filter(wanted).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// How a hold ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// By which phase of its transfer.
    pub phase: TransferPhase,
    /// How much was taken, in minor units.
    pub taken: i64,
    /// When.
    pub at: DateTime<Utc>,
}

/// How holds ended; nothing for those that are open.
pub async fn ends_of(
    db: &impl ConnectionTrait,
    holds: impl IntoIterator<Item = HoldId>,
) -> Result<HashMap<HoldId, Ended>, Fault> {
    let backend = db.get_database_backend();
    let settled = any_of(backend, ledger_transfer::Column::PendingId, holds);
    let settled = ledger_transfer::Entity::find().filter(settled).all(db).await?;
    let moved = any_of(backend, ledger_entry::Column::TransferId, settled.iter().map(|row| row.id));
    let moved = ledger_entry::Entity::find().filter(moved).all(db).await?;
    let taken = |id: LedgerTransferId| {
        moved.iter().filter(|entry| entry.transfer_id == id).map(|entry| entry.amount_minor.max(0)).sum()
    };
    let ended = settled.into_iter().filter_map(|row| {
        let ended = Ended { phase: row.phase, taken: taken(row.id), at: row.recorded_at };
        Some((HoldId(row.pending_id?.0), ended))
    });
    Ok(ended.collect())
}
