use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, TimeDelta, Utc};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use rebated_domain::job::Retry;
use rebated_domain::network::{Feed, Window};
use std::io::Write as _;
use uuid::Uuid;

use super::AffiliateNetwork;
use crate::db::{Kind, Rows, Writes, transact};
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, forget_in_chunks};
use crate::{Fault, Platform, row};

/// Forgets answers and windows once a day.
pub(super) const FORGET: JobKind = JobKind::new(
    "network_answers.forget",
    Retry::Backoff { first: TimeDelta::seconds(10), longest: TimeDelta::hours(1), attempts: 8 },
);

/// How long the list of windows is kept. What they add up to is kept for ever.
pub(crate) const WINDOWS_KEPT: TimeDelta = TimeDelta::days(90);

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("network", Kind::Text),
    ("account", Kind::Text),
    ("feed", Kind::Text),
    ("from_at", Kind::Time),
    ("until_at", Kind::Time),
    ("page", Kind::Int),
    ("sha256", Kind::Bytes),
    ("size", Kind::Big),
    ("body", Kind::Bytes),
    ("received_at", Kind::Time),
];

/// Keeps a page as it came, compressed (zlib), before anything is made of it: what a network has said can be shown later.
pub(super) async fn keep(
    platform: &Platform,
    network: &dyn AffiliateNetwork,
    feed: Feed,
    window: Window,
    page: i32,
    raw: &str,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let body = encoder.write_all(raw.as_bytes()).and_then(|()| encoder.finish());
    let body = body.map_err(|error| Fault::Internal(error.to_string()))?;
    let mut rows = Rows::new(COLUMNS);
    rows.push(row![
        platform.new_id::<Uuid>(now),
        network.source(),
        network.account(),
        feed,
        window.from,
        window.until,
        page,
        digest(&SHA256, raw.as_bytes()).as_ref().to_vec(),
        raw.len() as i64,
        body,
        now,
    ]);
    transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        writes.insert("network_answers", &rows, "");
        writes.run(txn).await
    })
    .await
}

/// The job that removes what was kept long enough.
pub(super) async fn forget(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let now = platform.now();
    let kept = platform.networks.answers_kept;
    forget_in_chunks(&platform, "network_answers", "received_at < $1", &[(now - kept).into()]).await?;
    forget_in_chunks(&platform, "network_windows", "read_at < $1", &[(now - WINDOWS_KEPT).into()]).await?;
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}
