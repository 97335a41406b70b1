use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use rebated_domain::network::{Feed, ScanKind, Window};
use rebated_entity::{network_scan as table, network_stream};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::AffiliateNetwork;
use crate::db::{Kind, Rows, Writes, transact};
use crate::{Fault, Platform, row};

/// Windows are read again from this hour of the platform's day on.
const HOUR: u32 = 3;
/// By this day of the month networks have settled the month before.
const SETTLED_BY: u32 = 21;

pub(super) const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("network", Kind::Text),
    ("account", Kind::Text),
    ("feed", Kind::Text),
    ("kind", Kind::Text),
    ("from_at", Kind::Time),
    ("until_at", Kind::Time),
    ("next_at", Kind::Time),
    ("created_at", Kind::Time),
];

/// What is to be read again by now: the day before each night, the month before when it is over and once more when it
/// is settled.
fn wanted(now: DateTime<Utc>, zone: Tz) -> Vec<(ScanKind, Window)> {
    let local = now.with_timezone(&zone);
    let today = match local.hour() {
        0..HOUR => local.date_naive().pred_opt(),
        _ => Some(local.date_naive()),
    };
    let Some(today) = today else { return Vec::new() };
    let begin = |day: NaiveDate| {
        let midnight = day.and_hms_opt(0, 0, 0)?;
        zone.from_local_datetime(&midnight).earliest().map(|at| at.with_timezone(&Utc))
    };
    let between = |from: Option<NaiveDate>, until: Option<NaiveDate>| {
        Some(Window { from: begin(from?)?, until: begin(until?)? })
    };
    let month = today.with_day(1);
    let month_before = month.and_then(|first| (first - TimeDelta::days(1)).with_day(1));
    let mut wanted = vec![(ScanKind::Nightly, between(today.pred_opt(), Some(today)))];
    wanted.push((ScanKind::Monthly, between(month_before, month)));
    if today.day() >= SETTLED_BY {
        wanted.push((ScanKind::Settlement, between(month_before, month)));
    }
    wanted.into_iter().filter_map(|(kind, window)| Some((kind, window?))).collect()
}

/// Stores what is to be read again of an account, once each. What lies before the account's first look is left out.
pub(super) async fn plan(
    platform: &Platform,
    network: &dyn AffiliateNetwork,
    streams: &[network_stream::Model],
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let settings = platform.settings.current(&platform.db).await?;
    let mut rows = Rows::new(COLUMNS);
    for (kind, window) in wanted(now, settings.settings.zone()) {
        for stream in streams {
            let reached = network.reach(stream.feed).map_or(stream.begins_at, |reach| now - reach);
            let from = window.from.max(stream.begins_at).max(reached);
            if from < window.until {
                let whole = super::stream::whole_second(from);
                rows.push(new_row(platform, network, stream.feed, kind, whole, window.until, now));
            }
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        writes.insert("network_scans", &rows, ONCE);
        writes.run(txn).await
    })
    .await
}

const ONCE: &str = "ON CONFLICT (network, account, feed, kind, until_at) WHERE kind <> 'MANUAL' DO NOTHING";

pub(super) fn new_row(
    platform: &Platform,
    network: &dyn AffiliateNetwork,
    feed: Feed,
    kind: ScanKind,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Vec<crate::db::Cell> {
    let id = platform.new_id::<Uuid>(now);
    row![id, network.source(), network.account(), feed, kind, from, until, from, now]
}

/// What is still to be read again of an account, the oldest wish first.
pub(super) async fn open(
    db: &impl ConnectionTrait,
    network: &dyn AffiliateNetwork,
) -> Result<Vec<table::Model>, Fault> {
    let rows = table::Entity::find()
        .filter(table::Column::Network.eq(network.source()))
        .filter(table::Column::Account.eq(network.account()))
        .filter(table::Column::FinishedAt.is_null())
        .order_by_asc(table::Column::Id);
    Ok(rows.all(db).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(now: &str) -> Vec<String> {
        let now = now.parse().expect("a time");
        let wanted = wanted(now, chrono_tz::Asia::Shanghai);
        wanted.iter().map(|(kind, w)| format!("{} {} {}", kind.code(), w.from, w.until)).collect()
    }

    #[test]
    fn days_are_read_again_at_night_and_months_when_over_and_when_settled() {
        let month = "2026-09-30 16:00:00 UTC 2026-10-31 16:00:00 UTC";
        // 02:59 on the 2nd of November in China: still the night of the 1st
        assert_eq!(
            told("2026-11-01T18:59:59Z"),
            [
                "NIGHTLY 2026-10-30 16:00:00 UTC 2026-10-31 16:00:00 UTC".to_owned(),
                format!("MONTHLY {month}")
            ]
        );
        assert_eq!(
            told("2026-11-01T19:00:00Z")[0],
            "NIGHTLY 2026-10-31 16:00:00 UTC 2026-11-01 16:00:00 UTC"
        );
        assert_eq!(told("2026-11-20T18:00:00Z").len(), 2);
        assert_eq!(told("2026-11-20T19:00:00Z")[2], format!("SETTLEMENT {month}"));
    }
}
