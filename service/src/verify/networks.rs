use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::NetworkWindowId;
use rebated_domain::network::{Coverage, Feed, Window};
use rebated_domain::order::OrderSource;
use rebated_entity::network_window::{Column, Entity};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Check;
use crate::networks::{WINDOWS_KEPT, queries};
use crate::{Fault, Platform};

/// What must hold of what was read.
pub(super) const NO_GAP: &str = "every network was read without a gap from its first day to its watermark";
/// What must hold of how it was read.
pub(super) const ADDS_UP: &str = "what was read of every network is what its windows add up to";

/// Windows are forgotten by other nodes' clocks: those of the last day that they are kept are not asked for.
const MARGIN: TimeDelta = TimeDelta::days(1);

/// How many windows are held in memory at once.
const CHUNK: u64 = 5_000;

/// Checks of networks that one statement can make.
pub(super) const ALL: &[Check] = &[
    Check {
        name: "no watermark of a network stands after the end of what was read",
        sql: "SELECT s.network || ' ' || s.account || ' ' || s.feed FROM network_streams s \
              WHERE s.watermark > s.begins_at AND NOT EXISTS (SELECT 1 FROM network_stretches t \
              WHERE t.network = s.network AND t.account = s.account AND t.feed = s.feed \
              AND t.until_at >= s.watermark) LIMIT 1",
    },
    Check {
        name: "every window of a network is part of what was read",
        sql: "SELECT 'window ' || {id:w.id:id} FROM network_windows w WHERE NOT EXISTS (\
              SELECT 1 FROM network_stretches t WHERE t.network = w.network AND t.account = w.account \
              AND t.feed = w.feed AND t.from_at <= w.from_at AND t.until_at >= w.until_at) LIMIT 1",
    },
];

/// The first time between the first day of an account and its watermark that was not read. What somebody had read
/// from before the first day belongs to no gap. A time that the network can no longer be asked about stays one.
pub(super) async fn first_gap(platform: &Platform) -> Result<Option<String>, Fault> {
    for state in queries::streams(platform.db.read()).await? {
        if let Some(gap) = state.gaps().first() {
            let of = (state.stream.network, state.stream.account.clone(), state.stream.feed);
            return Ok(Some(described(&of, *gap)));
        }
    }
    Ok(None)
}

/// The first time that is said to have been read and that no window was read for. Only of late times: windows are kept
/// for 90 days, and each was read after the times that it is about.
pub(super) async fn first_without_window(platform: &Platform) -> Result<Option<String>, Fault> {
    let db = platform.db.read();
    let since = platform.now() - WINDOWS_KEPT + MARGIN;
    // whatever is read meanwhile adds windows: the stretches come first
    let stretches = queries::stretches(db).await?;
    let windows = windows(db, since).await?;
    for (of, stretch) in stretches {
        let late = Window { from: stretch.from.max(since), until: stretch.until };
        let gaps = windows.get(&of).map_or_else(|| Coverage::default().gaps(late), |known| known.gaps(late));
        if let Some(gap) = gaps.first() {
            return Ok(Some(described(&of, *gap)));
        }
    }
    Ok(None)
}

type Of = (OrderSource, String, Feed);

/// What the windows read since then add up to.
async fn windows(db: &impl ConnectionTrait, since: DateTime<Utc>) -> Result<HashMap<Of, Coverage>, Fault> {
    let mut read: HashMap<Of, Coverage> = HashMap::new();
    let mut after = NetworkWindowId(Uuid::nil());
    loop {
        let rows = Entity::find()
            .filter(Column::Id.gt(after))
            .filter(Column::ReadAt.gte(since))
            .order_by_asc(Column::Id)
            .limit(CHUNK)
            .all(db)
            .await?;
        let Some(last) = rows.last() else { return Ok(read) };
        after = last.id;
        for row in rows {
            let window = Window { from: row.from_at, until: row.until_at };
            read.entry((row.network, row.account, row.feed)).or_default().add(window);
        }
    }
}

fn described((network, account, feed): &Of, gap: Window) -> String {
    format!("{} {account} {} from {} to {}", network.code(), feed.code(), gap.from, gap.until)
}
