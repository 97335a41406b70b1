use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use rebated_domain::id::LinkClickId;
use tokio::sync::Mutex as Turn;

use super::follow::Followed;
use crate::db::{Kind, Rows, Writes, transact};
use crate::users::LinkKeys;
use crate::{Fault, Platform, row};

/// Most clicks that wait; what comes then is dropped. A click is a hint, and nobody waits for it.
const MOST_WAITING: usize = 10_000;
/// Most clicks that one statement writes.
const BATCH: usize = 1_000;
/// How much of a digest is kept, in bytes: enough to tell people apart.
const DIGEST: usize = 16;

/// Clicks on their way to the database.
#[derive(Default)]
pub(super) struct Clicks {
    waiting: Mutex<Vec<Click>>,
    /// Held by whoever writes.
    writing: Turn<()>,
}

struct Click {
    link: Arc<Followed>,
    visit: Visit,
    at: DateTime<Utc>,
}

/// What is known of who follows a link. Only digests of it are stored, made with a key that stays here.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// From where.
    pub address: Option<String>,
    /// By which program.
    pub user_agent: Option<String>,
}

/// Notes that somebody follows a link. It is written in the background, together with what else waits by then.
pub fn note(platform: &Arc<Platform>, link: &Arc<Followed>, visit: Visit) {
    let click = Click { link: Arc::clone(link), visit, at: platform.now() };
    let is_first = {
        let mut waiting = platform.link_memory.clicks.waiting.lock().expect("no holder of the clicks panics");
        if waiting.len() >= MOST_WAITING {
            metrics::counter!("rebated_link_clicks_dropped_total", "reason" => "full").increment(1);
            return;
        }
        waiting.push(click);
        waiting.len() == 1
    };
    // those that come while this one waits for its turn are written with it
    if is_first {
        let platform = Arc::clone(platform);
        tokio::spawn(async move { flush(&platform).await });
    }
}

/// Writes what waits. Every click that was noted before the call is written, or dropped, when it returns.
pub async fn flush(platform: &Platform) {
    let clicks = &platform.link_memory.clicks;
    let _turn = clicks.writing.lock().await;
    let waiting = std::mem::take(&mut *clicks.waiting.lock().expect("no holder of the clicks panics"));
    for batch in waiting.chunks(BATCH) {
        if let Err(error) = write(platform, batch).await {
            let lost = u64::try_from(batch.len()).unwrap_or(u64::MAX);
            metrics::counter!("rebated_link_clicks_dropped_total", "reason" => "fault").increment(lost);
            tracing::warn!(%error, lost, "Clicks could not be written.");
        }
    }
}

async fn write(platform: &Platform, clicks: &[Click]) -> Result<(), Fault> {
    let keys = LinkKeys::of(platform).await?;
    let digest = |what: &str, text: &Option<String>| {
        let text = text.as_ref()?;
        let mut digest = keys.sign(&format!("rebated-click-v1\n{what}\n{text}"));
        digest.truncate(DIGEST);
        Some(digest)
    };
    let mut rows = Rows::new(COLUMNS);
    for Click { link, visit, at } in clicks {
        let id: LinkClickId = platform.new_id(*at);
        rows.push(row![
            id,
            link.id,
            link.user_id,
            link.network,
            link.item_id.as_str(),
            digest("device", &visit.user_agent),
            digest("address", &visit.address),
            *at,
        ]);
    }
    let mut writes = Writes::new(platform.db.backend());
    writes.insert("link_clicks", &rows, "");
    transact(&platform.db, async |txn| writes.run(txn).await).await
}

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("link_id", Kind::Uuid),
    ("user_id", Kind::Uuid),
    ("network", Kind::Text),
    ("item_id", Kind::Text),
    ("device_digest", Kind::BytesOpt),
    ("address_digest", Kind::BytesOpt),
    ("clicked_at", Kind::Time),
];
