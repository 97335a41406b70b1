use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::event::EventKind;
use rebated_domain::id::WebhookEndpointId;
use rebated_domain::webhook::EndpointState;
use rebated_entity::webhook_endpoint as table;
use serde_json::json;

use super::WebhookError;
use super::consume::{kinds_of, wants};
use super::new_deliveries::NewDeliveries;
use super::update::{lock_in, save_in};
use crate::db::{Writes, transact};
use crate::events::{self, LogError};
use crate::{Actor, Platform, access};

/// Most events that one call replays.
const MOST: usize = 5_000;

/// Which events are delivered once more: those after a cursor, or those since a time; one of the two is named.
#[derive(Clone, Debug)]
pub struct Replay {
    /// To which endpoint.
    pub endpoint_id: WebhookEndpointId,
    /// Those after this position of the log.
    pub after: Option<i64>,
    /// Those that happened then or later.
    pub since: Option<DateTime<Utc>>,
    /// Only these kinds, of those that the endpoint wants; none for all that it wants.
    pub kinds: Vec<EventKind>,
}

/// What was replayed.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// The endpoint.
    pub endpoint: table::Model,
    /// How many deliveries were stored.
    pub queued: usize,
    /// The position of the last event, from which another call goes on; none when there was none.
    pub last: Option<i64>,
    /// Whether there are more than one call replays.
    pub has_more: bool,
}

/// Has events of the log delivered once more, at most 5000 at a time, oldest first. They keep their `webhook-id`, so
/// that a receiver leaves out what it has.
pub async fn replay(platform: &Platform, actor: &Actor, replay: Replay) -> Result<Replayed, WebhookError> {
    let permit = access::manage_webhooks(actor)?;
    if replay.after.is_some() == replay.since.is_some() {
        return Err(WebhookError::BadStart);
    }
    if let Some(position) = replay.after {
        events::check_cursor(platform, position).await.map_err(|error| match error {
            LogError::Forgotten | LogError::NotYet => WebhookError::CursorExpired,
            LogError::Fault(fault) => WebhookError::Fault(fault),
        })?;
    }
    let now = platform.now();
    let replayed = transact(&platform.db, async |txn| {
        let mut endpoint = lock_in(txn, replay.endpoint_id).await?;
        if endpoint.state == EndpointState::Disabled {
            return Err(WebhookError::EndpointDisabled);
        }
        let kinds = narrow(&kinds_of(&endpoint), &replay.kinds);
        let most = u64::try_from(MOST + 1).unwrap_or(u64::MAX);
        let mut found = match &kinds {
            Some(kinds) => {
                events::of_kinds(txn, replay.after.unwrap_or(0), replay.since, kinds, most).await?
            }
            None => Vec::new(),
        };
        let has_more = found.len() > MOST;
        found.truncate(MOST);
        endpoint.replays += 1;
        let mut new = NewDeliveries::default();
        for event in &found {
            new.add(platform, now, endpoint.id, event, endpoint.replays)?;
        }
        let (queued, last) = (found.len(), found.last().map(|event| event.position));
        let mut writes = Writes::new(platform.db.backend());
        new.write(&mut writes);
        let told = json!({ "queued": queued, "after": replay.after, "since": replay.since, "kinds": kinds });
        let entry = permit.did(AuditAction::WebhookEventsReplay, endpoint.id).made(&told)?;
        entry.write(platform, now, &mut writes);
        let endpoint = save_in(txn, endpoint).await?;
        writes.run(txn).await?;
        Ok(Replayed { endpoint, queued, last, has_more })
    })
    .await?;
    platform.jobs.wake();
    Ok(replayed)
}

/// The codes of the kinds that are wanted by both, where an empty list wants all; none when there is nothing that both
/// want.
fn narrow(endpoint: &[String], asked: &[EventKind]) -> Option<Vec<String>> {
    if asked.is_empty() {
        return Some(endpoint.to_vec());
    }
    let both = asked.iter().map(|kind| kind.code().to_owned()).filter(|kind| wants(endpoint, kind));
    Some(both.collect::<Vec<_>>()).filter(|both| !both.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_those_that_both_want() {
        let endpoint = ["bill.issued".to_owned(), "order.updated".to_owned()];
        assert_eq!(narrow(&[], &[]), Some(vec![]), "everything");
        assert_eq!(narrow(&endpoint, &[]), Some(endpoint.to_vec()));
        assert_eq!(narrow(&[], &[EventKind::BillIssued]), Some(vec!["bill.issued".into()]));
        let asked = [EventKind::BillIssued, EventKind::UserSignedIn];
        assert_eq!(narrow(&endpoint, &asked), Some(vec!["bill.issued".into()]));
        assert_eq!(narrow(&endpoint, &[EventKind::UserSignedIn]), None);
    }
}
