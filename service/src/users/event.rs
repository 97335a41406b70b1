use chrono::{DateTime, Utc};
use rebated_domain::event::EventData;

use crate::Platform;
use crate::db::Writes;
use crate::events::Outbox;

/// Adds an event about somebody's account to the writes of the change.
pub(super) fn tell(platform: &Platform, now: DateTime<Utc>, event: EventData, writes: &mut Writes) {
    let mut outbox = Outbox::default();
    outbox.add(platform, now, &event);
    outbox.write(writes);
}
