use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rebated_domain::id::WebhookEndpointId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Most calls to one endpoint at the same time, from one process: one that answers slowly leaves room for others.
const AT_ONCE: usize = 2;
/// How long a call waits for its turn. An endpoint that answers quickly has one by then.
const PATIENCE: Duration = Duration::from_millis(500);

/// Who may call, by endpoint.
#[derive(Default)]
pub(super) struct Turns(Mutex<HashMap<WebhookEndpointId, Arc<Semaphore>>>);

impl Turns {
    /// A turn until it is dropped; none when the endpoint stays busy.
    pub async fn take(&self, endpoint: WebhookEndpointId) -> Option<OwnedSemaphorePermit> {
        let free = {
            let mut under_way = self.0.lock().expect("no holder of the turns panics");
            under_way.retain(|_, free| Arc::strong_count(free) > 1);
            let free = under_way.entry(endpoint).or_insert_with(|| Arc::new(Semaphore::new(AT_ONCE)));
            Arc::clone(free)
        };
        timeout(PATIENCE, free.acquire_owned()).await.ok()?.ok()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[tokio::test]
    async fn turns_are_counted_by_endpoint_and_given_back() {
        let turns = Turns::default();
        let (slow, other) = (WebhookEndpointId(Uuid::from_u128(1)), WebhookEndpointId(Uuid::from_u128(2)));
        let first = turns.take(slow).await.expect("a turn");
        let _second = turns.take(slow).await.expect("a turn");
        assert!(turns.take(slow).await.is_none());
        drop(turns.take(other).await.expect("a turn"));
        drop(first);
        drop(turns.take(slow).await.expect("a turn that was given back"));
        drop(turns.take(slow).await.expect("another"));
        assert_eq!(turns.0.lock().expect("nobody panics").len(), 1, "only what is under way is remembered");
    }
}
