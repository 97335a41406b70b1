use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::network::{Feed, SHORTEST_WINDOW, Window, after_success, after_trouble, pause};
use rebated_entity::network_stream as table;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect};

use super::{AffiliateNetwork, Trouble, TroubleKind};
use crate::{Fault, Platform};

/// How much of what was read before is read again: rows that appear late, and rows of the second at a window's end.
const OVERLAP: TimeDelta = TimeDelta::minutes(5);

/// The row of a feed of an account; it is made when there is none.
pub(super) async fn open_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    network: &dyn AffiliateNetwork,
    feed: Feed,
) -> Result<table::Model, Fault> {
    let key = (network.source(), network.account().to_owned(), feed);
    if let Some(known) = table::Entity::find_by_id(key).lock_exclusive().one(txn).await? {
        return Ok(known);
    }
    let now = whole_second(platform.now());
    let begins_at = now - platform.networks.first_look;
    let row = table::Model {
        network: network.source(),
        account: network.account().to_owned(),
        feed,
        begins_at,
        watermark: begins_at,
        window_seconds: seconds(network.longest_window(feed, begins_at)),
        failures: 0,
        trouble_kind: None,
        trouble_code: None,
        trouble_message: None,
        troubled_at: None,
        retry_at: None,
        answered_at: None,
    };
    let new = table::Entity::insert(row.into_active_model()).on_conflict_do_nothing();
    new.exec_without_returning(txn).await?;
    let key = (network.source(), network.account().to_owned(), feed);
    let made = table::Entity::find_by_id(key).lock_exclusive().one(txn).await?;
    made.ok_or_else(|| Fault::Internal("a stream that was just made is gone".into()))
}

/// The window to read from `at` on: as long as the stream's windows are by now, and never longer than the network takes
/// at that time. It ends at `end` at the latest.
pub(super) fn window_at(
    network: &dyn AffiliateNetwork,
    stream: &table::Model,
    at: DateTime<Utc>,
    end: DateTime<Utc>,
) -> Window {
    // a festival may begin within the window: both of its ends count
    let longest = network.longest_window(stream.feed, at);
    let longest = longest.min(network.longest_window(stream.feed, (at + longest).min(end)));
    let length = TimeDelta::seconds(stream.window_seconds.into()).min(longest);
    Window { from: at, until: (at + length).min(end) }
}

/// The next window of a stream, or the last one again when there is nothing new: it begins a little before what was read
/// last.
pub(super) fn next_window(
    network: &dyn AffiliateNetwork,
    stream: &table::Model,
    now: DateTime<Utc>,
) -> Window {
    let length = TimeDelta::seconds(stream.window_seconds.into());
    let longest = network.longest_window(stream.feed, stream.watermark);
    let overlap = OVERLAP.min(length.min(longest) / 2);
    let mut from = (stream.watermark - overlap).max(stream.begins_at);
    if let Some(reach) = network.reach(stream.feed) {
        from = from.max(whole_second(now - reach) + SHORTEST_WINDOW);
    }
    window_at(network, stream, from, now)
}

/// Notes that a window was read.
pub(super) fn succeeded(
    network: &dyn AffiliateNetwork,
    stream: &mut table::Model,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) {
    let longest = network.longest_window(stream.feed, at);
    let length = TimeDelta::seconds(stream.window_seconds.into());
    stream.window_seconds = seconds(after_success(length, longest));
    stream.failures = 0;
    stream.trouble_kind = None;
    stream.trouble_code = None;
    stream.trouble_message = None;
    stream.troubled_at = None;
    stream.retry_at = None;
    stream.answered_at = Some(now);
}

/// Notes that a window could not be read. True when a shorter one may be tried at once.
pub(super) fn failed(
    stream: &mut table::Model,
    window: Window,
    trouble: &Trouble,
    now: DateTime<Utc>,
) -> bool {
    let length = (window.until - window.from).min(TimeDelta::seconds(stream.window_seconds.into()));
    let can_split = length > SHORTEST_WINDOW;
    match trouble.kind {
        TroubleKind::TooLong | TroubleKind::Away | TroubleKind::BadAnswer => {
            stream.window_seconds = seconds(after_trouble(length));
        }
        TroubleKind::Limited | TroubleKind::Refused | TroubleKind::NotRegistered => {}
    }
    let splits_at_once = trouble.kind == TroubleKind::TooLong && can_split;
    stream.failures = stream.failures.saturating_add(1);
    stream.trouble_kind = Some(trouble.kind);
    stream.trouble_code = Some(cut(&trouble.code, 100));
    stream.trouble_message = Some(cut(&trouble.message, 300));
    stream.troubled_at = stream.troubled_at.or(Some(now));
    stream.retry_at = (!splits_at_once).then(|| now + pause(stream.failures));
    splits_at_once
}

/// Writes a stream that is locked.
pub(super) async fn save_in(txn: &DatabaseTransaction, stream: &table::Model) -> Result<(), Fault> {
    stream.clone().into_active_model().reset_all().update(txn).await?;
    Ok(())
}

/// Networks date to the second.
pub(super) fn whole_second(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at)
}

fn seconds(length: TimeDelta) -> i32 {
    length.num_seconds().clamp(1, i64::from(i32::MAX)).try_into().unwrap_or(i32::MAX)
}

fn cut(text: &str, longest: usize) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(longest).collect()
}
