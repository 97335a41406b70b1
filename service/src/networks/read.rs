use chrono::{DateTime, Utc};
use rebated_domain::id::NetworkWindowId;
use rebated_domain::network::{Coverage, Feed, ScanKind, Window};
use rebated_domain::order::OrderSource;
use rebated_entity::{network_stretch, network_window};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set,
};

use super::pull::Harvest;
use crate::{Fault, Platform};

/// Of which feed of which account.
#[derive(Clone, Debug)]
pub(super) struct StreamKey {
    pub network: OrderSource,
    pub account: String,
    pub feed: Feed,
}

/// Notes a window that was read to its end, and what all windows add up to by now. Expects the stream to be locked.
pub(super) async fn note_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    key: &StreamKey,
    (kind, window, harvest): (ScanKind, Window, Harvest),
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let row = network_window::Model {
        id: platform.new_id::<NetworkWindowId>(now),
        network: key.network,
        account: key.account.clone(),
        feed: key.feed,
        kind,
        from_at: window.from,
        until_at: window.until,
        pages: harvest.pages,
        row_count: harvest.rows,
        created_count: harvest.created,
        updated_count: harvest.updated,
        unchanged_count: harvest.unchanged,
        parked_count: harvest.parked,
        read_at: now,
    };
    network_window::Entity::insert(row.into_active_model()).exec_without_returning(txn).await?;
    cover_in(txn, key, window).await
}

async fn cover_in(txn: &DatabaseTransaction, key: &StreamKey, window: Window) -> Result<(), Fault> {
    use network_stretch::Column;
    let touching = Condition::all()
        .add(Column::Network.eq(key.network))
        .add(Column::Account.eq(key.account.as_str()))
        .add(Column::Feed.eq(key.feed))
        .add(Column::FromAt.lte(window.until))
        .add(Column::UntilAt.gte(window.from));
    let known = network_stretch::Entity::find().filter(touching.clone()).order_by_asc(Column::FromAt);
    let known = known.all(txn).await?;
    let before: Coverage = known.iter().map(stretch).collect();
    let mut after = before.clone();
    after.add(window);
    let [stretch] = after.stretches() else {
        return Err(Fault::Internal("stretches that touch are not one".into()));
    };
    if before == after {
        return Ok(());
    }
    network_stretch::Entity::delete_many().filter(touching).exec(txn).await?;
    let row = network_stretch::ActiveModel {
        network: Set(key.network),
        account: Set(key.account.clone()),
        feed: Set(key.feed),
        from_at: Set(stretch.from),
        until_at: Set(stretch.until),
    };
    network_stretch::Entity::insert(row).exec_without_returning(txn).await?;
    Ok(())
}

/// A stretch as the domain has it.
pub(super) fn stretch(row: &network_stretch::Model) -> Window {
    Window { from: row.from_at, until: row.until_at }
}
