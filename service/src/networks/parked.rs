use aws_lc_rs::digest::{SHA256, digest};
use rebated_domain::network::Feed;
use sea_orm::DatabaseTransaction;

use super::{AffiliateNetwork, UnreadRow};
use crate::db::{Kind, Rows, Writes, transact};
use crate::{Fault, Platform, row};

const COLUMNS: &[(&str, Kind)] = &[
    ("network", Kind::Text),
    ("account", Kind::Text),
    ("feed", Kind::Text),
    ("digest", Kind::Bytes),
    ("problems", Kind::Json),
    ("document", Kind::Text),
    ("first_seen_at", Kind::Time),
    ("last_seen_at", Kind::Time),
];

/// Puts rows that nobody could read or take on the list for people, once each however often they come. A row is known by
/// what is wrong with it and by its text.
pub(super) async fn write(
    platform: &Platform,
    network: &dyn AffiliateNetwork,
    feed: Feed,
    failures: Vec<UnreadRow>,
) -> Result<(), Fault> {
    if failures.is_empty() {
        return Ok(());
    }
    let now = platform.now();
    let mut rows = Rows::new(COLUMNS);
    let mut seen = std::collections::HashSet::new();
    for failure in &failures {
        let document = failure.document.as_str();
        let problems = serde_json::to_string(&failure.problems)?;
        let name = digest(&SHA256, format!("{problems}\n{document}").as_bytes()).as_ref().to_vec();
        if seen.insert(name.clone()) {
            let (source, account) = (network.source(), network.account());
            rows.push(row![source, account, feed, name, problems, document, now, now]);
        }
    }
    tracing::warn!(
        network = network.source().code(),
        account = network.account(),
        feed = feed.code(),
        rows = failures.len(),
        "A network sent rows that cannot be taken; they are parked."
    );
    transact(&platform.db, async |txn: &DatabaseTransaction| {
        let mut writes = Writes::new(platform.db.backend());
        let conflict = "ON CONFLICT (network, account, feed, digest) \
                        DO UPDATE SET last_seen_at = excluded.last_seen_at";
        writes.insert("network_parked_rows", &rows, conflict);
        writes.run(txn).await
    })
    .await
}
